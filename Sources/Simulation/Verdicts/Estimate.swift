/// A figure from a sample, and how far chance may have moved it.
public struct Estimate: Sendable, Hashable {
  public let value: Double
  /// Nil where the sample is too small to tell.
  public let standardError: Double?

  init(value: Double, standardError: Double?) {
    self.value = value
    self.standardError = standardError
  }

  /// The mean of a sample, with its standard error s/√n.
  init(meanOf sample: [Double]) {
    let count = Double(sample.count)
    let mean = sample.reduce(0, +) / count
    let squares = sample.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    value = mean
    standardError = sample.count > 1 ? (squares / (count - 1) / count).squareRoot() : nil
  }

  /// A share p, with its standard error √(p (1 − p) / n).
  init(shareOf sample: [Bool]) {
    let count = Double(sample.count)
    value = Double(sample.count { $0 }) / count
    standardError = (value * (1 - value) / count).squareRoot()
  }
}

/// On which day something first happened to each channel, if ever.
public struct FirstTimes: Sendable, Hashable {
  /// The share to which it happened.
  public let share: Estimate
  /// Ascending; those to which it did not happen stand behind them.
  private let days: [Int]
  private let count: Int

  init(_ days: [Int?]) {
    count = days.count
    self.days = days.compactMap { $0 }.sorted()
    share = Estimate(shareOf: days.map { $0 != nil })
  }

  /// The day by which it happened to a share of all channels; nil while it has not.
  ///
  /// The ⌈q n⌉-th of n; its standard error is half the distance of the days √(n q (1 − q)) ranks
  /// before and behind it.
  public func day(of share: Double) -> Estimate? {
    let rank = (share * Double(count)).rounded(.up)
    guard let day = day(atRank: rank) else { return nil }
    let spread = (Double(count) * share * (1 - share)).squareRoot()
    let early = self.day(atRank: max(1, (rank - spread).rounded()))
    let late = self.day(atRank: (rank + spread).rounded())
    return Estimate(
      value: day, standardError: early.flatMap { early in late.map { ($0 - early) / 2 } })
  }

  private func day(atRank rank: Double) -> Double? {
    let place = Int(rank) - 1
    return days.indices.contains(place) ? Double(days[place]) : nil
  }
}

extension [Int] {
  /// The ⌈q n⌉-th of an ascending array; nil when empty.
  func ranked(at share: Double) -> Int? {
    isEmpty ? nil : self[Swift.max(0, Int((share * Double(count)).rounded(.up)) - 1)]
  }
}
