import Statistics

/// Why money moved: what the next of it brought here and elsewhere when the plan was solved.
public struct Weighing: Hashable, Sendable, Codable {
  /// How much of the objective one more currency unit brings at the amount in force before.
  public var here: Double
  /// The same where the plan puts its last money.
  public var elsewhere: Double

  public init(here: Double, elsewhere: Double) {
    self.here = here
    self.elsewhere = elsewhere
  }
}

extension Advisor {
  /// Nil where no program decided, or nothing was in force that could be compared.
  func weighing(of standing: Standing) -> Weighing? {
    guard standing.fixed == nil, standing.from > .zero, let plan, plan.multiplier > 0,
      let response = throwing.responses[standing.channel]
    else { return nil }
    let unit = portfolio.rules.budget.minorUnits(perDay: 1)
    return Weighing(
      here: unit * response.derivative(at: Double(standing.from.rawValue)),
      elsewhere: unit * plan.multiplier)
  }
}
