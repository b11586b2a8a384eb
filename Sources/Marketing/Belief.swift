import Foundation
public import Statistics

/// What is believed of a channel's response to money: conversions a day for units a day.
///
/// Conversions = level · g(spend / reference), with the curve g unknown among
/// `ResponseCurve.dictionary` and a conjugate Gamma level for each.
public struct Belief: Hashable, Sendable {
  public let posterior: CurvePosterior
  /// Decayed sufficient statistics, kept in the ledger as a cache.
  public let evidence: CurveEvidence
  /// Variance over mean of a row's outcome.
  public let dispersion: Double
  /// Currency units a day at which every curve is 1; the same for all channels, for ever.
  public let reference: Double

  /// Posterior mean of conversions a day.
  public func conversions(atDaily spend: Double) -> Double {
    posterior.mean(at: max(0, spend) / reference)
  }

  /// Conversions that one more currency unit brings, at a daily spend.
  public func marginal(atDaily spend: Double) -> Double {
    ResponseMixture(weights: posterior.meanMixture, reference: reference)
      .derivative(at: max(spend, reference * 1e-4))
  }
}

/// The beliefs about all channels, folded over days.
///
/// Half-life 28 days; level prior by empirical Bayes over the channels (Efron, "Large-Scale
/// Inference", 2010, chapter 1), so that a newcomer is believed to be like the others.
struct BeliefFold {
  static let halfLife = 28.0
  /// Days after which a row weighs less than 10⁻³⁹ and is not folded: ten years.
  private static let memory = 3650
  /// Days in which the prior takes three steps instead of one, to find its place.
  private static let settlingDays = 20

  private let reference: Double
  private let decay = exp2(-1 / BeliefFold.halfLife)
  private var arms: [Arm]
  private var prior: LevelPrior
  private var daysSeen = 0

  fileprivate struct Arm {
    let channel: ChannelName
    var evidence = CurveEvidence()
    var residuals = ResidualDispersion()
    var dispersion = 1.0
    var posterior: CurvePosterior
    var isActive = false
  }

  /// The prior of all channels before any row.
  ///
  /// `reference` is currency units a day, positive; `level` is conversions a day at that spend.
  init(channels: [ChannelName], reference: Double, level: Double) {
    self.reference = reference
    prior = LevelPrior(shape: 1, means: ResponseCurve.dictionary.map { _ in level })
    let posterior = CurvePosterior(evidence: CurveEvidence(), prior: prior, dispersion: 1)
    arms = channels.map { Arm(channel: $0, posterior: posterior) }
  }

  /// Folds all rows that end before a day; the beliefs are those of that day's morning.
  mutating func fold(_ histories: [ChannelHistory], before day: Day) {
    let indices = Dictionary(uniqueKeysWithValues: arms.indices.map { (arms[$0].channel, $0) })
    var byEnd: [Day: [(arm: Int, row: ChannelRow)]] = [:]
    for history in histories {
      guard let arm = indices[history.channel] else { continue }
      for row in history.rows where row.period.end < day && row.spend > 0 {
        guard row.conversions != nil else { continue }
        byEnd[row.period.end, default: []].append((arm, row))
      }
    }
    guard let first = byEnd.keys.min() else { return }
    for number in max(first.number, day.number - Self.memory)..<day.number {
      advance(with: byEnd[Day(number: number)] ?? [])
    }
  }

  /// One day passes: evidence ages, the rows that ended come in, the prior learns.
  private mutating func advance(with rows: [(arm: Int, row: ChannelRow)]) {
    for index in arms.indices {
      arms[index].evidence.decay(by: decay)
      arms[index].residuals.age()
    }
    for (index, row) in rows { arms[index].absorb(row, reference: reference) }
    if daysSeen == 0 { placePrior() }
    daysSeen += 1
    pooledDispersion()
    for _ in 0..<(daysSeen <= Self.settlingDays ? 3 : 1) {
      updatePosteriors()
      let active = arms.filter(\.isActive).map(\.posterior)
      if !active.isEmpty { prior = prior.updated(from: active) }
    }
    updatePosteriors()
  }

  /// On the first day the prior's level is the pooled one.
  private mutating func placePrior() {
    var pooled = CurveEvidence()
    for arm in arms { pooled += arm.evidence }
    prior = LevelPrior(
      shape: 1, means: pooled.exposures.map { (pooled.outcomes + 0.5) / max($0, 1e-9) })
  }

  private mutating func updatePosteriors() {
    for index in arms.indices {
      arms[index].posterior = CurvePosterior(
        evidence: arms[index].evidence, prior: prior, dispersion: arms[index].dispersion)
    }
  }

  private mutating func pooledDispersion() {
    let active = arms.filter(\.isActive)
    let pool = ResidualDispersion.Pool(of: active.map(\.residuals))
    for index in arms.indices where arms[index].isActive {
      arms[index].dispersion = arms[index].residuals.dispersion(shrunkTo: pool)
    }
  }

  /// The belief about a channel; nil for one that the fold does not know.
  var beliefs: [ChannelName: Belief] {
    Dictionary(
      uniqueKeysWithValues: arms.map {
        (
          $0.channel,
          Belief(
            posterior: $0.posterior, evidence: $0.evidence, dispersion: $0.dispersion,
            reference: reference)
        )
      })
  }
}

extension BeliefFold.Arm {
  /// Scores the row against the prediction made before it, then learns from it.
  mutating func absorb(_ row: ChannelRow, reference: Double) {
    let days = Double(row.period.dayCount)
    let intensity = row.dailySpend / reference
    let outcome = max(0, row.conversions ?? 0)
    if isActive {
      residuals.score(
        outcome: outcome, predicted: posterior.mean(at: intensity) * days, dispersion: dispersion)
    }
    evidence.add(outcomes: outcome, periods: days, intensity: intensity, maturity: 1)
    isActive = true
  }
}

/// Squared one-step prediction errors over predictions, decayed with a half-life of 60 days.
struct ResidualDispersion: Hashable, Sendable {
  private static let decay = exp2(-1.0 / 60)

  private(set) var predicted = 0.0
  private(set) var squares = 0.0

  /// What all channels share: pulls a channel with little evidence towards itself.
  struct Pool: Hashable, Sendable {
    let dispersion: Double
    /// How many predicted conversions the pool counts for.
    let weight: Double

    init(of residuals: [ResidualDispersion]) {
      let predicted = residuals.reduce(0) { $0 + $1.predicted }
      let squares = residuals.reduce(0) { $0 + $1.squares }
      dispersion = (squares + 7.5) / (predicted + 5)
      weight = 10.0 / 60 * max(predicted / Double(max(residuals.count, 1)), 0.1)
    }
  }

  mutating func age() {
    predicted *= Self.decay
    squares *= Self.decay
  }

  /// One wild day counts at most six standard deviations.
  mutating func score(outcome: Double, predicted mean: Double, dispersion: Double) {
    guard mean > 1e-3 else { return }
    let error = outcome - mean
    predicted += mean
    squares += min(error * error, 36 * dispersion * (mean + 1))
  }

  /// Between 1 (Poisson) and 50.
  func dispersion(shrunkTo pool: Pool) -> Double {
    let value = (squares + pool.weight * pool.dispersion) / (predicted + pool.weight)
    return min(max(value, 1), 50)
  }
}
