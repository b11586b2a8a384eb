/// What channels had before people's words gave them their amounts.
///
/// A word with an end, or one that was released, leaves no trace: what keeps its amount then keeps
/// the one that it had before.
struct AmountsBeforeWords {
  private let plans: PlanHistory
  private let overrides: [Override]
  private let present: OverridesInForce

  /// `plans` are those that are remembered, oldest first; `present` the words in force today.
  init(plans: PlanHistory, overrides: [Override], present: OverridesInForce) {
    self.plans = plans
    self.overrides = overrides.filter { $0.channel != nil && $0.action.verb != .target }
    self.present = present
  }

  /// Nil where the amount in force is no newer word's, or nothing is known of the time before it.
  func amount(of channel: ChannelName) -> MinorUnits? {
    guard overrides.contains(where: { $0.channel == channel }) else { return nil }
    let holding = place(of: present.amountWord(on: channel)) ?? -1
    var amount: MinorUnits?
    for plan in plans.plans.reversed() {
      guard let planned = plan.amounts[channel] else { continue }
      let words = OverridesInForce(overrides, on: plan.today)
      guard let word = place(of: words.amountWord(on: channel)), word > holding else {
        return amount == nil ? nil : planned.to
      }
      amount = planned.from
    }
    return amount
  }

  /// What the last plan gave for an older word than the one that holds; nil where none did.
  func replacedAmount(of channel: ChannelName) -> MinorUnits? {
    guard let holding = place(of: present.amountWord(on: channel)),
      let plan = plans.plans.last(where: { $0.amounts[channel] != nil }),
      let word = place(of: OverridesInForce(overrides, on: plan.today).amountWord(on: channel)),
      word < holding
    else { return nil }
    return plan.amounts[channel]?.to
  }

  private func place(of word: Override?) -> Int? { word.flatMap(overrides.lastIndex(of:)) }
}
