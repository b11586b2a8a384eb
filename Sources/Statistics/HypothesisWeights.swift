import Glibc

/// P(h, j) of every arm, and of a newcomer: which half-life and which curve are believed.
///
/// P(h, j) = (1 − q) P(h, j | concave) + q P(h, j | sigmoid), with q from the `SigmoidGate`. Each
/// family is normalised for itself, by its logarithms: one that an arm's rows have refuted to below
/// the smallest number still knows its own curves if the gate asks for them.
struct HypothesisWeights: Sendable {
  /// P(h, j) per arm and half-life; the newcomer stands last.
  private var weights: [CurveVector]

  /// Σ P(h) over active arms, for the half-lives' prior.
  private(set) var halfLifeSum = HalfLifeVector.zero

  /// Σ P(j | concave) over active arms, for the curves' prior.
  private(set) var concaveSum = CurveVector.zero

  private let grid: HypothesisGrid
  private let arms: Int

  init(arms: Int, grid: HypothesisGrid) {
    self.arms = arms
    self.grid = grid
    let each = grid.curvePrior / Double(grid.halfLifeCount)
    weights = .init(repeating: each, count: (arms + 1) * grid.halfLifeCount)
  }

  /// P(h, j) of an arm, or of a newcomer for nil, at one half-life.
  func weights(of arm: Int?, halfLife: Int) -> CurveVector {
    weights[places(of: arm).lowerBound + halfLife]
  }

  private func places(of arm: Int?) -> Range<Int> {
    let place = (arm ?? arms) * grid.halfLifeCount
    return place..<place + grid.halfLifeCount
  }

  /// Believes anew, by evidence and priors.
  mutating func update(
    activeArms: [Int], evidence: ResponseEvidence, levels: LevelPrior, curves: CurvePrior,
    scores: HalfLifeScores, dispersions: [Double]
  ) {
    halfLifeSum = .zero
    concaveSum = .zero
    let likelihood = CurveLikelihood(levels: levels, curves: curves, grid: grid)
    var logOdds = [Double](repeating: 0, count: activeArms.count)
    for (index, arm) in activeArms.enumerated() {
      let halfLives = scores.weights(of: arm)
      halfLifeSum += halfLives
      let precision = 1 / dispersions[arm]
      for (halfLife, place) in places(of: arm).enumerated() {
        weights[place] = likelihood.logarithms(
          of: arm, halfLife: halfLife, evidence: evidence, precision: precision)
      }
      logOdds[index] = normaliseFamilies(of: arm, halfLives: halfLives)
      for place in places(of: arm) { concaveSum += weights[place] }
    }
    for (halfLife, place) in places(of: nil).enumerated() {
      weights[place] = scores.prior[halfLife] * curves.weights
    }
    passGate(activeArms: activeArms, logOdds: logOdds, curves: curves)
  }

  /// Turns the logarithms of an arm's curves into P(h, j | family), and returns the families' odds.
  ///
  /// ln P(h, family) = ln P(h) + ln Σ_family − ln Σ_all of the exponentials at h.
  private mutating func normaliseFamilies(of arm: Int, halfLives: HalfLifeVector) -> Double {
    var concave = HalfLifeVector.zero
    var sigmoidal = HalfLifeVector.zero
    for (halfLife, place) in places(of: arm).enumerated() {
      let inConcave = weights[place].normalise(grid.concave)
      let inSigmoidal = weights[place].normalise(grid.sigmoidal)
      let ofHalfLife = log(halfLives[halfLife]) - logSum(inConcave, inSigmoidal)
      concave[halfLife] = ofHalfLife + inConcave
      sigmoidal[halfLife] = ofHalfLife + inSigmoidal
    }
    let odds = sigmoidal.normalise(grid.halfLives) - concave.normalise(grid.halfLives)
    for (halfLife, place) in places(of: arm).enumerated() {
      weights[place] *= grid.lanes(concave: concave[halfLife], sigmoidal: sigmoidal[halfLife])
    }
    return odds
  }

  /// Gives every arm's sigmoids the probability that the gate finds, and the rest to the others.
  private mutating func passGate(activeArms: [Int], logOdds: [Double], curves: CurvePrior) {
    guard !grid.concave.isEmpty, !grid.sigmoidal.isEmpty else { return }
    let sigmoidal = grid.sigmoidal.reduce(0) { $0 + curves.weights[$1] }
    let concave = grid.concave.reduce(0) { $0 + curves.weights[$1] }
    let prior = log(sigmoidal) - log(concave)
    let gate = SigmoidGate(logOdds: logOdds.map { $0 - prior })
    for (index, arm) in activeArms.enumerated() {
      let probability = gate.probability(logOdds: logOdds[index] - prior)
      let lanes = grid.lanes(concave: 1 - probability, sigmoidal: probability)
      for place in places(of: arm) { weights[place] *= lanes }
    }
    let probability = gate.probability(logOdds: 0)
    let lanes = grid.lanes(
      concave: (1 - probability) / concave, sigmoidal: probability / sigmoidal)
    for place in places(of: nil) { weights[place] *= lanes }
  }
}

/// ln(eᵃ + eᵇ).
private func logSum(_ a: Double, _ b: Double) -> Double {
  max(a, b) + log1p(exp(-abs(a - b)))
}

extension SIMD where Scalar == Double {
  /// Makes the exponentials of some lanes sum to one; returns the logarithm of what they summed to.
  ///
  /// Where there is nothing to sum, −∞, the lanes become zero.
  fileprivate mutating func normalise(_ lanes: [Int]) -> Double {
    let best = largest(of: lanes)
    guard best > -.infinity else {
      replace(lanes) { _, _ in 0 }
      return best
    }
    var total = 0.0
    replace(lanes) { _, logarithm in
      let value = exp(logarithm - best)
      total += value
      return value
    }
    let scale = 1 / total
    replace(lanes) { $1 * scale }
    return best + log(total)
  }
}
