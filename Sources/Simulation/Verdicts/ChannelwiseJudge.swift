import Marketing
import Statistics

/// A rule that judges every channel for itself.
protocol ChannelVerdict {
  var state: HypothesisState { get }

  mutating func judge(_ row: MadeUpRow)
}

/// One verdict for each channel of a portfolio.
struct ChannelwiseJudge<Verdict: ChannelVerdict>: VerdictJudge {
  private var verdicts: [Verdict]

  init(count: Int, verdict: () -> Verdict) {
    verdicts = (0..<count).map { _ in verdict() }
  }

  mutating func judge(_ rows: [MadeUpRow], on day: Int) {
    for row in rows { verdicts[row.channel].judge(row) }
  }

  func standing(of channel: Int) -> JudgedChannel {
    JudgedChannel(state: verdicts[channel].state)
  }
}

/// The daemon's detector of a fall, without a first test, a probation or a retest.
struct DetectorVerdict: ChannelVerdict {
  private(set) var state = HypothesisState.testing
  private var watch: LevelWatch
  private let bar: EvidenceBar
  private let prior: DispersionPrior

  init(tolerance: Double, odds: Double, prior: DispersionPrior) {
    watch = LevelWatch(tolerance: tolerance)
    bar = EvidenceBar(errorRate: PlanRules.standardErrorRate, detectorOdds: odds)
    self.prior = prior
  }

  mutating func judge(_ row: MadeUpRow) {
    guard state != .dropped else { return }
    watch.absorb(
      .init(
        firstDay: row.days.lowerBound, days: row.days.count, outcome: row.outcome,
        expected: row.spend, spend: row.spend, orders: row.orders),
      prior: prior)
    if watch.degradation.logOdds >= bar.degradation { state = .dropped }
  }
}

/// What must not be done: a posterior looked at with every row, at a fixed threshold.
///
/// With a Gamma(1, 1) prior on the ratio r, P(r ≥ 1 | N, M) under 5 % drops, over 95 % confirms.
struct DailyBayesVerdict: ChannelVerdict {
  private(set) var state = HypothesisState.testing
  private var outcomes = 0.0
  private var expected = 0.0

  mutating func judge(_ row: MadeUpRow) {
    guard state != .dropped else { return }
    outcomes += row.outcome
    expected += row.spend
    let belowTarget = Gamma(shape: 1 + outcomes, rate: 1 + expected).cumulative(at: 1)
    if belowTarget > 0.95 {
      state = .dropped
    } else if belowTarget < 0.05 {
      state = .confirmed
    }
  }
}
