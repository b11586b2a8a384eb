import Statistics

/// Which limit an amount stands at, and on which side.
extension Bounds {
  /// The limit that an amount stands at; nil when the evidence alone put it there.
  ///
  /// A channel that stands at the most of several amounts would take more, or the program had given
  /// it less. Of one that may have a single amount only its marginal value tells: `wantsMore` says
  /// whether that is over the program's multiplier, nil where neither.
  func limit(
    on amount: Int64, of member: Member, under demands: Demands, wantsMore: Bool?
  ) -> Limit? {
    let allowed = allowed(for: member, under: demands)
    let amount = Double(amount)
    guard allowed.least < allowed.most else {
      return limitOnOnly(amount, of: member, under: demands, wantsMore: wantsMore)
    }
    if amount >= allowed.most { return upperLimit(on: amount, of: member, under: demands) }
    guard amount <= allowed.range.lowerBound, amount > 0 || allowed.orNothing else { return nil }
    return allowed.orNothing ? .threshold : lowerLimit(on: amount, of: member, under: demands)
  }

  /// A threshold that nothing can reach comes first; then a ceiling, of what is wanted or demanded.
  private func limitOnOnly(
    _ amount: Double, of member: Member, under demands: Demands, wantsMore: Bool?
  ) -> Limit? {
    if amount == 0, member.threshold > 0 {
      let most = member.rules.max.map { Double($0.rawValue) } ?? .infinity
      return most < member.threshold ? .max : .threshold
    }
    if wantsMore != false, let limit = ceilingLimit(on: amount, of: member, under: demands) {
      return limit
    }
    return wantsMore.flatMap {
      $0
        ? upperLimit(on: amount, of: member, under: demands)
        : lowerLimit(on: amount, of: member, under: demands)
    }
  }

  private func upperLimit(
    on amount: Double, of member: Member, under demands: Demands
  ) -> Limit? {
    if amount == member.rules.max.map({ Double($0.rawValue) }) { return .max }
    if let limit = ceilingLimit(on: amount, of: member, under: demands) { return limit }
    if amount == member.threshold { return .threshold }
    if amount >= most(of: member) { return .budget }
    guard let step = demands.step else { return nil }
    guard let previous = member.previous else { return .newcomer }
    let isSmall = previous * step < equalShare / 2 && amount <= equalShare / 2
    return isSmall ? .halfShare : .maxStep
  }

  private func lowerLimit(
    on amount: Double, of member: Member, under demands: Demands
  ) -> Limit? {
    if amount == 0 { return nil }
    if amount == member.threshold { return .threshold }
    // A ceiling may cut what people demand: even so it is their demand that keeps the amount up.
    if amount <= Double(member.rules.min.rawValue) || demands.minimumScale < 1 { return .min }
    return amount <= floor(of: member, under: demands) + 1 ? .floor : .maxCut
  }

  private func ceilingLimit(
    on amount: Double, of member: Member, under demands: Demands
  ) -> Limit? {
    guard let ceiling = ceiling(of: member, under: demands),
      amount >= max(ceiling.amount, member.threshold) - 1, ceiling.amount < most(of: member)
    else { return nil }
    return ceiling.limit
  }
}
