public import Statistics

extension Portfolio {
  /// The plan that the evidence asks for, within the guardrails, and the reason for each amount.
  ///
  /// - Throws: only when the relaxed program is still infeasible, which would be our mistake.
  public func advice(_ exploration: Exploration) throws(BudgetProgram.Infeasible) -> Advice {
    let throwing = Throw(of: self, exploration: exploration)
    if let broken = tracking.present, let kept = keptPlan {
      let amounts = frozenAmounts(kept)
      return Advisor(portfolio: self, throwing: throwing, amounts: amounts)
        .advice(
          kept: .trackingBroken(since: broken.since),
          notes: [.trackingBroken(broken)] + unplaced(by: amounts, since: .held))
    }
    let plan = try solve(throwing)
    if let nothingNewSince, let kept = keptPlan, !changesState {
      return Advisor(portfolio: self, throwing: throwing, amounts: kept)
        .advice(
          kept: .nothingNew(since: nothingNewSince),
          notes: [.nothingNew(since: nothingNewSince)] + unplaced(by: kept, as: plan))
    }
    var advisor = Advisor(portfolio: self, throwing: throwing, amounts: plan.amounts)
    advisor.plan = plan
    let share = advisor.movedShare
    let least = rules.guardrails.minChange
    if let kept = keptPlan, share < least, !changesState, mayKeep(kept, instead: plan) {
      advisor.amounts = kept
      return advisor.advice(
        kept: .tooSmallAMove(share: share),
        notes: [.tooSmallAMove(share: share, minChange: least)] + plan.overridden
          + unplaced(by: kept, as: plan))
    }
    let learning = try exploration == .mean ? nil : priceOfLearning(in: plan)
    return advisor.advice(kept: nil, notes: plan.notes + [learning].compactMap { $0 })
  }

  /// The amounts in force with the evidence of now.
  ///
  /// What `status` shows; nothing is decided.
  public var standing: Advice {
    let amounts = Dictionary(
      uniqueKeysWithValues: standings.map { ($0.channel, $0.from.rawValue) })
    return Advisor(portfolio: self, throwing: Throw(of: self, exploration: .mean), amounts: amounts)
      .advice(kept: .balanced, notes: [])
  }

  /// By how much the best plan by the posterior mean beats the plan in force: 0.01 is 1 %.
  ///
  /// In the objective: of a plan that loses money, 1 % less of a loss counts as much. Nil while
  /// there is no plan, or nothing is expected of it.
  public func promisedGain() throws(BudgetProgram.Infeasible) -> Double? {
    guard let kept = keptPlan else { return nil }
    let plan = try solve(Throw(of: self, exploration: .mean, forIntervals: false))
    let before = expectedYield(of: kept).value(for: objective)
    guard before != 0 else { return nil }
    return (expectedYield(of: plan.amounts).value(for: objective) - before) / abs(before)
  }

  /// What a plan between schedules must promise over the one in force.
  private static let worthwhileGain = 0.01

  /// Whether a decision between schedules is worth people's while.
  ///
  /// Where the best plan by the posterior mean promises more than 1 %, or a state has changed.
  public func isWorthDeciding() throws(BudgetProgram.Infeasible) -> Bool {
    if changesState { return true }
    return try promisedGain().map { $0 > Self.worthwhileGain } ?? true
  }

  /// Whether a hypothesis has another state than in the plan in force, or a channel came or went.
  public var changesState: Bool {
    guard let latest = plans.latest, latest.amounts.count == standings.count else { return true }
    return standings.contains { standing in
      guard let amount = latest.amounts[standing.channel] else { return true }
      return amount.state != standing.state
    }
  }

  /// The amounts of the last recommendation; nil before the first.
  var keptPlan: [ChannelName: Int64]? {
    guard let latest = plans.latest else { return nil }
    return Dictionary(
      uniqueKeysWithValues: standings.map { standing in
        (standing.channel, latest.amounts[standing.channel]?.to.rawValue ?? 0)
      })
  }

  /// A plan may stay only where it still is a plan: its sum, its fixed amounts and its limits.
  private func mayKeep(_ kept: [ChannelName: Int64], instead plan: SolvedPlan) -> Bool {
    placesAsMuch(kept, as: plan) && !standings.contains(where: \.isFreedFromWord)
      && plan.fixed.allSatisfy { kept[$0.key] == $0.value }
      && rules.groups.allSatisfy { keepsLimits(of: $0, kept, instead: plan.amounts) }
      && standings.allSatisfy { standing in
        let amount = kept[standing.channel] ?? 0
        // A channel under test that would get its floor anew has lost it to a word that is over.
        if standing.state == .testing, amount == 0, plan.amounts[standing.channel] ?? 0 > 0 {
          return false
        }
        return standing.fixed != nil
          || (amount >= standing.rules.min.rawValue
            && amount <= standing.rules.max?.rawValue ?? .max
            && (amount == 0 || amount >= standing.rules.minOrNothing.rawValue))
      }
  }
}

// MARK: - What a plan that stays leaves over

extension Portfolio {
  /// For the reason for which a new plan would leave money over as well.
  private func unplaced(by kept: [ChannelName: Int64], as plan: SolvedPlan) -> [Note] {
    for case .unplaced(_, let limit) in plan.notes { return unplaced(by: kept, since: limit) }
    for case .notWorthSpending in plan.notes {
      return unplacedAmount(by: kept).map { [.notWorthSpending(amount: $0)] } ?? []
    }
    return unplaced(by: kept, since: .held)
  }

  private func unplaced(by kept: [ChannelName: Int64], since limit: Limit) -> [Note] {
    unplacedAmount(by: kept).map { [.unplaced(amount: $0, limit: limit)] } ?? []
  }

  /// Nil where nothing is left over.
  private func unplacedAmount(by kept: [ChannelName: Int64]) -> MinorUnits? {
    let left = rules.budget.amount.rawValue - kept.values.reduce(0, +)
    return left > 0 ? MinorUnits(rawValue: left) : nil
  }
}

extension Portfolio {
  /// Profit may leave money unspent, so that plans alike may differ in their sums.
  private func placesAsMuch(_ kept: [ChannelName: Int64], as plan: SolvedPlan) -> Bool {
    let sum = kept.values.reduce(0, +)
    if case .profit = objective { return sum <= rules.budget.amount.rawValue }
    return sum == plan.amounts.values.reduce(0, +)
  }

  /// Limits that even the new plan cannot keep bind the plan in force no more than it.
  private func keepsLimits(
    of group: GroupRules, _ kept: [ChannelName: Int64], instead new: [ChannelName: Int64]
  ) -> Bool {
    let sum = group.channels.reduce(0) { $0 + (kept[$1] ?? 0) }
    let newSum = group.channels.reduce(0) { $0 + (new[$1] ?? 0) }
    return sum <= max(group.max?.rawValue ?? .max, newSum)
      && sum >= min(group.min.rawValue, newSum)
  }
}
