/// What every arm's rows say about its response curve, discounted at every half-life.
///
/// The sufficient statistics of the Poisson likelihood with mean θ Σ n F g_j(u): sums over rows with
/// weights w_h = γ_hᵃ. Outcomes enter when they are known and change with them; exposures depend on
/// F, which goes on being learnt, so those of open rows are summed anew every day.
struct ResponseEvidence: Sendable {
  /// Y_h = Σ w y, the outcomes, per arm.
  var outcomes: [HalfLifeVector]

  /// L_hj = Σ w y ln g_j(u), per arm and half-life.
  var logResponses: [CurveVector]

  /// E_hj = Σ w n F g_j(u) of frozen rows, per arm and half-life.
  var frozenExposures: [CurveVector]

  /// E_hj of all rows: the outcomes expected at level one.
  private(set) var exposures: [CurveVector]

  let grid: HypothesisGrid

  init(arms: Int, grid: HypothesisGrid) {
    self.grid = grid
    outcomes = .init(repeating: .zero, count: arms)
    logResponses = .init(repeating: .zero, count: arms * grid.halfLifeCount)
    frozenExposures = logResponses
    exposures = logResponses
  }

  /// Where an arm's half-lives stand in the vectors over curves.
  func places(of arm: Int) -> Range<Int> {
    arm * grid.halfLifeCount..<(arm + 1) * grid.halfLifeCount
  }

  /// A day passes for an arm.
  mutating func age(_ arm: Int) {
    outcomes[arm] *= grid.decay
    for (halfLife, place) in places(of: arm).enumerated() {
      logResponses[place] *= grid.decay[halfLife]
      frozenExposures[place] *= grid.decay[halfLife]
    }
  }

  /// Adds outcomes that came at an intensity; less than none takes some back.
  mutating func add(arm: Int, outcomes y: Double, intensity u: Double, discount: HalfLifeVector) {
    guard y != 0 else { return }
    outcomes[arm] += y * discount
    let logs = grid.logResponses(at: u)
    for (halfLife, place) in places(of: arm).enumerated() {
      logResponses[place] += (y * discount[halfLife]) * logs
    }
  }

  /// Adds what a frozen row exposed, n F g_j(u); less than none takes it back.
  mutating func freeze(arm: Int, exposure: CurveVector, discount: HalfLifeVector) {
    for (halfLife, place) in places(of: arm).enumerated() {
      frozenExposures[place] += discount[halfLife] * exposure
    }
  }

  /// Begins an arm's exposures of the day with those of its frozen rows.
  mutating func beginExposures(of arm: Int) {
    for place in places(of: arm) { exposures[place] = frozenExposures[place] }
  }

  /// Adds what an open row exposes today.
  mutating func expose(arm: Int, exposure: CurveVector, discount: HalfLifeVector) {
    for (halfLife, place) in places(of: arm).enumerated() {
      exposures[place] += discount[halfLife] * exposure
    }
  }
}
