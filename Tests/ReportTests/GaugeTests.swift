import Marketing
import Testing

@testable import Report

struct GaugeTests {
  private func gauge(
    _ cost: Double = 20, _ low: Double = 15, _ high: Double = 25,
    target: Target? = .costPerAcquisition(30), measure: PageContent.Measure = .cost,
    orderValue: Double? = nil
  ) throws -> Gauge {
    var evidence = Evidence(
      costPerAcquisition: cost, costPerAcquisitionLow: low, costPerAcquisitionHigh: high)
    evidence.belief = orderValue.map {
      BeliefFigures(
        orderValue: .init(mean: $0, low: $0, high: $0), halfLives: [],
        curves: .init(power: 1, powerExponent: 1, saturating: 0, threshold: 0),
        maturityAtOneDay: 1, dispersion: 1)
    }
    let channel = try recommendation(evidence: evidence)
    return try #require(Gauge(channel, target: target, measure: measure))
  }

  @Test func `the target is the middle, half of it a quarter to the left`() throws {
    let gauge = try gauge()
    let scale = GaugeScale([gauge])
    let places = [30, 15, 60, 7.5, 120].map { scale.place(of: $0, in: gauge) }
    #expect(places == [0.5, 0.25, 0.75, 0, 1])
  }

  @Test(arguments: [(1e-300, 0.0), (0, 0), (-5, 0), (1e300, 1), (.infinity, 1), (.nan, 0)])
  func `what lies beyond the scale stands at its end`(value: Double, place: Double) throws {
    let gauge = try gauge()
    #expect(GaugeScale([gauge]).place(of: value, in: gauge) == place)
  }

  @Test func `without a target the channels are compared with their middle`() throws {
    let gauges = try [gauge(10, 9, 11, target: nil), gauge(20, 9, 30, target: nil)]
    #expect(GaugeScale(gauges).place(of: 20, in: gauges[0]) == 0.5)
  }

  @Test func `a target of another measure is translated by what an order brings`() throws {
    let cost = try gauge(target: .returnOnAdSpend(3), orderValue: 60)
    #expect(cost.target == 20)
    let back = try gauge(target: .costPerAcquisition(30), measure: .return, orderValue: 60)
    #expect(back.value == 3 && back.low == 2.4 && back.high == 4 && back.target == 2)
  }

  @Test func `a return that the decision tells goes before one that is translated`() throws {
    var channel = try recommendation(
      evidence: Evidence(
        costPerAcquisition: 20, costPerAcquisitionLow: 15, costPerAcquisitionHigh: 25))
    channel.evidence.belief = BeliefFigures(
      orderValue: .init(mean: 60, low: 60, high: 60), halfLives: [],
      curves: .init(power: 1, powerExponent: 1, saturating: 0, threshold: 0),
      maturityAtOneDay: 1, dispersion: 1)
    channel.evidence.returnOnAdSpend = .init(mean: 3.1, low: 2, high: 4.5)
    let gauge = try #require(Gauge(channel, target: .returnOnAdSpend(3), measure: .return))
    #expect(gauge.value == 3.1 && gauge.low == 2 && gauge.high == 4.5)
    #expect(abs((gauge.target ?? 0) - 3) < 1e-12)
  }

  @Test func `a return is known where nobody counts customers`() throws {
    var evidence = Evidence()
    evidence.returnOnAdSpend = .init(mean: 3.1, low: 2, high: 4.5)
    let gauge = try #require(
      Gauge(
        try recommendation(evidence: evidence), target: .returnOnAdSpend(3), measure: .return))
    #expect(gauge.value == 3.1 && gauge.target == 3)
  }

  @Test(
    arguments: [(15.0, 25.0, Gauge.Side.below), (15, 35, .across), (31, 90, .above)])
  func `an interval lies on a side of its target or across`(
    low: Double, high: Double, side: Gauge.Side
  ) throws {
    #expect(try gauge(20, low, high).side == side)
  }
}
