/// What people know or demand of one channel.
public struct ChannelRules: Hashable, Sendable {
  public enum Medium: String, Hashable, Sendable, CaseIterable { case online, offline }
  public enum Cadence: String, Hashable, Sendable, CaseIterable {
    case day, week, month

    /// 1, 7 or 31: the longest that a period of this cadence takes.
    public var days: Int {
      switch self {
      case .day: 1
      case .week: 7
      case .month: 31
      }
    }
  }

  public var medium: Medium
  /// How often its rows come; nil takes it from the rows.
  public var cadence: Cadence?
  /// Days after which a conversion is no longer attributed; nil means the medium's default.
  public var ownAttributionWindow: Int?
  /// The amount with which the first plan starts.
  public var start: MinorUnits?
  public var min: MinorUnits
  public var max: MinorUnits?
  /// Below this amount the channel does nothing: it gets none, or at least this.
  public var minOrNothing: MinorUnits
  public var target: Target?
  /// What it may lose while it is under test; nil means the plan's.
  public var stopLoss: StopLoss?
  public var aliases: Set<ChannelName>
  /// Costs per budget period that no file carries.
  public var fixedCost: MinorUnits
  /// Why the channel must never be dropped nor moved; nil when it is not protected.
  public var protection: Protection?

  public struct Protection: Hashable, Sendable {
    public var reason: String?
    public init(reason: String?) { self.reason = reason }
  }

  public init(
    medium: Medium = .online, cadence: Cadence? = nil, attributionWindow: Int? = nil,
    start: MinorUnits? = nil, min: MinorUnits = .zero, max: MinorUnits? = nil,
    minOrNothing: MinorUnits = .zero, target: Target? = nil, stopLoss: StopLoss? = nil,
    aliases: Set<ChannelName> = [], fixedCost: MinorUnits = .zero, protection: Protection? = nil
  ) {
    self.medium = medium
    self.cadence = cadence
    ownAttributionWindow = attributionWindow
    self.start = start
    self.min = min
    self.max = max
    self.minOrNothing = minOrNothing
    self.target = target
    self.stopLoss = stopLoss
    self.aliases = aliases
    self.fixedCost = fixedCost
    self.protection = protection
  }

  /// Days until a row is mature: the channel's own, else 7 online and 28 offline.
  public var attributionWindow: Int {
    ownAttributionWindow ?? (medium == .online ? 7 : 28)
  }
}
