import Marketing

/// What became of one made-up channel; its days are counted from 1.
struct ChannelLife: Sendable, Hashable {
  private(set) var state = HypothesisState.testing
  private(set) var stateChanges = 0
  private(set) var dropDay: Int?
  /// The true rate over the target's on the day of the first drop.
  private(set) var ratioAtDrop: Double?
  private(set) var confirmDay: Int?
  private(set) var probationDay: Int?
  /// When a retest first gave it its full amount back.
  private(set) var returnDay: Int?
  /// Every day on which it was first found to do worse than it used to, or found so again.
  private(set) var ageingDays: [Int] = []
  private var isAgeing = false
  /// In target costs, to the first drop and after it.
  private(set) var spendToDrop = 0.0
  private(set) var spendAfterDrop = 0.0

  mutating func spend(_ amount: Double) {
    if dropDay == nil { spendToDrop += amount } else { spendAfterDrop += amount }
  }

  /// Notes how a day ended.
  mutating func note(_ standing: JudgedChannel, on day: Int, ratio: Double) {
    if standing.isAgeing, !isAgeing { ageingDays.append(day) }
    isAgeing = standing.isAgeing
    guard standing.state != state else { return }
    stateChanges += 1
    if state == .retest, standing.state != .dropped { returnDay = returnDay ?? day }
    state = standing.state
    switch state {
    case .dropped where dropDay == nil:
      dropDay = day
      ratioAtDrop = ratio
    case .confirmed: confirmDay = confirmDay ?? day
    case .probation: probationDay = probationDay ?? day
    default: break
    }
  }
}
