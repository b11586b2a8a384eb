/// What a portfolio recommends: the channels' part of a decision.
public struct Advice: Hashable, Sendable {
  /// By channel name.
  public var channels: [Recommendation]
  public var unplaced: MinorUnits
  public var expected: Expectation
  public var needsYou: [Need]
  public var notes: [Note]
  /// How the goal stands under it; nil without one.
  public var goal: GoalStanding?
  /// Whether a hypothesis changed its state, or a channel came or went, since the plan in force.
  public var changesState: Bool

  /// Whether it would leave everything as it is in force.
  public var keepsPlan: Bool { !changesState && channels.allSatisfy { $0.to == $0.from } }
}
