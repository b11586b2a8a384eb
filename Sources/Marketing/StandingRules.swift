/// Finds each channel's flags and fixed amount.
struct StandingRules {
  let rules: PlanRules
  let words: OverridesInForce
  let today: Day
  let dataThrough: Day?
  /// The last day of any row, by source.
  let sourceThrough: [String: Day]
  /// Days since then on which a channel of the source had money, by source.
  private let silence: [String: Int]
  /// What `auto` was fixed at; nil before.
  var fixedTarget: FixedTarget?
  /// The day of the decision that first told of a channel's last drop.
  var dropsAdvised: [ChannelName: Day] = [:]

  init(
    rules: PlanRules, words: OverridesInForce = .none, today: Day, histories: [ChannelHistory],
    plans: PlanHistory = PlanHistory([])
  ) {
    self.rules = rules
    self.words = words
    self.today = today
    var through: [String: Day] = [:]
    for history in histories {
      for (index, row) in history.rows.enumerated()
      where index + 1 == history.rows.count || history.rows[index + 1].source != row.source {
        through[row.source] = max(through[row.source] ?? row.period.end, row.period.end)
      }
    }
    sourceThrough = through
    dataThrough = through.values.max()
    let members = Dictionary(grouping: histories, by: { $0.rows.last?.source ?? "" })
    silence = through.reduce(into: [:]) { silence, entry in
      let (source, last) = entry
      silence[source] = today - last
      guard today - last > PlanRules.grace else { return }
      silence[source]? -= plans.idleDays(
        of: members[source, default: []].map(\.channel), after: last, through: today)
    }
  }

  /// Days without spend after which a channel counts as absent: 28, or 4 of its periods.
  static func absence(of history: ChannelHistory) -> Int {
    max(absentDays, absentPeriods * history.periodLength)
  }

  static let absentDays = 28
  private static let absentPeriods = 4

  func settle(_ standing: inout Standing) {
    standing.flags = flags(of: standing)
    standing.fixed = fixedAmount(of: standing)
    standing.ceilings = ceilings(of: standing)
  }

  private func flags(of standing: Standing) -> Set<ChannelFlag> {
    var flags: Set<ChannelFlag> = []
    switch words.amountWord(on: standing.channel)?.action.verb {
    case .pause: flags.insert(.paused)
    case .protect: flags.insert(.protected)
    default: break
    }
    if standing.rules.protection != nil { flags.insert(.protected) }
    if standing.inForce == nil { flags.insert(.newcomer) }
    guard let history = standing.history, !history.rows.isEmpty else {
      return flags.union([.awaited])
    }
    if standing.hypothesis?.ageing != nil { flags.insert(.ageing) }
    if standing.hypothesis?.isRefutable == false { flags.insert(.ordersUncounted) }
    if !history.isMeasured { flags.insert(.unmeasured) }
    if outcomeMissing(in: history) != nil { flags.insert(.outcomeMissing) }
    if beginsRetest(standing) { return flags }
    if isAbsent(history, plans: standing.plans) { flags.insert(.absent) }
    if isStale(history) { flags.insert(.stale) }
    return flags
  }

  /// Silent, or without spend, while its source has later data.
  ///
  /// By its own doing: days on which the plan gave it nothing, as in a pause, do not count.
  private func isAbsent(_ history: ChannelHistory, plans: PlanHistory) -> Bool {
    guard let source = history.rows.last?.source, let through = sourceThrough[source] else {
      return false
    }
    let limit = Self.absence(of: history)
    let last = lastSpend(of: history)
    guard through - last >= limit else { return false }
    return through - last - plans.idleDays(of: [history.channel], after: last, through: through)
      >= limit
  }

  /// The last day with spend; for a channel that never spent, the day before its first row.
  private func lastSpend(of history: ChannelHistory) -> Day {
    history.lastSpendDay ?? (history.rows.first.map { $0.period.start - 1 } ?? today)
  }

  /// A source whose channels all have nothing is silent for good reason.
  private func isStale(_ history: ChannelHistory) -> Bool {
    guard let silence = history.rows.last.flatMap({ silence[$0.source] }) else { return false }
    return silence > patience(with: history)
  }

  /// Days for which a source may be silent.
  private func patience(with history: ChannelHistory) -> Int {
    rules.patience(with: history.channel, periodLength: history.periodLength)
  }

