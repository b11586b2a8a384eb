/// What every arm's rows say about its level on each curve, discounted at every half-life.
///
/// The sufficient statistics of the Poisson likelihood with mean θ Σ n F g_j(u): sums over rows with
/// weights w_h = γ_hᵃ. Those of frozen rows are carried from day to day; what open rows add is summed
/// anew every day, since their outcomes may change and their F goes on being learnt.
struct ResponseEvidence: Sendable {
  /// Y_h = Σ w y of frozen rows, per arm.
  var frozenOutcomes: [HalfLifeVector]

  /// E_hj = Σ w n F g_j(u) of frozen rows, per arm and half-life.
  var frozenExposures: [CurveVector]

  /// Y_h of all rows, the outcomes.
  private(set) var outcomes: [HalfLifeVector]

  /// E_hj of all rows: the outcomes expected at level one.
  private(set) var exposures: [CurveVector]

  /// L°_hj = Σ w y ln g_j(u) of the rows that stay open.
  private(set) var openLogResponses: [CurveVector]

  let grid: HypothesisGrid

  init(arms: Int, grid: HypothesisGrid) {
    self.grid = grid
    frozenOutcomes = .init(repeating: .zero, count: arms)
    frozenExposures = .init(repeating: .zero, count: arms * grid.halfLifeCount)
    outcomes = frozenOutcomes
    exposures = frozenExposures
    openLogResponses = frozenExposures
  }

  /// Where an arm's half-lives stand in the vectors over curves.
  func places(of arm: Int) -> Range<Int> {
    arm * grid.halfLifeCount..<(arm + 1) * grid.halfLifeCount
  }

  /// A day passes for an arm.
  mutating func age(_ arm: Int) {
    frozenOutcomes[arm] *= grid.decay
    for (halfLife, place) in places(of: arm).enumerated() {
      frozenExposures[place] *= grid.decay[halfLife]
    }
  }

  /// Adds the outcomes of a row and what it exposed, n F g_j(u), to those of the frozen ones.
  mutating func freeze(
    arm: Int, outcomes y: Double, exposure: CurveVector, discount: HalfLifeVector
  ) {
    frozenOutcomes[arm] += y * discount
    for (halfLife, place) in places(of: arm).enumerated() {
      frozenExposures[place] += discount[halfLife] * exposure
    }
  }

  /// Takes out again what `freeze` added.
  mutating func thaw(
    arm: Int, outcomes y: Double, exposure: CurveVector, discount: HalfLifeVector
  ) {
    freeze(arm: arm, outcomes: -y, exposure: -exposure, discount: discount)
  }

  /// Begins an arm's sums of the day with those of its frozen rows.
  mutating func beginSums(of arm: Int) {
    outcomes[arm] = frozenOutcomes[arm]
    for place in places(of: arm) {
      exposures[place] = frozenExposures[place]
      openLogResponses[place] = .zero
    }
  }

  /// Adds an open row.
  mutating func add(
    arm: Int, outcomes y: Double, exposure: CurveVector, discount: HalfLifeVector
  ) {
    outcomes[arm] += y * discount
    for (halfLife, place) in places(of: arm).enumerated() {
      exposures[place] += discount[halfLife] * exposure
    }
  }

  /// Adds an open row's y ln g_j(u).
  mutating func add(
    arm: Int, outcomes y: Double, logResponses: CurveVector, discount: HalfLifeVector
  ) {
    guard y != 0 else { return }
    for (halfLife, place) in places(of: arm).enumerated() {
      openLogResponses[place] += (y * discount[halfLife]) * logResponses
    }
  }
}
