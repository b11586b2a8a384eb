public import Marketing

/// Everything that the page of a month says.
public struct MonthContent: Hashable, Sendable {
  /// What people call the plan; nil where nobody named it.
  public var name: String?
  public var language: Language
  public var currency: Currency
  /// A month of the calendar.
  public var month: Period
  /// The last of its days of which there are figures.
  public var through: Day
  public var measure: PageContent.Measure
  /// What each channel claims; none where that is not fixed.
  public var targets: [ChannelName: Target]
  /// What each channel spent and brought in the month, and in the one before.
  public var figures: [ChannelName: Timeline.Figures]
  public var before: [ChannelName: Timeline.Figures]
  /// Currency units that were spent in the month on channels dropped by then.
  public var spentAfterDrop: [ChannelName: Double]
  /// The month's decisions, in order.
  public var decisions: [Decision]
  /// What these found out about hypotheses, in order.
  public var steps: [HypothesisStep]
  /// What people said in the month, in order.
  public var words: [Override]
  /// The last decision of the month or before it; nil before the first.
  public var standing: Decision?

  public init(
    name: String?, language: Language, currency: Currency, month: Period, through: Day,
    measure: PageContent.Measure, targets: [ChannelName: Target] = [:],
    figures: [ChannelName: Timeline.Figures] = [:],
    before: [ChannelName: Timeline.Figures] = [:], spentAfterDrop: [ChannelName: Double] = [:],
    decisions: [Decision] = [], steps: [HypothesisStep] = [], words: [Override] = [],
    standing: Decision? = nil
  ) {
    self.name = name
    self.language = language
    self.currency = currency
    self.month = month
    self.through = through
    self.measure = measure
    self.targets = targets
    self.figures = figures
    self.before = before
    self.spentAfterDrop = spentAfterDrop
    self.decisions = decisions
    self.steps = steps
    self.words = words
    self.standing = standing
  }
}

extension MonthContent {
  /// The sum of all channels.
  static func total(_ figures: [ChannelName: Timeline.Figures]) -> Timeline.Figures? {
    figures.sorted { $0.key < $1.key }.reduce(nil) { sum, part in
      sum.map { $0 + part.value } ?? part.value
    }
  }

  /// The sum of the channels whose results are counted.
  func measured(_ figures: [ChannelName: Timeline.Figures]) -> Timeline.Figures? {
    Self.total(figures.filter { measure.result(of: $0.value) != nil })
  }

  /// Those that spent most first.
  var channels: [ChannelName] {
    let spent = figures.mapValues { $0.spend ?? 0 }
    return Set(figures.keys).union(before.keys).sorted { left, right in
      let (one, other) = (spent[left] ?? 0, spent[right] ?? 0)
      return one == other ? left < right : one > other
    }
  }
}
