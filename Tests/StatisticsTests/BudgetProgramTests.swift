import Glibc
import Statistics
import Testing

@Suite struct BudgetProgramTests {
  @Test(arguments: concaveExamples)
  func `the best division is found`(example: BudgetExample) throws {
    let solution = try example.program.solve()
    #expect(relativeError(example.program.objective(of: solution), example.best) < 1e-6)
    #expect(example.program.breach(of: solution) <= 1e-9)
  }

  @Test func `two powers share by the closed form`() throws {
    // f₁ = 4√x, f₂ = 2√x: x₁ : x₂ = 4² : 2².
    let program = BudgetProgram(
      arms: [arm([1: 4], 0...100), arm([1: 2], 0...100)], total: 100)
    let solution = try program.solve()
    #expect(relativeError(solution.amounts, [80, 20]) < 1e-11)
    #expect(relativeError(solution.multiplier, 2 / 80.0.squareRoot()) < 1e-11)
  }

  @Test func `a saturating arm too weak to start gets nothing`() throws {
    // f₂′(0) = 0.01·2 is below f₁′(100) = 2/√100.
    let program = BudgetProgram(
      arms: [arm([1: 4], 0...200), arm([8: 0.01], 0...200)], total: 100)
    let solution = try program.solve()
    #expect(relativeError(solution.amounts, [100, 0]) < 1e-12)
    #expect(relativeError(solution.multiplier, 0.2) < 1e-9)
  }

  @Test func `nearly linear arms are told apart`() throws {
    // x₁ : x₂ = (1.02 / 1)^(1/0.02).
    let program = BudgetProgram(
      arms: [arm([6: 1.02], 0...1_000), arm([6: 1], 0...1_000)], total: 1_000)
    let ratio: Double = pow(1.02, 50)
    let solution = try program.solve()
    #expect(relativeError(solution.amounts[0], 1_000 * ratio / (1 + ratio)) < 1e-9)
  }

  @Test func `equal ends fix an amount`() throws {
    let program = BudgetProgram(
      arms: [arm([1: 9], 5...5), arm([1: 1], 0...100), arm([1: 1], 0...100)], total: 45)
    #expect(relativeError(try program.solve().amounts, [5, 20, 20]) < 1e-11)
  }

  @Test func `an arm without response gets its least`() throws {
    let program = BudgetProgram(
      arms: [arm([:], 2...50), arm([1: 1], 0...100)], total: 60)
    #expect(relativeError(try program.solve().amounts, [2, 58]) < 1e-11)
  }

  @Test func `what no response can take is spread evenly among arms without one`() throws {
    let program = BudgetProgram(
      arms: [arm([:], 0...50), arm([1: 1], 0...10), arm([:], 0...5), arm([:], 0...50)],
      total: 35)
    let solution = try program.solve()
    #expect(relativeError(solution.amounts, [10, 10, 5, 10]) < 1e-9)
    #expect(solution.multiplier == 0)
  }

  @Test func `without any response the total is still spent`() throws {
    let program = BudgetProgram(arms: [arm([:], 0...50), arm([:], 0...50)], total: 30)
    #expect(relativeError(try program.solve().amounts, [15, 15]) < 1e-9)
  }

  @Test func `a total of nothing is divided into nothing`() throws {
    let program = BudgetProgram(arms: [arm([1: 1], 0...10), arm([8: 1], 0...10)], total: 0)
    #expect(try program.solve().amounts == [0, 0])
    #expect(try BudgetProgram(arms: [], total: 0).solve().amounts == [])
  }

  @Test func `a total that fills every arm leaves no room for more`() throws {
    let program = BudgetProgram(arms: [arm([1: 1], 0...10), arm([8: 1], 0...20)], total: 30)
    let solution = try program.solve()
    #expect(solution.amounts == [10, 20])
    #expect(solution.multiplier == 0)
  }

  @Test func `arms that are straight to the last digit still add up to the total`() throws {
    let response = ResponseMixture([7: 1], reference: 1e18)
    let arms = [0.0...80, 0...60].map {
      BudgetProgram.Arm(response: response, allowed: AllowedAmounts($0))
    }
    let program = BudgetProgram(arms: arms, total: 100)
    #expect(program.breach(of: try program.solve()) <= 1e-9)
  }

  @Test func `bounds that cannot hold the total are named`() {
    let program = BudgetProgram(arms: [arm([1: 1], 1...10), arm([1: 1], 2...20)], total: 31)
    #expect(throws: BudgetProgram.Infeasible.total(31, least: 3, most: 30)) {
      try program.solve()
    }
  }

  @Test func `a group that cannot hold its members is named`() {
    let program = BudgetProgram(
      arms: [arm([1: 1], 5...10), arm([1: 1], 6...20)],
      groups: [.init(members: [0, 1], sum: 0...10)], total: 20)
    #expect(throws: BudgetProgram.Infeasible.group(0, least: 11, most: 30)) {
      try program.solve()
    }
  }

  @Test func `a total that thresholds leave out is refused`() {
    // Nothing, or 10 to 12 each: sums of 0, 10 to 12 and 20 to 24.
    let picky = AllowedAmounts(10...12, orNothing: true)
    let arms = [BudgetProgram.Arm](repeating: .init(response: .root(1), allowed: picky), count: 2)
    #expect(throws: BudgetProgram.Infeasible.total(15, least: 0, most: 24)) {
      try BudgetProgram(arms: arms, total: 15).solve()
    }
  }

  @Test func `permuting the arms permutes the amounts`() throws {
    let program = concaveExamples[9].program
    let reversed = BudgetProgram(arms: program.arms.reversed(), total: program.total)
    let straight = BudgetProgram(arms: program.arms, total: program.total)
    let amounts = try straight.solve().amounts
    #expect(relativeError(try reversed.solve().amounts.reversed(), amounts) < 1e-9)
  }
}
