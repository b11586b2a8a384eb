import Marketing

/// The tax within an amount, which is taken out so that amounts with and without never meet.
struct ValueAddedTax: Hashable {
  /// Hundredths of a percent.
  private let rate: Int64

  /// Returns nil for a rate that takes nothing out; percent, such as 21 or 5.5.
  init?(percent: Double?) {
    guard let percent, percent.isFinite, percent > 0, percent <= 1000 else { return nil }
    rate = Int64((percent * 100).rounded())
  }

  /// The amount without the tax, a · 100 / (100 + rate), rounded half away from zero.
  func net(_ gross: Micros) -> Micros {
    let divisor = UInt64(10_000 + rate)
    let product = gross.rawValue.magnitude.multipliedFullWidth(by: 10_000)
    let (quotient, remainder) = divisor.dividingFullWidth(product)
    let magnitude = Int64(clamping: quotient + (remainder >= divisor - remainder ? 1 : 0))
    return Micros(rawValue: gross.rawValue < 0 ? -magnitude : magnitude)
  }

  func net(_ gross: Metrics) -> Metrics {
    var metrics = gross
    metrics.spend = gross.spend.map { net($0) }
    metrics.revenue = gross.revenue.map { net($0) }
    return metrics
  }
}
