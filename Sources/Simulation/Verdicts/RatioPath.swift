/// A channel's true rate as a multiple of its target's, day by day; 1 just meets the target.
public struct RatioPath: Sendable, Hashable {
  public var start: Double
  /// In the order of their days.
  public var changes: [RatioChange]

  public init(start: Double, changes: [RatioChange] = []) {
    self.start = start
    self.changes = changes.sorted { $0.firstDay < $1.firstDay }
  }

  /// The ratio on a day, counted from 0.
  func ratio(on day: Int) -> Double {
    changes.prefix { $0.firstDay <= day }.reduce(start) { before, change in
      change.ratio + (before - change.ratio) * change.remainder(on: day)
    }
  }
}

/// A change of a channel's true rate: at once, or in a straight line over some days.
public struct RatioChange: Sendable, Hashable {
  /// The day, counted from 0, on which the old ratio holds for the last time; at once: the new.
  public let firstDay: Int
  /// The day from which the new ratio holds.
  public let lastDay: Int
  public let ratio: Double

  /// Returns nil when the last day comes before the first.
  public init?(firstDay: Int, lastDay: Int? = nil, ratio: Double) {
    guard firstDay <= lastDay ?? firstDay else { return nil }
    self.firstDay = firstDay
    self.lastDay = lastDay ?? firstDay
    self.ratio = ratio
  }

  /// How much of the old ratio is left on a day of the change or later.
  fileprivate func remainder(on day: Int) -> Double {
    guard day < lastDay else { return 0 }
    return Double(lastDay - day) / Double(lastDay - firstDay)
  }
}

extension RatioChange: CustomStringConvertible {
  /// As the command line has it: `120:0.5`, or `180-210:0.5`.
  public var description: String {
    let days = firstDay == lastDay ? "\(firstDay)" : "\(firstDay)-\(lastDay)"
    return "\(days):\(ratio)"
  }
}
