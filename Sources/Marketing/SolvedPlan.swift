import Statistics

/// The amounts that fixed rules and the program give together.
struct SolvedPlan {
  /// Minor units per budget period, for every channel.
  let amounts: [ChannelName: Int64]
  let fixed: [ChannelName: Int64]
  let limits: [ChannelName: Limit]
  let notes: [Note]
  /// Limits of people's that what is fixed breaks; to be said of a plan that is kept, too.
  let overridden: [Note]
  let unplaced: Int64
  /// How much of the objective a day one more minor unit would bring; zero where none may take it.
  let multiplier: Double
}

extension Portfolio {
  /// Fixed amounts first, then the program for the remainder.
  func solve(_ throwing: Throw) throws(BudgetProgram.Infeasible) -> SolvedPlan {
    let budget = rules.budget.amount.rawValue
    var (fixed, notes) = fixedAmounts(within: budget)
    let overridden = overriddenLimits(by: fixed)
    let members = standings.filter { $0.fixed == nil }
    let live = standings.count(where: \.isLive)
    let bounds = Bounds(
      rules: rules,
      members: members.map { standing in
        Bounds.Member(
          rules: standing.rules, previous: standing.previous,
          hasFloor: standing.state == .testing, ceilings: standing.ceilings)
      },
      equalShare: Double(budget) / Double(max(live, 1)))
    let allocation = Allocation(
      bounds: bounds,
      groups: GroupLimits.limits(
        of: rules.groups, members: members.map(\.channel), fixed: fixed, budget: budget),
      responses: members.compactMap { throwing.responses[$0.channel] },
      total: budget - fixed.values.reduce(0, +), leastMultiplier: leastMultiplier)
    let result = try allocation.solve()
    notes += result.notes
    var limits: [ChannelName: Limit] = [:]
    for (standing, limit) in zip(members, result.limits) {
      fixed[standing.channel] = nil
      limits[standing.channel] = limit
    }
    let solved = zip(members.map(\.channel), result.amounts)
    return SolvedPlan(
      amounts: fixed.merging(solved) { _, amount in amount }, fixed: fixed, limits: limits,
      notes: notes + overridden, overridden: overridden, unplaced: result.unplaced,
      multiplier: result.multiplier)
  }

  /// What a minor unit per budget period must bring a day, so that a unit of profit pays a unit.
  private var leastMultiplier: Double? {
    guard case .profit = objective else { return nil }
    return 1 / rules.budget.minorUnits(perDay: 1)
  }

  /// Whole minor units; scaled down together when they exceed the budget.
  private func fixedAmounts(within budget: Int64) -> ([ChannelName: Int64], [Note]) {
    let fixed = standings.compactMap { standing in
      standing.fixed.map { (standing.channel, max(0, $0.amount)) }
    }
    let sum = fixed.reduce(0) { $0 + $1.1.rounded() }
    guard sum > Double(budget) else {
      return (Dictionary(uniqueKeysWithValues: fixed.map { ($0.0, Int64($0.1.rounded())) }), [])
    }
    return (
      Self.scaled(fixed, to: budget), [.fixedAmountsScaled(to: Double(budget) / sum)]
    )
  }

  /// Amounts in their proportions, as whole minor units that add up to a total.
  private static func scaled(
    _ amounts: [(ChannelName, Double)], to total: Int64
  ) -> [ChannelName: Int64] {
    let scale = Double(total) / max(amounts.reduce(0) { $0 + $1.1 }, .leastNormalMagnitude)
    let parts = apportion(
      amounts.map { $0.1 * scale }, total: total, bounds: amounts.map { _ in 0...total })
    let whole = zip(amounts.map(\.0), parts ?? amounts.map { Int64($0.1 * scale) })
    return Dictionary(uniqueKeysWithValues: whole)
  }
}

// MARK: - Nothing moves but by people's words

extension Portfolio {
  /// The amounts of the last recommendation, but for those that people have said since.
  ///
  /// Where the budget has become too small for them, the others shrink in proportion, and what was
  /// said only when nothing of them is left.
  func frozenAmounts(_ kept: [ChannelName: Int64]) -> [ChannelName: Int64] {
    let budget = rules.budget.amount.rawValue
    var said: [(ChannelName, Double)] = []
    var others: [(ChannelName, Double)] = []
    for standing in standings {
      if let fixed = standing.fixed, words.amountWord(on: standing.channel) != nil {
        said.append((standing.channel, fixed.amount.rounded()))
      } else {
        others.append((standing.channel, Double(kept[standing.channel] ?? 0)))
      }
    }
    let demanded = Int64(said.reduce(0) { $0 + $1.1 })
    let rest = Int64(others.reduce(0) { $0 + $1.1 })
    return Self.scaled(said, to: min(demanded, budget))
      .merging(Self.scaled(others, to: min(rest, max(0, budget - demanded)))) { own, _ in own }
  }
}
