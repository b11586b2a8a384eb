import Statistics

/// The limits between which the program may place each channel's amount.
///
/// In minor units per budget period: lo = max(min, floor, previous / f²) and
/// hi = min(max, max(previous · f, floor, half an equal share)); a newcomer's hi is an equal share.
/// Cuts may be faster than rises: money that loses is stopped sooner than money that wins is
/// poured. A channel with a threshold gets nothing, or at least that.
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
    /// Empty where evidence decides.
    var ceilings: [Ceiling] = []

    var threshold: Double { Double(rules.minOrNothing.rawValue) }
  }

  /// Which demands stand; each step of the relaxation gives up one more.
  struct Demands: Hashable {
    /// f, at most times this; nil is no limit.
    var step: Double?
    /// What a channel managed to spend limits it only while others may take the rest.
    var deliveries = true
    var floors = true
    /// All minimums times this, 0 to 1.
    var minimumScale = 1.0
  }

  /// Whole minor units; whatever is given up, what was allowed stays allowed.
  func allowed(for member: Member, under demands: Demands) -> AllowedAmounts {
    let threshold = member.threshold
    let high = highest(of: member, under: demands)
    // A maximum is a person's word: it wins over threshold, floor and step.
    guard high >= threshold else { return AllowedAmounts(0...0) }
    let low = min(lowest(of: member, under: demands), high)
    let mayBeNothing = low < threshold
    return AllowedAmounts(max(low, threshold)...high, orNothing: mayBeNothing)
  }

  /// Rounding noise in minor units: 1.3 times an amount must not fall a hair short of a cent.
  private static let noise = 1e-6
}

// MARK: - Highest

extension Bounds {
  private func highest(of member: Member, under demands: Demands) -> Double {
    let raised = max(reachable(by: member, under: demands), member.threshold)
    // A ceiling under the threshold would be a drop without a verdict.
    let ceiling =
      ceiling(of: member, under: demands).map { max($0.amount, member.threshold) } ?? .infinity
    return max(0, (min(most(of: member), raised, ceiling) + Self.noise).rounded(.down))
  }

  /// The lowest that stands; nil for none.
  func ceiling(of member: Member, under demands: Demands) -> Ceiling? {
    member.ceilings.lazy.filter { demands.deliveries || $0.limit != .delivery }
      .min { $0.amount < $1.amount }
  }

  /// What people and the budget allow.
  func most(of member: Member) -> Double {
    let budget = rules.budget.amount
    return Double(min(member.rules.max ?? budget, budget).rawValue)
  }

  /// How far the step, the floor and the allowance for the small reach.
  private func reachable(by member: Member, under demands: Demands) -> Double {
    guard let step = demands.step else { return Double(rules.budget.amount.rawValue) }
    let least = Double(member.rules.min.rawValue) * demands.minimumScale
    guard let previous = member.previous else { return max(equalShare, least) }
    return max(previous * step, floor(of: member, under: demands), equalShare / 2, least)
  }
}

// MARK: - Lowest

extension Bounds {
  /// Zero, or an amount from the threshold on.
  private func lowest(of member: Member, under demands: Demands) -> Double {
    let low = max(
      minimum(of: member, under: demands), floor(of: member, under: demands),
      stepped(member, under: demands))
    // Scaled minimums must not outgrow the total by their cents.
    let isScaled = demands.minimumScale < 1
    return isScaled ? (low + Self.noise).rounded(.down) : max(0, low - Self.noise).rounded(.up)
  }

  /// What people demand; scaled down, it yields to the threshold like all else.
  private func minimum(of member: Member, under demands: Demands) -> Double {
    let least = Double(member.rules.min.rawValue)
    guard demands.minimumScale < 1 else { return least > 0 ? max(least, member.threshold) : 0 }
    let scaled = least * demands.minimumScale
    return scaled >= member.threshold ? scaled : 0
  }

  func floor(of member: Member, under demands: Demands) -> Double {
    guard demands.floors, member.hasFloor else { return 0 }
    // Under the threshold a floor would buy nothing, and the threshold in its place were no floor.
    let floor = rules.guardrails.floor * equalShare
    return floor >= member.threshold ? floor : 0
  }

  /// A cut that would land under the threshold may as well end the spend.
  private func stepped(_ member: Member, under demands: Demands) -> Double {
    guard let step = demands.step, let previous = member.previous else { return 0 }
    let least = previous / (step * step)
    return least >= member.threshold ? least : 0
  }
}
