import Marketing
import Testing

@testable import Simulation

/// What a channel's first day looks like in many worlds.
@Suite struct DemoRowTests {
  /// Google Ads' first row, on a Monday with the habit's spend.
  let rows = (0..<2000).compactMap { seed in
    DemoAgency(seed: UInt64(seed), firstDay: monday)
      .rows(of: .googleAds, in: Period(day: monday), spending: [:]).first
  }

  /// 2200 / 20 / 7 · 1.08; the mean of the first row's conversions.
  let mean = 16.971428571428573

  /// μ + 0.15² μ² of noise + (0.75 · 0.04 / √3)² μ² of delivery.
  let variance = 23.538465306122450

  /// Normal approximation; false alarm 6e-5.
  @Test func `conversions have the mean of their truth within four standard errors`() {
    let sample = rows.map { Double($0.conversions) }.reduce(0, +) / 2000
    #expect(abs(sample - mean) < 4 * (variance / 2000).squareRoot())
  }

  /// A squared deviation varies by (2 + excess kurtosis) σ⁴, and 6 · 0.15² + 1 / σ² is below 0.5;
  /// false alarm 6e-5.
  @Test func `conversions scatter more than Poisson's by what days differ`() {
    let squares = rows.map { (Double($0.conversions) - mean) * (Double($0.conversions) - mean) }
    let error = (2.5 * variance * variance / 2000).squareRoot()
    #expect(abs(squares.reduce(0, +) / 2000 - variance) < 4 * error)
  }

  /// Orders have mean 64 EUR and standard deviation 64 / √2; false alarm 6e-5.
  @Test func `an order is worth 64 EUR`() {
    let orders = Double(rows.map(\.conversions).reduce(0, +))
    let revenue = rows.map { $0.revenue.units(of: .euro) }.reduce(0, +)
    #expect(abs(revenue / orders - 64) < 4 * 64 / (2 * orders).squareRoot())
  }

  /// 0.90 EUR a click, 50 impressions a click; half a million clicks lie within 1 %.
  @Test func `clicks and impressions follow spend`() {
    let spend = rows.map { $0.spend.units(of: .euro) }.reduce(0, +)
    let clicks = Double(rows.map(\.clicks).reduce(0, +))
    #expect(abs(spend / clicks - 0.9) < 0.009)
    #expect(abs(Double(rows.map(\.impressions).reduce(0, +)) / clicks - 50) < 0.5)
  }

  @Test func `the weekdays' factors have mean one`() {
    #expect(abs(DemoChannel.weekdays.reduce(0, +) - 7) < 1e-12)
  }
}
