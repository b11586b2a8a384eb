/// What a portfolio recommends: the channels' part of a decision.
public struct Advice: Hashable, Sendable {
  /// By channel name.
  public var channels: [Recommendation]
  public var unplaced: MinorUnits
  public var expected: Expectation
  public var needsYou: [Need]
  public var notes: [Note]
  /// Whether a hypothesis changed its state, or a channel came or went, since the plan in force.
  public var changesState: Bool
}

/// How much chance a decision takes.
public enum Exploration: Hashable, Sendable {
  /// The average of this many posterior draws, thrown once a week.
  case draws(Int)
  /// The posterior mean: no dice.
  case mean
}
