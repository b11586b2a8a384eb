/// Channels that share a least and a most amount.
public struct GroupRules: Hashable, Sendable {
  public var name: String
  public var channels: Set<ChannelName>
  public var min: MinorUnits
  public var max: MinorUnits?
  /// The limits as shares of the budget, 0 to 1, where they were given so; else nil.
  public var minShare: Double?
  public var maxShare: Double?

  public init(
    name: String, channels: Set<ChannelName>, min: MinorUnits = .zero, max: MinorUnits? = nil,
    minShare: Double? = nil, maxShare: Double? = nil
  ) {
    self.name = name
    self.channels = channels
    self.min = min
    self.max = max
    self.minShare = minShare
    self.maxShare = maxShare
  }

  /// Limits that are shares follow the budget, to the nearest minor unit.
  mutating func follow(_ budget: MinorUnits) {
    if let minShare { min = budget.share(minShare) }
    if let maxShare { max = budget.share(maxShare) }
  }
}

extension MinorUnits {
  /// A share of the amount, 0 to 1, to the nearest minor unit.
  public func share(_ share: Double) -> MinorUnits {
    MinorUnits(rawValue: Int64((share * Double(rawValue)).rounded()))
  }
}
