/// A business rule beside the tests: how much an unconfirmed channel may lose.
///
/// A channel that has spent so much and misses its target is held at its floor. It is not refuted:
/// its test goes on, and may still confirm it.
public struct StopLoss: Hashable, Sendable {
  /// In all, over the mature rows of an episode.
  public var spend: MinorUnits

  public init(spend: MinorUnits) {
    self.spend = spend
  }
}
