/// π_j, what is believed of the curves before any of an arm's rows.
///
/// Learnt from all arms, within the concave family only: whether there are sigmoids at all is asked
/// of the whole world by the `SigmoidGate`, and their part of the prior is held.
struct CurvePrior: Sendable {
  /// π_j; they sum to one, idle lanes are zero.
  var weights: CurveVector

  init(grid: HypothesisGrid) {
    weights = grid.curvePrior
  }

  /// π_j ← 0.9 π_j + 0.1 π_C (Σ_c P_c(j | C) + 4 π⁰_j/π⁰_C) / (K + 4), for the concave j in C.
  ///
  /// `sum` is the sum over K active arms.
  mutating func learn(from sum: CurveVector, arms: Int, grid: HypothesisGrid) {
    let family = grid.concave.reduce(0) { $0 + grid.curvePrior[$1] }
    for curve in grid.concave {
      let pooled = (sum[curve] + 4 * grid.curvePrior[curve] / family) / (Double(arms) + 4)
      weights[curve] = 0.9 * weights[curve] + 0.1 * family * pooled
    }
  }
}
