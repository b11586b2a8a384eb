/// The limits between which the program may place each channel's amount.
///
/// In minor units per budget period: lo = max(min, floor, previous / f²) and
/// hi = min(max, max(previous · f, floor, half an equal share)); a newcomer's hi is an equal share.
/// Cuts may be faster than rises: money that loses is stopped sooner than money that wins is
/// poured.
struct Bounds {
  let rules: PlanRules
  let members: [Member]
  /// Minor units that one live channel would get if all got the same.
  let equalShare: Double

  /// A channel whose amount the program decides.
  struct Member {
    let rules: ChannelRules
    let previous: Double?
    /// Channels under test keep a floor, or they could never be judged.
    let hasFloor: Bool
  }

  /// Which demands stand; each step of the relaxation gives up one more.
  struct Demands: Hashable {
    /// f, at most times this; nil is no limit.
    var step: Double?
    var floors = true
    /// All minimums times this, 0 to 1.
    var minimumScale = 1.0
  }

  func range(of member: Member, under demands: Demands) -> ClosedRange<Int64> {
    let budget = rules.budget.amount.rawValue
    let most = min(member.rules.max?.rawValue ?? budget, budget)
    let high = min(most, whole(highest(of: member, under: demands) + Self.noise, .down))
    // Scaled minimums must not outgrow the total by their cents.
    let rounding: FloatingPointRoundingRule = demands.minimumScale < 1 ? .down : .up
    let low = whole(lowest(of: member, under: demands) - Self.noise, rounding)
    // A maximum is a person's word; it wins over floor and step.
    return min(low, max(high, 0))...max(high, 0)
  }

  /// Rounding noise in minor units: 1.3 times an amount must not fall a hair short of a cent.
  private static let noise = 1e-6

  /// A relaxed step takes a large amount beyond 64 bits; 2⁵³ is beyond any budget.
  private func whole(_ amount: Double, _ rounding: FloatingPointRoundingRule) -> Int64 {
    Int64(min(max(amount, 0), 0x1p53).rounded(rounding))
  }

  private func highest(of member: Member, under demands: Demands) -> Double {
    guard let step = demands.step else { return Double(rules.budget.amount.rawValue) }
    let least = Double(member.rules.min.rawValue) * demands.minimumScale
    guard let previous = member.previous else { return max(equalShare, least) }
    return max(previous * step, floor(of: member, under: demands), equalShare / 2, least)
  }

  private func lowest(of member: Member, under demands: Demands) -> Double {
    let least = Double(member.rules.min.rawValue) * demands.minimumScale
    let stepped = demands.step.map { (member.previous ?? 0) / ($0 * $0) } ?? 0
    return max(least, floor(of: member, under: demands), stepped)
  }

  private func floor(of member: Member, under demands: Demands) -> Double {
    demands.floors && member.hasFloor ? rules.guardrails.floor * equalShare : 0
  }

  /// The limit that an amount stands at; nil when the evidence alone put it there.
  func limit(on amount: Int64, of member: Member, under demands: Demands) -> Limit? {
    let range = range(of: member, under: demands)
    guard range.lowerBound < range.upperBound else { return nil }
    if amount >= range.upperBound {
      if amount == member.rules.max?.rawValue { return .max }
      guard demands.step != nil else { return nil }
      return member.previous == nil ? .newcomer : .maxStep
    }
    guard amount <= range.lowerBound, amount > 0 else { return nil }
    if amount == member.rules.min.rawValue { return .min }
    return Double(amount) <= floor(of: member, under: demands) + 1 ? .floor : .maxStep
  }
}
