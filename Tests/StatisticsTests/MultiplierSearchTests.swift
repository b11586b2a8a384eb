import Statistics
import Testing

@Suite struct MultiplierSearchTests {
  @Test func `a group at its cap shares the cap as if alone`() throws {
    let program = BudgetProgram(
      arms: [arm([1: 4], 0...100), arm([1: 2], 0...100), arm([1: 1], 0...100)],
      groups: [.init(members: [0, 1], sum: 0...50)], total: 100)
    let solution = try program.solve()
    #expect(relativeError(solution.amounts, [40, 10, 50]) < 1e-10)
    #expect(relativeError(solution.multiplier, 0.5 / 50.0.squareRoot()) < 1e-9)
  }

  @Test func `a group below its least is raised to it`() throws {
    let program = BudgetProgram(
      arms: [arm([1: 4], 0...100), arm([1: 2], 0...100), arm([1: 1], 0...100)],
      groups: [.init(members: [1, 2], sum: 50...Double.infinity)], total: 100)
    #expect(relativeError(try program.solve().amounts, [50, 40, 10]) < 1e-10)
  }

  @Test func `a silent group below its least is raised to it evenly`() throws {
    let program = BudgetProgram(
      arms: [arm([1: 4], 0...100), arm([:], 0...100), arm([:], 0...100)],
      groups: [.init(members: [1, 2], sum: 30...40)], total: 100)
    #expect(relativeError(try program.solve().amounts, [70, 15, 15]) < 1e-9)
  }

  @Test func `a group whose least is its most gets just that`() throws {
    let arms = [arm([1: 4], 0...100), arm([1: 2], 0...100), arm([1: 1], 0...100)]
    let least = BudgetProgram(
      arms: arms, groups: [.init(members: [0, 1], sum: 30...30)], total: 100)
    let most = BudgetProgram(
      arms: arms, groups: [.init(members: [1, 2], sum: 60...60)], total: 100)
    #expect(relativeError(try least.solve().amounts, [24, 6, 70]) < 1e-10)
    #expect(relativeError(try most.solve().amounts, [40, 48, 12]) < 1e-10)
  }

  @Test func `a cap that only binds because another does is found`() throws {
    // Shares of 16 : 9 : 4 : 1. Held at 20, the first leaves the second 51 of 80, above its 48;
    // that leaves the third 25.6 of 32, above its 25.
    let program = BudgetProgram(
      arms: [4.0, 3, 2, 1].map { arm([1: $0], 0...100) },
      groups: [20.0, 48, 25].enumerated().map { .init(members: [$0], sum: 0...$1) }, total: 100)
    #expect(relativeError(try program.solve().amounts, [20, 48, 25, 7]) < 1e-10)
  }

  @Test func `a least that only binds because another does is found`() throws {
    // Raised to 20, the first leaves the second 11 of 80, below its 12; that leaves the third 24.5
    // of 68, below its 26.
    let program = BudgetProgram(
      arms: [1.0, 2, 3, 4].map { arm([1: $0], 0...100) },
      groups: [20.0, 12, 26].enumerated().map { .init(members: [$0], sum: $1...100) }, total: 100)
    #expect(relativeError(try program.solve().amounts, [20, 12, 26, 42]) < 1e-10)
  }

  @Test func `a group raised to its least rises above it when a cap frees money`() throws {
    // Alone the first would get 2.4, less than its 5; but the third may only have 40.
    let program = BudgetProgram(
      arms: [1.0, 2, 6].map { arm([1: $0], 0...100) },
      groups: [.init(members: [0], sum: 5...100), .init(members: [2], sum: 0...40)], total: 100)
    #expect(relativeError(try program.solve().amounts, [12, 48, 40]) < 1e-10)
  }

  @Test(arguments: 0..<UInt64(200))
  func `the sum, the bounds and the groups always hold`(seed: UInt64) throws {
    let program = randomProgram(seed: seed)
    #expect(program.breach(of: try program.solve()) <= 1e-9)
  }

  @Test(arguments: 0..<UInt64(200))
  func `no small move between arms is better`(seed: UInt64) throws {
    let program = randomProgram(seed: seed)
    #expect(program.gainOfMoving(from: try program.solve()) <= 1e-6)
  }

