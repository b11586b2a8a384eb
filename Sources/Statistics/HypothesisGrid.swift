import Glibc

/// The hypotheses that a model weighs: each curve that has weight, at each half-life.
struct HypothesisGrid: Sendable {
  /// The places of the curves that have weight, in ascending order.
  let curves: [Int]

  /// Those of them that are concave, and those that are not.
  let concave: [Int]
  let sigmoidal: [Int]

  /// One in the lanes of each family, zero elsewhere.
  private let concaveLanes: CurveVector
  private let sigmoidalLanes: CurveVector

  /// π⁰_j, summing to one; idle lanes are zero.
  let curvePrior: CurveVector

  /// The places of the half-lives.
  let halfLives: [Int]

  /// How many half-lives there are.
  var halfLifeCount: Int { halfLives.count }

  /// The place of the longest half-life.
  let longest: Int

  /// γ_h = 2^(−1/h).
  let decay: HalfLifeVector

  /// 1/h, per day.
  private let rates: HalfLifeVector

  /// What rows of the ages that open rows have count for.
  private let discounts: [HalfLifeVector]

  /// The grid of a model, for rows that are open up to an age.
  init(_ model: ResponseModel, openAge: Int) {
    let weights = model.curveWeights
    precondition(weights.count == ResponseCurve.dictionary.count, "one weight per curve")
    precondition(weights.allSatisfy { $0 >= 0 }, "weights are zero or more")
    precondition((1...8).contains(model.halfLives.count), "one to eight half-lives")
    precondition(model.halfLives.allSatisfy { $0 > 0 }, "half-lives are positive")
    let total = weights.reduce(0, +)
    precondition(total > 0, "some curve has weight")
    curves = weights.indices.filter { weights[$0] > 0 }
    concave = curves.filter { !ResponseCurve.sigmoidal.contains($0) }
    sigmoidal = curves.filter(ResponseCurve.sigmoidal.contains)
    concaveLanes = Self.ones(concave)
    sigmoidalLanes = Self.ones(sigmoidal)
    halfLives = Array(model.halfLives.indices)
    longest = model.halfLives.indices.max { model.halfLives[$0] < model.halfLives[$1] } ?? 0
    var prior = CurveVector.zero
    for curve in curves { prior[curve] = weights[curve] / total }
    curvePrior = prior
    var rates = HalfLifeVector.zero
    for (index, halfLife) in model.halfLives.enumerated() { rates[index] = 1 / halfLife }
    self.rates = rates
    decay = Self.discount(rates: rates, age: 1)
    discounts = (0...openAge).map { Self.discount(rates: rates, age: $0) }
  }

  /// One number in the lanes of each family; idle lanes are zero.
  func lanes(concave: Double, sigmoidal: Double) -> CurveVector {
    concave * concaveLanes + sigmoidal * sigmoidalLanes
  }

  /// γ_hᵃ, what a row of age `a` counts for; age zero is the first morning.
  func discount(age: Int) -> HalfLifeVector {
    age < discounts.count ? discounts[age] : Self.discount(rates: rates, age: age)
  }

  private static func ones(_ lanes: [Int]) -> CurveVector {
    lanes.reduce(into: .zero) { $0[$1] = 1 }
  }

  private static func discount(rates: HalfLifeVector, age: Int) -> HalfLifeVector {
    var values = HalfLifeVector.zero
    for index in values.indices { values[index] = exp2(-Double(age) * rates[index]) }
    return values
  }
}
