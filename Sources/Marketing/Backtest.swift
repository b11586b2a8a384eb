import Statistics

/// What the daemon's verdicts would have been over a history, and what was spent in spite of them.
///
/// The very fold of a decision, over rows that were spent without it: people's money went on after
/// a drop. Such rows judge nothing until the cool-down is over; from then on they are the retest,
/// at their full spend, where the daemon would have spent a tenth and taken longer. Where tracking
/// was broken, a person is taken to release it on the day from which conversions come again.
public struct Backtest: Hashable, Sendable {
  /// From the first day of any row to the last.
  public let days: Period
  /// What the hypotheses claimed at the end, unless their channel claimed its own; `auto` as long
  /// as too little was known to fix it.
  public let target: Target
  /// Where `auto` was fixed, and when; nil for a target that people gave.
  public let fixedTarget: FixedTarget?
  /// The days whose rows judge nothing, because conversions were not counted.
  public let untracked: [Period]
  /// The days on which drops waited, because so many channels had fallen at once.
  public let shockDays: [Period]
  /// By name.
  public let channels: [ChannelBacktest]

  /// Returns nil for a request without any complete row.
  ///
  /// Its day is ignored: the history is told on the morning after its last row.
  public init?(of request: DecisionRequest) {
    let histories = ChannelHistory.histories(of: request.observations, under: request.rules)
    let periods = histories.flatMap(\.rows).map(\.period)
    guard let first = periods.map(\.start).min(), let last = periods.map(\.end).max(),
      let days = Period(start: first, end: last)
    else { return nil }
    var request = request
    request.today = last + 1
    request.folded = FoldedObservations(histories: histories, beliefs: [:])
    request.overrides += Self.releases(for: histories, under: request)
    guard let portfolio = Portfolio(request) else { return nil }
    self.days = days
    fixedTarget = portfolio.fixedTarget
    let tracking = portfolio.tracking
    let lasting = tracking.present.flatMap { Period(start: $0.since, end: last) }
    untracked = tracking.over + [lasting].compactMap { $0 }
    shockDays = portfolio.shockDays
    target = portfolio.target(of: nil)
    let standing = portfolio.standing
    channels = histories.compactMap { history in
      guard let hypothesis = portfolio.hypotheses[history.channel],
        let channel = standing.channels.first(where: { $0.channel == history.channel })
      else { return nil }
      return ChannelBacktest(
        of: history, hypothesis, through: last, target: portfolio.target(of: history.channel),
        standing: channel)
    }
  }

  /// What was spent on all channels, currency units.
  public var spend: Double { channels.reduce(0) { $0 + $1.spend } }

  /// What was spent on channels after they would have been dropped, currency units.
  public var spendAfterDrop: Double { channels.reduce(0) { $0 + $1.spendAfterDrop } }
}

/// What a backtest tells of one channel; money in currency units.
public struct ChannelBacktest: Hashable, Sendable {
  /// A step of the hypothesis, with what the channel had spent before that morning.
  public struct Step: Hashable, Sendable {
    public let event: HypothesisEvent
    public let spendSoFar: Double
  }

  public let channel: ChannelName
  public let spend: Double
  /// Nil where no row counts them.
  public let conversions: Double?
  /// Nil where no row gives it.
  public let revenue: Double?
  public let target: Target
  public let steps: [Step]
  /// Every alarm that it did worse than it used to, as of the day on which it was raised.
  public let ageing: [Ageing]
  /// What was spent from its first drop on, until a retest or a confirmation took that back.
  public let spendAfterDrop: Double
  /// What that brought; nil each where nothing was spent, or no row tells.
  public let conversionsAfterDrop: Double?
  public let revenueAfterDrop: Double?
  /// Where it stands on the morning after the last row; its amounts mean nothing here.
  public let standing: Recommendation

  init(
    of history: ChannelHistory, _ hypothesis: Hypothesis, through last: Day, target: Target,
    standing: Recommendation
  ) {
    channel = history.channel
    spend = history.rows.reduce(0) { $0 + $1.spend }
    conversions = history.rows.sum(of: \.conversions)
    revenue = history.rows.sum(of: \.revenue)
    self.target = target
    steps = hypothesis.events.map { event in
      let first = history.rows.first?.period.start ?? event.day
      return Step(
        event: event, spendSoFar: history.spend(from: first, through: event.day - 1) ?? 0)
    }
    ageing = hypothesis.ageingAlarms
    let afterDrop = hypothesis.daysOutOfFavour(through: last)
      .compactMap { history.figures(from: $0.start, through: $0.end) }
    spendAfterDrop = afterDrop.reduce(0) { $0 + $1.spend }
    conversionsAfterDrop = afterDrop.sum(of: \.conversions)
    revenueAfterDrop = afterDrop.sum(of: \.revenue)
    self.standing = standing
  }
}

extension Hypothesis {
  /// From each drop until it was taken back: days on which the daemon would have spent a tenth at
  /// most.
  fileprivate func daysOutOfFavour(through last: Day) -> [Period] {
    var periods: [Period] = []
    var dropped: Day?
    for event in events {
      switch event.to {
      case .dropped: dropped = dropped ?? event.day
      case .testing, .confirmed:
        periods += [dropped.flatMap { Period(start: $0, end: event.day - 1) }].compactMap { $0 }
        dropped = nil
      case .probation, .retest: break
      }
    }
    return periods + [dropped.flatMap { Period(start: $0, end: last) }].compactMap { $0 }
  }
}

extension Array {
  /// Nil where no element gives any.
  fileprivate func sum(of figure: (Element) -> Double?) -> Double? {
    reduce(nil) { sum, element in figure(element).map { (sum ?? 0) + $0 } ?? sum }
  }
}

extension Portfolio {
  /// What a channel claims today, or the plan as a whole; `auto` while that is not fixed.
  func target(of channel: ChannelName?) -> Target {
    rules.target(of: channel, fixed: fixedTarget)
  }
}

// MARK: - Broken tracking

extension Backtest {
  /// The words of a person who mends the tracking and releases it when conversions are back.
  private static func releases(
    for histories: [ChannelHistory], under request: DecisionRequest
  ) -> [Override] {
    let maturity = Maturity(
      of: histories, restatingSince: request.restatingSince, rules: request.rules)
    var words: [Override] = []
    while let found = TrackingWatch.record(
      of: histories, maturity: maturity, rules: request.rules,
      overrides: request.overrides + words
    ).present, let day = firstDay(countedAfter: found, in: histories) {
      words.append(
        Override(
          channel: nil, action: .releaseTracking, from: day, reason: nil, author: "backtest",
          source: .commandLine, createdAt: "\(day)"))
    }
    return words
  }

  /// The first day after a break from which three days bring what would have been no alarm.
  private static func firstDay(
    countedAfter found: TrackingBreak, in histories: [ChannelHistory]
  ) -> Day? {
    var conversions: [Day: Double] = [:]
    for row in histories.lazy.flatMap(\.rows) where row.period.dayCount == 1 {
      conversions[row.period.start, default: 0] += max(0, row.conversions ?? 0)
    }
    guard let last = conversions.keys.max() else { return nil }
    let window = TrackingWatch.windowDays
    return stride(
      from: (found.since + found.days).number, through: (last - window + 1).number, by: 1
    )
    .lazy.map(Day.init).first { day in
      let sum = (0..<window).reduce(0) { $0 + (conversions[day + $1] ?? 0) }
      let promised = found.expected * Double(window) / Double(found.days)
      return sum >= TrackingWatch.leastFall * promised
    }
  }
}
