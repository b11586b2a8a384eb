import Statistics
import Testing

@Suite struct BranchSearchTests {
  /// On a grid of 2000 steps the best is missed by at most a few parts in a million.
  @Test(arguments: gridExamples)
  func `no division on a grid is better, and the best is near`(example: BudgetExample) throws {
    let solution = try example.program.solve()
    let gain = (example.program.objective(of: solution) - example.best) / max(example.best, 1)
    #expect(gain > -1e-8)
    #expect(gain < 1e-5)
    #expect(example.program.breach(of: solution) <= 1e-9)
  }

  @Test func `of two alike channels that need much one gets all`() throws {
    // 70 each would bring 2 · 2.96 · 0.49/(1.96 + 0.49) = 1.18, 140 at one 2.96/2 = 1.48.
    let sigmoid = arm([11: 1], 0...2)
    let solution = try BudgetProgram(arms: [sigmoid, sigmoid], total: 1.4).solve()
    #expect(solution.amounts.sorted() == [0, 1.4])
  }

  /// f(x)/x = 2.96 x/(1.96 + x²) is largest at 1.4, where it is 2.96/2.8 = 1.0571.
  @Test(arguments: [(1.06, false), (1.05, true)])
  func `an S-shaped arm starts at all only if its best average pays`(
    least: Double, starts: Bool
  ) throws {
    let program = BudgetProgram(arms: [arm([11: 1], 0...10)], total: 10, leastMultiplier: least)
    #expect((try program.solve().amounts[0] > 1.4) == starts)
  }

  @Test func `a convex part may hold an amount where there is no other`() throws {
    let program = BudgetProgram(arms: [arm([12: 1], 0...10)], total: 0.5)
    #expect(try program.solve().amounts == [0.5])
  }

  @Test func `alike arms with a threshold are filled one after the other`() throws {
    let picky = BudgetProgram.Arm(
      response: .root(1), allowed: AllowedAmounts(100...200, orNothing: true))
    let program = BudgetProgram(arms: .init(repeating: picky, count: 5), total: 250)
    let amounts = try program.solve().amounts.sorted()
    #expect(relativeError(amounts, [0, 0, 0, 125, 125]) < 1e-9)
  }

  /// The other arm brings 2·√200 = 28.28 alone, and 2·√100 = 20 beside √100 · level.
  @Test(arguments: [(0.8, [0, 200.0]), (0.9, [100, 100.0])])
  func `a threshold is crossed only if what lies behind it brings more`(
    level: Double, amounts: [Double]
  ) throws {
    let picky = BudgetProgram.Arm(
      response: .root(level), allowed: AllowedAmounts(100...200, orNothing: true))
    let program = BudgetProgram(arms: [picky, arm([1: 2], 0...200)], total: 200)
    #expect(relativeError(try program.solve().amounts, amounts) < 1e-12)
  }

  @Test func `a group's least can lift a member over its threshold`() throws {
    let picky = BudgetProgram.Arm(
      response: .root(0.1), allowed: AllowedAmounts(40...200, orNothing: true))
    let program = BudgetProgram(
      arms: [picky, arm([1: 2], 0...200)], groups: [.init(members: [0], sum: 30...200)],
      total: 200)
    #expect(relativeError(try program.solve().amounts, [40, 160]) < 1e-10)
  }

  @Test func `forty thresholds that must sum to the total are met`() throws {
    // Twenty sevens and the five, though the five brings least.
    let sevens = (1...39).map { level in
      BudgetProgram.Arm(
        response: .root(Double(level)), allowed: AllowedAmounts(7...7, orNothing: true))
    }
    let five = BudgetProgram.Arm(
      response: .root(0.01), allowed: AllowedAmounts(5...5, orNothing: true))
    let program = BudgetProgram(arms: sevens + [five], total: 145)
    #expect(program.breach(of: try program.solve()) == 0)
  }

  static let seeds = 0..<UInt64(150)

  @Test(arguments: seeds)
  func `every demand holds with thresholds and convex parts`(seed: UInt64) throws {
    let program = randomProgram(seed: seed, with: [.sigmoids, .thresholds])
    #expect(program.breach(of: try program.solve()) <= 1e-9)
  }

  @Test(arguments: seeds)
  func `knowing of convex parts never costs anything`(seed: UInt64) throws {
    let program = randomProgram(seed: seed, with: [.sigmoids, .thresholds])
    let best = program.objective(of: try program.solve())
    let blind = program.objective(of: try program.blindToConvexParts.solve())
    #expect(best >= blind * (1 - 1e-8))
  }

  @Test(arguments: seeds)
  func `every demand holds where money may stay unspent`(seed: UInt64) throws {
    let program = randomProgram(
      seed: seed, with: [.sigmoids, .thresholds], leastMultiplier: 0.02)
    #expect(program.breach(of: try program.solve()) <= 1e-9)
  }
}

extension BudgetProgram {
  /// The same program for one who knows only the concave curves.
  fileprivate var blindToConvexParts: BudgetProgram {
    let blind = arms.map { arm in
      let weights = arm.response.weights.enumerated().map { curve, weight in
        ResponseCurve.sigmoidal.contains(curve) ? 0 : weight
      }
      return Arm(
        response: ResponseMixture(weights: weights, reference: arm.response.reference),
        allowed: arm.allowed)
    }
    return BudgetProgram(
      arms: blind, groups: groups, total: total, leastMultiplier: leastMultiplier)
  }
}
