/// Where one channel stands on the morning of a decision.
struct Standing {
  let channel: ChannelName
  let rules: ChannelRules
  let history: ChannelHistory?
  let hypothesis: Hypothesis?
  /// Minor units per budget period that the last recommendation gave; nil for a newcomer.
  let inForce: Double?
  /// What it had before a person's word that is over; nil without one.
  var beforeWord: Double?
  /// What an older word gave it than the one that holds; nil where none did.
  var replacedAmount: MinorUnits?
  /// What steps are measured from: the amount a decision period ago; nil for a newcomer.
  let previous: Double?
  /// Earlier plans: what was in force when a state was entered.
  var plans = PlanHistory([])
  var flags: Set<ChannelFlag> = []
  /// What it spent of its plans while its figures are known.
  var delivery = DeliveryRecord()
  /// The most that each rule allows which sets a limit.
  var ceilings: [Ceiling] = []
  /// On probation, and not halved: nothing else could take its money.
  var isSparedProbation = false
  /// An amount that no evidence moves, with why; nil when the program decides.
  var fixed: Fixed?

  struct Fixed {
    let amount: Double
    let reason: Reason
  }

  /// Minor units per budget period in force on the eve of a day; nil when no plan is known.
  func amountBefore(_ day: Day) -> Double? {
    plans.amount(of: channel, before: day).map { Double($0.rawValue) }
  }

  /// What it keeps where nothing may move it: no word that is over leaves a trace.
  var keptAmount: Double { beforeWord ?? inForce ?? 0 }

  var state: HypothesisState { hypothesis?.state ?? .testing }
  /// Dropped, and no person's word gives it money all the same.
  var isDropped: Bool { state == .dropped && !(fixed?.reason.isAgainstDrop ?? false) }
  /// Refuted, and kept because no other channel could take the budget.
  var isKeptAsLast: Bool {
    hypothesis?.isKeptAsLast == true && flags.isDisjoint(with: [.protected, .paused])
  }
  /// A word that gave it its amount is over, and the program decides again.
  var isFreedFromWord: Bool { fixed == nil && beforeWord != nil }
  /// Counts for an equal share: neither dropped, paused nor absent.
  var isLive: Bool { !isDropped && flags.isDisjoint(with: [.paused, .absent]) }
  var from: MinorUnits { MinorUnits(rawValue: Int64((inForce ?? 0).rounded())) }
}
