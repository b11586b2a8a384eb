import Foundation
import Statistics

/// The verdicts: every hypothesis folded over the days on which its rows became mature.
///
/// A fold over days, never over decisions, so that history loaded at once is replayed in order
/// and looking more often changes nothing.
struct HypothesisFold {
  let rules: PlanRules
  let maturity: Maturity
  /// The target that `auto` was fixed at, once it is.
  var fixedTarget: FixedTarget?
  /// The shock for which drops wait on the last day with mature rows; nil without one.
  var commonShock: CommonShock?
  /// The days on which drops waited for a shock to pass, each run from its first to its last.
  var shockDays: [Period] = []

  var entries: [Entry] = []
  var calibration: TargetCalibration
  var orderValue = OrderValue()
  /// Mature rows with revenue that wait until the value of an order is known.
  var waiting: [MatureRow] = []
  /// What is known of the dispersion of each metric since the last judgement.
  var priors: [Episode.Outcome: DispersionPrior] = [:]
  let bar: EvidenceBar
  let design: TestDesign
  /// Every word that people gave, oldest first.
  let overrides: [Override]
  let targets: TargetCalendar
  /// The days from which outcomes count for something else, in order.
  let valueChanges: [Day]
  /// What `auto` was fixed at after each of them, where an earlier decision told.
  let fixedAgain: [Day: FixedTarget]
  private let targetPeriods: [TargetPeriod]
  /// The last day whose calendar has been obeyed.
  var clock: Day?
  /// A state for later folds to go on from, where the one at hand is of no use or old; else nil.
  private(set) var newState: VerdictState?

  /// A channel under judgement.
  struct Entry {
    fileprivate(set) var history: ChannelHistory
    var hypothesis: Hypothesis
    var target: Target?
    /// The last day on which its newest mature row still speaks for the present.
    var freshThrough: Day?

    var channel: ChannelName { history.channel }
  }

  /// The places of a row's channel among the entries, and of the row in its history.
  struct MatureRow {
    var entry: Int
    var index: Int
  }

  func row(_ mature: MatureRow) -> ChannelRow {
    entries[mature.entry].history.rows[mature.index]
  }

  init(
    rules: PlanRules, maturity: Maturity, fixedTarget: FixedTarget?, overrides: [Override] = [],
    targets: [TargetPeriod] = [], values: [ValuePeriod] = [],
    fixedAgain: [Day: FixedTarget] = [:], design: TestDesign = .standard
  ) {
    self.rules = rules
    self.maturity = maturity
    self.fixedTarget = fixedTarget
    self.overrides = overrides
    targetPeriods = targets
    self.targets = TargetCalendar(rules: rules, periods: targets, overrides: overrides)
    valueChanges = values.dropFirst().map(\.from)
    self.fixedAgain = fixedAgain
    self.design = design
    bar = EvidenceBar(errorRate: rules.errorRate, detectorOdds: design.detectorOdds)
    calibration = TargetCalibration(for: rules.objective)
  }

  var hypotheses: [ChannelName: Hypothesis] {
    Dictionary(uniqueKeysWithValues: entries.map { ($0.channel, $0.hypothesis) })
  }

  /// Folds every row that is mature on or before a day, and judges day by day.
  ///
  /// - Parameters:
  ///   - histories: In any order.
  ///   - lastDay: The last day on which rows are judged.
  ///   - today: When later, the day up to which the calendar goes on without rows.
  ///   - memory: Where an earlier fold left off; nil neither goes on from a state nor makes one.
  mutating func fold(
    _ histories: [ChannelHistory], through lastDay: Day, calendarThrough today: Day? = nil,
    remembering memory: VerdictMemory? = nil
  ) {
    begin(histories.sorted { $0.channel < $1.channel })
    let inputs = self.inputs
    let told = memory.flatMap { resume($0.state, of: inputs, before: lastDay) }
    var due = memory == nil ? nil : dueState(after: told, before: lastDay)
    for (day, rows) in matureRows(of: inputs, after: told, through: lastDay) {
      if let stateDay = due, stateDay < day {
        newState = try? state(on: stateDay, digest: inputs.digest(through: stateDay))
        due = nil
      }
      judge(rows, on: day)
    }
    passTime(through: max(lastDay, today ?? lastDay))
    for index in entries.indices { countKnownRows(of: index, on: lastDay) }
  }

  /// One hypothesis for each channel, none of whose rows has been judged.
  mutating func begin(_ histories: [ChannelHistory]) {
    entries = histories.map { history in
      Entry(
        history: history,
        hypothesis: Hypothesis(outcome: .conversions, tolerance: design.tolerance))
    }
  }

  /// Judges rows that no history had, on the day on which they are mature; days come in order.
  mutating func judge(_ rows: [(entry: Int, row: ChannelRow)], on day: Day) {
    let mature = rows.map { entry, row in
      entries[entry].history.append(row)
      return MatureRow(entry: entry, index: entries[entry].history.rows.count - 1)
    }
    if mature.isEmpty { passTime(through: day) } else { judge(mature, on: day) }
  }

  private mutating func judge(_ rows: [MatureRow], on day: Day) {
    passTime(through: day)
    absorb(rows, on: day)
    reachVerdicts(on: day)
    // A person may ask for a retest on the very day of the drop.
    for index in entries.indices { retest(index, on: day) }
    fixTarget(on: day)
  }

  private func matureRows(
    of inputs: VerdictInputs, after told: Day?, through lastDay: Day
  ) -> [(key: Day, value: [MatureRow])] {
    var byDay: [Day: [MatureRow]] = [:]
    for (entry, days) in inputs.matureDays.enumerated() {
      for (index, day) in days.enumerated() {
        guard let day, day <= lastDay, told.map({ $0 < day }) ?? true else { continue }
        byDay[day, default: []].append(MatureRow(entry: entry, index: index))
      }
    }
    return byDay.sorted { $0.key < $1.key }
  }
}

// MARK: - Where it goes on

extension HypothesisFold {
  private var inputs: VerdictInputs {
    VerdictInputs(
      rules: rules, fixedTarget: fixedTarget, overrides: overrides, targets: targetPeriods,
      histories: entries.map(\.history),
      matureDays: entries.map { entry in
        let window = rules.rules(for: entry.channel).attributionWindow
        return entry.history.rows.map { maturity.day(for: $0, window: window) }
      })
  }

  /// Goes on from a state; returns its day, or nil where it is not of the same rows.
  private mutating func resume(
    _ state: VerdictState?, of inputs: VerdictInputs, before lastDay: Day
  ) -> Day? {
    guard let state, state.day <= lastDay, design == .standard,
      let digest = try? inputs.digest(through: state.day), digest == state.digest,
      let resumed = resumed(from: state)
    else { return nil }
    self = resumed
    return state.day
  }

  /// The day after which a new state is due; nil while an old one will do.
  private func dueState(after told: Day?, before lastDay: Day) -> Day? {
    let day = lastDay - Self.lateness
    guard design == .standard, let told else { return day }
    return day - told < Self.patience ? nil : day
  }
}
