import Marketing
import Statistics

/// What decides over channels in a study.
public enum VerdictRule: String, Sendable, Hashable, CaseIterable, Codable {
  /// The daemon's whole state machine.
  case tanteo
  /// The same without the detector of a fall: evidence alone confirms and drops.
  case evidence
  /// The daemon's detector of a fall alone, against every channel from its first row.
  case detector
  /// A posterior looked at every day: dropped when "meets its target" is believed by less than 5 %.
  case dailyBayes
}

/// Where a rule has a channel.
struct JudgedChannel: Sendable, Hashable {
  var state = HypothesisState.testing
  var isAgeing = false
  /// What a retest spends a day; nil where that is unknown.
  var retestSpend: Double?
}

/// A rule at work on the channels of one portfolio.
protocol VerdictJudge {
  /// Judges the rows that mature at the end of a day; called for every day once, in order.
  mutating func judge(_ rows: [MadeUpRow], on day: Int)

  func standing(of channel: Int) -> JudgedChannel
}

extension VerdictStudy {
  /// The rule of the study for one portfolio.
  func judge() -> any VerdictJudge {
    switch rule {
    case .tanteo, .evidence: DaemonJudge(for: self)
    case .detector:
      ChannelwiseJudge(count: channelsInPortfolio) {
        DetectorVerdict(tolerance: tolerance, odds: detectorBar, prior: dispersionPrior)
      }
    case .dailyBayes: ChannelwiseJudge(count: channelsInPortfolio) { DailyBayesVerdict() }
    }
  }
}

/// The verdicts that the daemon would reach, by the daemon's own code.
struct DaemonJudge: VerdictJudge {
  private var verdicts: RunningVerdicts

  /// A silent channel stands beside those that are judged, for the last one is never dropped.
  init(for study: VerdictStudy) {
    let names = (0...study.channelsInPortfolio).compactMap { ChannelName("\($0)") }
    verdicts = RunningVerdicts(on: names, rules: study.planRules, design: study.testDesign)
  }

  mutating func judge(_ rows: [MadeUpRow], on day: Int) {
    verdicts.judge(
      rows.map { (channel: $0.channel, row: ChannelRow($0)) }, on: Scenario.date(of: day))
  }

  func standing(of channel: Int) -> JudgedChannel {
    let hypothesis = verdicts[channel]
    return JudgedChannel(
      state: hypothesis.state, isAgeing: hypothesis.ageingSince != nil,
      retestSpend: hypothesis.state == .retest
        ? hypothesis.retestDailySpend(insteadOf: hypothesis.formerDailySpend) : nil)
  }
}

extension VerdictStudy {
  /// Spend is counted in target costs, revenue in what the target asks of a unit of spend.
  fileprivate var planRules: PlanRules {
    PlanRules(
      budget: Budget(amount: MinorUnits(rawValue: 100), currency: .euro, per: .day),
      target: revenue == nil ? .costPerAcquisition(1) : .returnOnAdSpend(1))
  }

  /// The choices of the study; φ₀ is learnt from other channels, unless it is given.
  fileprivate var testDesign: TestDesign {
    TestDesign(
      tolerance: tolerance, detectorOdds: rule == .evidence ? .infinity : detectorBar,
      dispersionBase: phi0, poolsDispersion: isPortfolio && phi0 == nil)
  }
}

extension ChannelRow {
  fileprivate init(_ row: MadeUpRow) {
    let days = Period(
      start: Scenario.date(of: row.days.lowerBound), end: Scenario.date(of: row.days.upperBound))
    self.init(
      period: days ?? Period(day: Scenario.date(of: row.days.upperBound)), spend: row.spend,
      conversions: row.orders, revenue: row.revenue, source: "world",
      deliveredOn: Scenario.date(of: row.days.upperBound + 1))
  }
}
