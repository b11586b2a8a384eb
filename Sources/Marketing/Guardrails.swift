/// How far a decision may go.
public struct Guardrails: Hashable, Sendable {
  /// At most times this, at most divided by its square, per decision period; more than 1.
  public var maxStep: Double
  /// Least share, of an equal share of the budget, for a channel under test; 0 to 1.
  public var floor: Double
  /// A decision that would move less than this share of the budget keeps the plan; 0 to 1.
  public var minChange: Double
  /// Posterior draws that a decision averages; 1 is classical Thompson sampling.
  public var draws: Int

  public init(maxStep: Double, floor: Double = 0.02, minChange: Double = 0.02, draws: Int = 20) {
    self.maxStep = maxStep
    self.floor = floor
    self.minChange = minChange
    self.draws = draws
  }

  /// Double or quarter a week, 1.3 times a day.
  public init(cadence: DecisionCadence) {
    self.init(maxStep: cadence == .week ? 2 : 1.3)
  }
}
