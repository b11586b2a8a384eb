import Marketing
import Statistics

/// What the daemon does: plans with guardrails, one a week unless a change promises more.
///
/// Mondays decide with the week's dice. On other days the plan is solved by the posterior mean, and
/// is taken only where that promises more than 1 %, or a hypothesis has changed its state. Steps,
/// floors and verdicts are those of the daemon's own portfolio; only files and ledger are left out.
/// Where it calls tracking broken, which it never is here, a person says so on the next morning.
struct GuardedPlanner: Policy {
  private let scenario: Scenario
  private let exploration: Exploration
  private let names: [ChannelName]
  private var rules: PlanRules
  private let model: ResponseModel
  private let reference: Double
  private var learner: Learner
  private var mornings: [Morning] = []
  private var rows: RowBook
  private var plans: [PlanInForce] = []
  private var fixedTarget: FixedTarget?
  private var tracking = TrackingRecord()
  private var releases: [Override] = []

  init(
    for world: World, exploration: Exploration, model: ResponseModel, target: Target
  ) {
    scenario = world.scenario
    self.exploration = exploration
    names = scenario.channelNames
    rows = RowBook(of: names)
    rules = scenario.rules(for: [])
    var generator = world.streams.generator(for: .dice)
    rules.seed = generator.next()
    rules.target = target
    let founders = world.channels.count { $0.firstDay == 0 }
    reference = scenario.budget / Double(max(founders, 1))
    self.model = model
    learner = Learner(of: scenario, reference: reference, model: model)
  }

  mutating func amounts(on morning: Morning) throws -> [Double] {
    rules.channels = scenario.rules(for: morning.openChannels.map { names[$0] }).channels
    rows.add(morning)
    mornings.append(morning)
    if tracking.present != nil { releases.append(.release(from: Scenario.date(of: morning.day))) }
    var beliefs = learner.beliefs(on: morning, trusting: tracking)
    var portfolio = Portfolio(request(on: morning, beliefs: beliefs))
    if let found = portfolio?.tracking, found != tracking {
      tracking = found
      beliefs = beliefsAnew()
      portfolio = Portfolio(request(on: morning, beliefs: beliefs))
    }
    if let portfolio { try decide(portfolio) }
    return names.map { name in
      guard let amount = plans.last?.amounts[name] else { return 0 }
      return rules.budget.dailyUnits(amount.to)
    }
  }

  /// What is believed when the rows of other days are trusted than before.
  private mutating func beliefsAnew() -> [Belief] {
    learner = Learner(of: scenario, reference: reference, model: model)
    return mornings.map { learner.beliefs(on: $0, trusting: tracking) }.last ?? []
  }

  private func request(on morning: Morning, beliefs: [Belief]) -> DecisionRequest {
    var request = DecisionRequest(
      rules: rules, today: Scenario.date(of: morning.day), observations: [],
      restatingSince: rows.restatingSince, plans: plans, referenceSpend: reference,
      fixedTarget: fixedTarget)
    request.overrides = releases
    let known = zip(names, beliefs).filter { rules.channels[$0.0] != nil }
    request.folded = FoldedObservations(
      histories: rows.histories, beliefs: Dictionary(uniqueKeysWithValues: known))
    return request
  }

  private mutating func decide(_ portfolio: Portfolio) throws {
    let isScheduled = plans.isEmpty || portfolio.today.weekday == 1
    guard try isScheduled || portfolio.isWorthDeciding() else { return }
    let advice = try portfolio.advice(isScheduled ? exploration : .mean)
    guard isScheduled || !advice.keepsPlan else { return }
    fixedTarget = portfolio.fixedTarget
    plans.append(
      PlanInForce(
        decision: plans.count + 1, today: portfolio.today, channels: advice.channels))
  }
}

extension Override {
  /// What a person says who has looked, and found that conversions are counted.
  fileprivate static func release(from day: Day) -> Override {
    Override(
      channel: nil, action: .releaseTracking, from: day, reason: "tracking works",
      author: "the world",
      source: .commandLine, createdAt: "\(day)")
  }
}

/// Every row with its present value, as histories.
private struct RowBook {
  private static let source = "world"

  private let names: [ChannelName]
  private var rows: [[ChannelRow]]
  /// By source, the first day on which a value changed.
  private(set) var restatingSince: [String: Day] = [:]

  init(of names: [ChannelName]) {
    self.names = names
    rows = names.map { _ in [] }
  }

  mutating func add(_ morning: Morning) {
    let today = Scenario.date(of: morning.day)
    for row in morning.rows {
      if let before = row.before, before != row.known, restatingSince.isEmpty {
        restatingSince[Self.source] = today
      }
      let day = Scenario.date(of: row.day)
      let present = ChannelRow(
        period: Period(day: day), spend: row.spend, conversions: row.known.conversions,
        revenue: row.known.revenue, source: Self.source, deliveredOn: today)
      let place = rows[row.channel].lastIndex { $0.period.end <= day }
      if let place, rows[row.channel][place].period.end == day {
        rows[row.channel][place] = present
      } else {
        rows[row.channel].append(present)
      }
    }
  }

  var histories: [ChannelHistory] {
    zip(names, rows).filter { !$0.1.isEmpty }
      .map { ChannelHistory(channel: $0.0, rows: $0.1) }
  }
}
