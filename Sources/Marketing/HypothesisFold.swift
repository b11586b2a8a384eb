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
  private(set) var fixedTarget: FixedTarget?
  private(set) var hypotheses: [ChannelName: Hypothesis] = [:]

  private var calibration = TargetCalibration()
  private var orderValue = OrderValue()
  /// Mature rows with revenue that wait until the value of an order is known.
  private var waiting: [MatureRow] = []
  private var histories: [ChannelName: ChannelHistory] = [:]
  private let bar: EvidenceBar
  /// Every word that people gave, oldest first.
  private let overrides: [Override]

  /// A row on the day on which it became mature.
  private struct MatureRow {
    let channel: ChannelName
    let row: ChannelRow
    let day: Day
  }

  init(
    rules: PlanRules, maturity: Maturity, fixedTarget: FixedTarget?, overrides: [Override] = []
  ) {
    self.rules = rules
    self.maturity = maturity
    self.fixedTarget = fixedTarget
    self.overrides = overrides
    bar = EvidenceBar(errorRate: rules.errorRate)
  }

  /// Folds every row that is mature on or before a day, and judges day by day.
  mutating func fold(_ histories: [ChannelHistory], through lastDay: Day) {
    for history in histories {
      self.histories[history.channel] = history
      hypotheses[history.channel] = newHypothesis(for: history)
    }
    let mature = matureRows(of: histories, through: lastDay)
    for (day, rows) in mature.sorted(by: { $0.key < $1.key }) {
      for row in rows { orderValue.add(row.row) }
      let waited = waiting
      waiting = []
      for row in waited { weigh(row) }
      for row in rows { absorb(row) }
      judge(on: day)
      fixTarget(on: day)
    }
    for history in histories { countKnownRows(of: history.channel, on: lastDay) }
  }

  private func matureRows(
    of histories: [ChannelHistory], through lastDay: Day
  ) -> [Day: [MatureRow]] {
    var byDay: [Day: [MatureRow]] = [:]
    for history in histories {
      let window = rules.rules(for: history.channel).attributionWindow
      for row in history.rows {
        guard let day = maturity.day(for: row, window: window), day <= lastDay else { continue }
        let mature = MatureRow(channel: history.channel, row: row, day: day)
        byDay[day, default: []].append(mature)
      }
    }
    return byDay
  }

  private func newHypothesis(for history: ChannelHistory) -> Hypothesis {
    let target = rules.rules(for: history.channel).target ?? rules.target
    let fixed = target == .auto ? fixedTarget?.target ?? .auto : target
    if case .returnOnAdSpend = fixed { return Hypothesis(outcome: .revenue) }
    return Hypothesis(outcome: .conversions)
  }

  /// The target in force on a day; nil while `auto` has not been fixed before it.
  func target(for channel: ChannelName, on day: Day) -> Target? {
    let own = rules.rules(for: channel).target ?? rules.target
    guard own == .auto else { return own }
    guard let fixedTarget, fixedTarget.day < day else { return nil }
    return fixedTarget.target
  }
}

extension HypothesisFold {
  private mutating func absorb(_ mature: MatureRow) {
    hypotheses[mature.channel]?.matureRows += 1
    if calibrates { calibration.add(mature.row) }
    weigh(mature)
  }

  /// Adds a mature row to the evidence of its channel.
  private mutating func weigh(_ mature: MatureRow) {
    let channel = mature.channel
    guard mature.row.spend > 0, let target = target(for: channel, on: mature.day),
      hypotheses[channel]?.state != .dropped
    else { return }
    if case .returnOnAdSpend = target, orderValue.units == nil, mature.row.conversions != nil {
      waiting.append(mature)
      return
    }
    guard let claim = Claim(of: mature.row, target: target, orderValue: orderValue.units ?? 1)
    else { return }
    hypotheses[channel]?.absorb(claim, row: mature.row)
  }

  /// Rows count as known from the day after their period, whenever they were delivered.
  private mutating func countKnownRows(of channel: ChannelName, on day: Day) {
    let rows = histories[channel]?.rows ?? []
    hypotheses[channel]?.knownRows = rows.prefix { $0.period.end < day }.count
  }

  /// Compares every hypothesis's evidence with today's bar.
  private mutating func judge(on day: Day) {
    let judged = hypotheses.filter { $0.value.hasEvidence }.sorted { $0.key < $1.key }
    for outcome in [Hypothesis.Outcome.conversions, .revenue] {
      weigh(judged.filter { $0.value.outcome == outcome })
    }
    let logEvidence = judged.compactMap { hypotheses[$0.key]?.logEvidenceAgainst }
    let threshold = bar.threshold(among: logEvidence, episodes: judged.count)
    for (channel, _) in judged where hypotheses[channel]?.state != .dropped {
      hypotheses[channel]?.logBar = threshold
      if let state = verdict(on: channel, threshold: threshold, day: day) {
        enter(state, channel, on: day)
      }
    }
  }

  /// Channels of one metric learn their dispersion from each other.
  private mutating func weigh(_ judged: [(key: ChannelName, value: Hypothesis)]) {
    guard let prior = judged.first?.value.process.dispersionPrior else { return }
    let pooled = prior.pooled(with: judged.map { $0.value.process.pearson })
    for (channel, _) in judged {
      hypotheses[channel]?.weigh(dispersionPrior: pooled.base)
    }
  }

  private func verdict(
    on channel: ChannelName, threshold: Double, day: Day
  ) -> HypothesisState? {
    guard let hypothesis = hypotheses[channel], hypothesis.state == .testing,
      hypothesis.isRepresentative
    else { return nil }
    if hypothesis.logEvidenceAgainst >= threshold, mayDrop(channel, on: day),
      !hypothesis.lacksOrderCounts
    {
      return .dropped
    }
    return hypothesis.logEvidenceFor >= -log(rules.errorRate) ? .confirmed : nil
  }

  /// A protected channel is never dropped, nor is the last one that is left.
  private func mayDrop(_ channel: ChannelName, on day: Day) -> Bool {
    rules.rules(for: channel).protection == nil
      && !OverridesInForce(overrides, on: day).exceptsFromDrop(channel)
      && hypotheses.contains { $0.key != channel && $0.value.state != .dropped }
  }

  private mutating func enter(_ state: HypothesisState, _ channel: ChannelName, on day: Day) {
    countKnownRows(of: channel, on: day)
    guard let hypothesis = hypotheses[channel] else { return }
    let event = HypothesisEvent(
      channel: channel, day: day, from: hypothesis.state, to: state, cause: .evidence,
      evidence: hypothesis.evidence)
    hypotheses[channel]?.events.append(event)
    hypotheses[channel]?.state = state
  }

  /// Whether any channel waits for `auto` to be fixed.
  private var calibrates: Bool {
    fixedTarget == nil
      && (rules.target == .auto || rules.channels.values.contains { $0.target == .auto })
  }

  private mutating func fixTarget(on day: Day) {
    guard calibrates else { return }
    fixedTarget = calibration.target.map { FixedTarget(target: $0, day: day) }
    guard case .returnOnAdSpend = fixedTarget?.target else { return }
    for (channel, hypothesis) in hypotheses
    where !hypothesis.hasEvidence && (rules.rules(for: channel).target ?? rules.target) == .auto {
      var renewed = Hypothesis(outcome: .revenue)
      renewed.matureRows = hypothesis.matureRows
      hypotheses[channel] = renewed
    }
  }
}
