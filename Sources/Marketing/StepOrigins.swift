/// What each channel's step is measured from: the amount that was in force on a day.
///
/// One that a person had stopped then is measured from what it had before: a pause that ends leaves
/// no trace.
struct StepOrigins {
  private let plans: PlanHistory
  private let former: PlanHistory
  private let day: Day
  /// The words that the plan in force on the day obeyed.
  private let words: OverridesInForce

  /// `former` are plans of any age that name some channels only.
  init(plans: PlanHistory, former: PlanHistory, overrides: [Override], on day: Day) {
    self.plans = plans
    self.former = former
    self.day = day
    words = OverridesInForce(overrides, on: plans.plan(on: day)?.today ?? day)
  }

  /// Nil for a channel that no plan has had.
  func amount(of channel: ChannelName) -> MinorUnits? {
    let amount = plans.amount(of: channel, on: day)
    guard amount == .zero, words.amountWord(on: channel)?.action.isStop == true else {
      return amount
    }
    return former.lastAmount(of: channel, through: day) ?? amount
  }
}

extension Override.Action {
  /// Whether it leaves a channel nothing.
  fileprivate var isStop: Bool { self == .pause || self == .set(.zero) }
}
