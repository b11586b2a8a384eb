import Glibc

/// P(h, j) of every arm, and of a newcomer: which half-life and which curve are believed.
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
    weights = .init(repeating: .zero, count: (arms + 1) * grid.halfLifeCount)
    let each = grid.curvePrior / Double(grid.halfLifeCount)
    for place in places(of: nil) { weights[place] = each }
  }

  /// P(h, j) of an arm, or of a newcomer for nil, at one half-life.
  func weights(of arm: Int?, halfLife: Int) -> CurveVector {
    weights[(arm ?? arms) * grid.halfLifeCount + halfLife]
  }

  private func places(of arm: Int?) -> Range<Int> {
    let place = (arm ?? arms) * grid.halfLifeCount
    return place..<place + grid.halfLifeCount
  }

  /// Believes anew, by evidence and priors.
  ///
  /// P(j | h) ∝ exp(ln π_j + L_hj/φ + a₀ ln(a₀/μ₀_hj) − α ln β_hj), the exact tempered marginal
  /// likelihood: what integrating θ out of the conjugate pair leaves that depends on j.
  mutating func update(
    activeArms: [Int], evidence: ResponseEvidence, levels: LevelPrior, curves: CurvePrior,
    scores: HalfLifeScores, dispersions: [Double]
  ) {
    halfLifeSum = .zero
    concaveSum = .zero
    let priorRates = (0..<grid.halfLifeCount).map(levels.rates)
    let constants = constants(levels: levels, curves: curves)
    for arm in activeArms {
      let halfLives = scores.weights(of: arm)
      halfLifeSum += halfLives
      let precision = 1 / dispersions[arm]
      for halfLife in 0..<grid.halfLifeCount {
        let place = arm * grid.halfLifeCount + halfLife
        let shape = levels.shapes[halfLife] + evidence.outcomes[arm][halfLife] * precision
        let rates = priorRates[halfLife] + evidence.exposures[place] * precision
        var logs = constants[halfLife] + evidence.logResponses[place] * precision
        for curve in grid.curves { logs[curve] -= shape * log(rates[curve]) }
        weights[place] = halfLives[halfLife] * normalised(logs)
      }
    }
    for halfLife in 0..<grid.halfLifeCount {
      weights[arms * grid.halfLifeCount + halfLife] = scores.prior[halfLife] * curves.weights
    }
    weighFamilies(activeArms: activeArms, curves: curves)
  }

  /// ln π_j + a₀ ln(a₀/μ₀_hj), what all arms share.
  private func constants(levels: LevelPrior, curves: CurvePrior) -> [CurveVector] {
    (0..<grid.halfLifeCount).map { halfLife in
      var constants = CurveVector.zero
      let rates = levels.rates(halfLife)
      for curve in grid.curves {
        constants[curve] =
          log(curves.weights[curve]) + levels.shapes[halfLife] * log(rates[curve])
      }
      return constants
    }
  }

  /// exp(logs) as a part of their sum; idle lanes are zero.
  private func normalised(_ logs: CurveVector) -> CurveVector {
    var best = -Double.infinity
    for curve in grid.curves { best = max(best, logs[curve]) }
    var values = CurveVector.zero
    for curve in grid.curves { values[curve] = exp(logs[curve] - best) }
    return values / values.sum()
  }

  /// Σ_h P(h, j) of an arm, or of a newcomer for nil.
  private func curveWeights(of arm: Int?) -> CurveVector {
    places(of: arm).reduce(into: .zero) { $0 += weights[$1] }
  }

  /// Gives every arm's sigmoids the probability that the gate finds, and the rest to the others.
  private mutating func weighFamilies(activeArms: [Int], curves: CurvePrior) {
    let prior = families(of: curves.weights)
    let masses = activeArms.map { arm in
      let weights = curveWeights(of: arm)
      let masses = families(of: weights)
      if masses.concave > 0 { concaveSum += weights / masses.concave }
      return masses
    }
    guard prior.concave > 0, prior.sigmoidal > 0 else { return }
    let odds = masses.map { $0.logOdds - prior.logOdds }
    let gate = SigmoidGate(logOdds: odds)
    for (index, arm) in activeArms.enumerated() {
      rescale(arm, masses[index], sigmoidal: gate.probability(logOdds: odds[index]))
    }
    rescale(nil, prior, sigmoidal: gate.probability(logOdds: 0))
  }

  /// Scales the two families of an arm so that the sigmoids have a probability; an arm for which one
  /// of them has vanished stays as it is.
  private mutating func rescale(_ arm: Int?, _ masses: Families, sigmoidal probability: Double) {
    guard masses.concave > 0, masses.sigmoidal > 0 else { return }
    var factors = CurveVector.zero
    for curve in grid.concave { factors[curve] = (1 - probability) / masses.concave }
    for curve in grid.sigmoidal { factors[curve] = probability / masses.sigmoidal }
    for place in places(of: arm) { weights[place] *= factors }
  }

  /// How probable each family of curves is.
  private struct Families {
    var concave = 0.0
    var sigmoidal = 0.0

    var logOdds: Double { log(sigmoidal) - log(concave) }
  }

  private func families(of weights: CurveVector) -> Families {
    var masses = Families()
    for curve in grid.concave { masses.concave += weights[curve] }
    for curve in grid.sigmoidal { masses.sigmoidal += weights[curve] }
    return masses
  }
}
