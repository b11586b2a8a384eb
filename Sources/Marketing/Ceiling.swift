/// The most that a rule allows a channel, which no step lifts; minor units per budget period.
enum Ceiling: Hashable {
  /// Half the amount with which a probation began.
  case probation(Double)
  /// A little above what the channel managed to spend of its plans.
  case delivery(Double)

  var amount: Double {
    switch self {
    case .probation(let amount), .delivery(let amount): amount
    }
  }

  /// What is said of an amount that stands at it.
  var limit: Limit {
    switch self {
    case .probation: .probation
    case .delivery: .delivery
    }
  }
}
