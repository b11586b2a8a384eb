import Marketing
import Testing

@Suite struct ObservationTests {
  @Test func `a metric missing on one side is the other's`() {
    var metrics = Metrics(spend: Micros(rawValue: 5), clicks: 7)
    metrics += Metrics(spend: Micros(rawValue: -2), conversions: 0.5)
    #expect(metrics == Metrics(spend: Micros(rawValue: 3), clicks: 7, conversions: 0.5))
  }

  @Test func `a metric that no side gives stays missing`() {
    var metrics = Metrics()
    metrics += Metrics()
    #expect(metrics == Metrics())
  }

  @Test(arguments: [(Int64.max, Int64(1), Int64.max), (.min, -1, .min), (.max, .min, -1)])
  func `a sum beyond 64 bits stops at the end`(left: Int64, right: Int64, sum: Int64) {
    var metrics = Metrics(spend: Micros(rawValue: left), impressions: left)
    metrics += Metrics(spend: Micros(rawValue: right), impressions: right)
    #expect(metrics == Metrics(spend: Micros(rawValue: sum), impressions: sum))
  }

  @Test(arguments: [(6, false), (7, true), (30, true)])
  func `a period counts once it was over when it was delivered`(delivered: Int, complete: Bool) {
    let observation = RecordedObservation(
      key: .init(source: "a", channel: "radio", item: "", period: Period(weekOf: firstDay)),
      metrics: Metrics(), deliveredOn: day(delivered), revision: 0, file: "a.csv", line: 2)
    #expect(observation.isComplete == complete)
  }
}
