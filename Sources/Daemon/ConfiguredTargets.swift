import Marketing

/// Every target that was configured, each from the day on which a decision first knew it.
struct ConfiguredTargets {
  /// Of several that begin on one day the last alone: the later decision replaces the earlier.
  let periods: [TargetPeriod]
  /// What the next decision has to record.
  let news: [TargetPeriod]
  /// What it has to say of them.
  let changes: [Note]

  /// Those that an earlier decision knew.
  init(recorded: [TargetPeriod]) {
    periods = Self.effective(recorded)
    (news, changes) = ([], [])
  }

  /// Those recorded, with what the present configuration changes from today on.
  ///
  /// `earlier` stands for the records that a ledger of an older version lacks: the rules of its
  /// last decision, and the day of that.
  init(recorded: [TargetPeriod], rules: PlanRules, today: Day, earlier: (PlanRules, Day)?) {
    let inherited =
      recorded.isEmpty ? earlier.map { Self.periods(of: $0.0, from: $0.1) } ?? [] : []
    let known = recorded + inherited
    let changed = Self.changes(from: known, to: rules, on: today)
    let held = Self.last(of: known)
    news = inherited + changed
    periods = Self.effective(recorded + news)
    changes =
      known.isEmpty
      ? []
      : changed.filter { $0.target != (held[$0.channel] ?? nil) }.map {
        .targetChanged(channel: $0.channel, from: held[$0.channel] ?? nil, to: $0.target)
      }
  }

  private static func changes(
    from known: [TargetPeriod], to rules: PlanRules, on today: Day
  ) -> [TargetPeriod] {
    let configured = periods(of: rules, from: today)
    guard let start = known.first?.from else { return configured }
    let (held, present) = (last(of: known), last(of: configured))
    let channels = Set(held.keys).union(present.keys)
    return channels.sorted { $0?.key ?? "" < $1?.key ?? "" }.flatMap { channel in
      let (before, now) = (held[channel] ?? nil, present[channel] ?? nil)
      guard before != now else { return [TargetPeriod]() }
      // The first period of a channel would hold for all time before it, too.
      let none =
        held.keys.contains(channel)
        ? [] : [TargetPeriod(channel: channel, target: nil, from: start)]
      return none + [TargetPeriod(channel: channel, target: now, from: today)]
    }
  }

  /// The target of all channels, then the channels' own.
  private static func periods(of rules: PlanRules, from day: Day) -> [TargetPeriod] {
    [TargetPeriod(target: rules.target, from: day)]
      + rules.channels.sorted { $0.key < $1.key }.compactMap { channel, own in
        own.target.map { TargetPeriod(channel: channel, target: $0, from: day) }
      }
  }

  private static func last(of periods: [TargetPeriod]) -> [ChannelName?: Target?] {
    Dictionary(periods.map { ($0.channel, $0.target) }, uniquingKeysWith: { _, last in last })
  }

  private static func effective(_ recorded: [TargetPeriod]) -> [TargetPeriod] {
    recorded.reduce(into: []) { periods, period in
      periods.removeAll { $0.channel == period.channel && $0.from == period.from }
      periods.append(period)
    }
  }
}