  /// The last day up to which silence means no spend.
  ///
  /// A weekly or monthly file ends earlier than daily ones: its channels' spend is known through
  /// their source's last day, unless that has become too old to speak for today. Of a channel told
  /// by weeks or months beside daily ones of the same source it is known through its own last row,
  /// as long as the next one need not have come.
  func spendKnownThrough(of history: ChannelHistory) -> Day? {
    guard let dataThrough, let last = history.rows.last, let own = sourceThrough[last.source]
    else { return nil }
    if history.periodLength > 1, own - last.period.end <= patience(with: history) {
      return last.period.end
    }
    return dataThrough - own > patience(with: history) ? dataThrough : own
  }

  /// The first row with spend of the run at the end that lacks the outcome earlier rows have.
  private func outcomeMissing(in history: ChannelHistory) -> Day? {
    guard history.isMeasured else { return nil }
    let silent = history.rows.reversed()
      .prefix { $0.conversions == nil && $0.revenue == nil }
    return silent.last { $0.spend > 0 }?.period.start
  }

  private func fixedAmount(of standing: Standing) -> Standing.Fixed? {
    if let told = told(standing) { return told }
    if let dropped = dropped(standing) { return dropped }
    if let protection = standing.rules.protection {
      let amount = max(standing.keptAmount, Double(standing.rules.min.rawValue))
      return .init(amount: amount, reason: .protected(because: protection.reason))
    }
    guard let history = standing.history, let last = history.lastDay else {
      return .init(amount: awaitedAmount(standing), reason: .awaited)
    }
    if standing.flags.contains(.absent) {
      return .init(amount: 0, reason: .absent(lastSpend: history.lastSpendDay))
    }
    if let since = outcomeMissing(in: history) {
      return .init(amount: standing.keptAmount, reason: .outcomeMissing(since: since))
    }
    if standing.flags.contains(.unmeasured) {
      return .init(amount: unmeasuredAmount(standing, history), reason: .unmeasured)
    }
    if standing.flags.contains(.stale) {
      return .init(amount: standing.keptAmount, reason: .stale(lastDay: last))
    }
    return retest(standing)
  }

  /// What a person's word gives it, before any other rule; nil without one.
  private func told(_ standing: Standing) -> Standing.Fixed? {
    guard let word = words.amountWord(on: standing.channel) else { return nil }
    switch word.action {
    case .set(let amount):
      return .init(
        amount: Double(amount.rawValue),
        reason: .setByPerson(
          by: word.author, because: word.reason, until: word.until,
          replacing: standing.replacedAmount))
    case .pause:
      return .init(
        amount: 0,
        reason: .paused(
          by: word.author, because: word.reason, until: word.until,
          replacing: standing.replacedAmount))
    case .protect(let amount):
      let held = amount.map { Double($0.rawValue) } ?? presentAmount(of: standing)
      let drop = standing.hypothesis?.events.last.flatMap { $0.to == .dropped ? $0.day : nil }
      return .init(
        amount: max(held, Double(standing.rules.min.rawValue)),
        reason: .protectedByPerson(
          by: word.author, because: word.reason, until: word.until, droppedOn: drop))
    case .retest, .release, .releaseTracking, .target, .budget: return nil
    }
  }

  /// The amount in force; for a newcomer its start, or what people spend on it.
  private func presentAmount(of standing: Standing) -> Double {
    if let amount = standing.beforeWord ?? standing.inForce
      ?? standing.rules.start.map({ Double($0.rawValue) })
    {
      return amount
    }
    return standing.history.map { unmeasuredAmount(standing, $0) } ?? 0
  }

  /// What a channel has whose file has not come: nothing, unless people or the first plan gave it.
  private func awaitedAmount(_ standing: Standing) -> Double {
    if let inForce = standing.inForce, inForce > 0 { return inForce }
    return standing.rules.start.map { Double($0.rawValue) } ?? 0
  }

  /// What people spend is all that is known of a channel that no plan has had.
  private func unmeasuredAmount(_ standing: Standing, _ history: ChannelHistory) -> Double {
    guard standing.inForce == nil, let through = spendKnownThrough(of: history) else {
      return standing.keptAmount
    }
    let daily = StartingPlan.recentDailySpend(of: history, through: through)
    return rules.budget.minorUnits(perDay: daily)
  }
}