  // MARK: - Money that may stay unspent

  @Test func `money is spent while it brings as much as the least multiplier`() throws {
    // 2/√x = 0.2 and 1/√x = 0.2.
    let program = BudgetProgram(
      arms: [arm([1: 4], 0...300), arm([1: 2], 0...300)], total: 500, leastMultiplier: 0.2)
    let solution = try program.solve()
    #expect(relativeError(solution.amounts, [100, 25]) < 1e-10)
    #expect(relativeError(solution.placed, 125) < 1e-10)
    #expect(relativeError(solution.multiplier, 0.2) < 1e-9)
  }

  @Test func `a total too small for all that pays is placed as a whole`() throws {
    let program = BudgetProgram(
      arms: [arm([1: 4], 0...300), arm([1: 2], 0...300)], total: 60, leastMultiplier: 0.2)
    #expect(relativeError(try program.solve().amounts, [48, 12]) < 1e-10)
  }

  @Test func `what arms and groups demand is spent though it does not pay`() throws {
    let program = BudgetProgram(
      arms: [arm([1: 4], 0...300), arm([1: 2], 40...300), arm([1: 2], 0...300)],
      groups: [.init(members: [2], sum: 30...300)], total: 500, leastMultiplier: 0.2)
    #expect(relativeError(try program.solve().amounts, [100, 40, 30]) < 1e-10)
  }

  @Test func `arms without response get their least when money may stay unspent`() throws {
    let program = BudgetProgram(
      arms: [arm([:], 0...300), arm([:], 7...300)], total: 500, leastMultiplier: 0.2)
    #expect(try program.solve().amounts == [0, 7])
  }

  @Test func `only a total below all least amounts is impossible`() {
    let program = BudgetProgram(arms: [arm([1: 1], 3...4)], total: 2, leastMultiplier: 1)
    #expect(throws: BudgetProgram.Infeasible.total(2, least: 3, most: 4)) { try program.solve() }
  }

  @Test(arguments: 0..<UInt64(200))
  func `no small move to or from the unspent money is better`(seed: UInt64) throws {
    let program = randomProgram(seed: seed, leastMultiplier: 0.02)
    let solution = try program.solve()
    #expect(program.breach(of: solution) <= 1e-9)
    #expect(program.gainOfMoving(from: solution) <= 1e-6)
  }
}

extension BudgetProgram {
  /// By which part the best taker of one more unit beats the worst giver of one; zero or less where
  /// the conditions of Karush, Kuhn and Tucker hold.
  ///
  /// Within a group every member may give to another; between groups only what their sums allow.
  fileprivate func gainOfMoving(from solution: Solution) -> Double {
    let grouped = Set(groups.flatMap(\.members))
    let alone = arms.indices.filter { !grouped.contains($0) }
    var givers = alone.map { giver($0, solution) }
    var takers = alone.map { taker($0, solution) }
    var gain = -1.0
    for group in groups where !group.members.isEmpty {
      let sum = group.members.reduce(0) { $0 + solution.amounts[$1] }
      let worst = group.members.map { giver($0, solution) }.min() ?? .infinity
      let best = group.members.map { taker($0, solution) }.max() ?? 0
      gain = max(gain, best / worst - 1)
      if sum > group.sum.lowerBound + 1e-3 { givers.append(worst) }
      if sum < group.sum.upperBound - 1e-3 { takers.append(best) }
    }
    if let leastMultiplier {
      takers.append(leastMultiplier)
      if solution.placed < total - 1e-3 { givers.append(leastMultiplier) }
    }
    return max(gain, (takers.max() ?? 0) / (givers.min() ?? .infinity) - 1)
  }

  private func giver(_ arm: Int, _ solution: Solution) -> Double {
    guard solution.amounts[arm] > arms[arm].allowed.least + 1e-3 else { return .infinity }
    return arms[arm].response.derivative(at: solution.amounts[arm])
  }

  /// Evaluated a little above zero, where a power's marginal value is infinite.
  private func taker(_ arm: Int, _ solution: Solution) -> Double {
    guard solution.amounts[arm] < arms[arm].allowed.most - 1e-3 else { return 0 }
    return arms[arm].response.derivative(at: max(solution.amounts[arm], 1e-9))
  }
}
