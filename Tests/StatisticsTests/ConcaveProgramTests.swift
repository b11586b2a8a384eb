import Glibc
import Statistics
import Testing

@Suite struct ConcaveProgramTests {
  @Test(arguments: concaveExamples)
  func `the best division is found`(example: ConcaveExample) throws {
    let solution = try example.program.solve()
    #expect(relativeError(value(of: example.program, solution), example.best) < 1e-6)
    #expect(breach(of: example.program, solution) <= 1e-9)
  }

  @Test func `two powers share by the closed form`() throws {
    // f₁ = 4√x, f₂ = 2√x: x₁ : x₂ = 4² : 2².
    let program = ConcaveProgram(
      arms: [arm([1: 4], 0...100), arm([1: 2], 0...100)], total: 100)
    let solution = try program.solve()
    #expect(relativeError(solution.amounts, [80, 20]) < 1e-11)
    #expect(relativeError(solution.multiplier, 2 / 80.0.squareRoot()) < 1e-11)
  }

  @Test func `a saturating arm too weak to start gets nothing`() throws {
    // f₂′(0) = 0.01·2 is below f₁′(100) = 2/√100.
    let program = ConcaveProgram(
      arms: [arm([1: 4], 0...200), arm([8: 0.01], 0...200)], total: 100)
    let solution = try program.solve()
    #expect(relativeError(solution.amounts, [100, 0]) < 1e-12)
    #expect(relativeError(solution.multiplier, 0.2) < 1e-9)
  }

  @Test func `nearly linear arms are told apart`() throws {
    // x₁ : x₂ = (1.02 / 1)^(1/0.02).
    let program = ConcaveProgram(
      arms: [arm([6: 1.02], 0...1_000), arm([6: 1], 0...1_000)], total: 1_000)
    let ratio: Double = pow(1.02, 50)
    let solution = try program.solve()
    #expect(relativeError(solution.amounts[0], 1_000 * ratio / (1 + ratio)) < 1e-9)
  }

  @Test func `equal ends fix an amount`() throws {
    let program = ConcaveProgram(
      arms: [arm([1: 9], 5...5), arm([1: 1], 0...100), arm([1: 1], 0...100)], total: 45)
    #expect(relativeError(try program.solve().amounts, [5, 20, 20]) < 1e-11)
  }

  @Test func `an arm without response gets its least`() throws {
    let program = ConcaveProgram(
      arms: [arm([:], 2...50), arm([1: 1], 0...100)], total: 60)
    #expect(relativeError(try program.solve().amounts, [2, 58]) < 1e-11)
  }

  @Test func `what no response can take is spread evenly among arms without one`() throws {
    let program = ConcaveProgram(
      arms: [arm([:], 0...50), arm([1: 1], 0...10), arm([:], 0...5), arm([:], 0...50)],
      total: 35)
    let solution = try program.solve()
    #expect(relativeError(solution.amounts, [10, 10, 5, 10]) < 1e-9)
    #expect(solution.multiplier == 0)
  }

  @Test func `without any response the total is still spent`() throws {
    let program = ConcaveProgram(arms: [arm([:], 0...50), arm([:], 0...50)], total: 30)
    #expect(relativeError(try program.solve().amounts, [15, 15]) < 1e-9)
  }

  @Test func `a total of nothing is divided into nothing`() throws {
    let program = ConcaveProgram(arms: [arm([1: 1], 0...10), arm([8: 1], 0...10)], total: 0)
    #expect(try program.solve().amounts == [0, 0])
    #expect(try ConcaveProgram(arms: [], total: 0).solve().amounts == [])
  }

  @Test func `a total that fills every arm leaves no room for more`() throws {
    let program = ConcaveProgram(arms: [arm([1: 1], 0...10), arm([8: 1], 0...20)], total: 30)
    let solution = try program.solve()
    #expect(solution.amounts == [10, 20])
    #expect(solution.multiplier == 0)
  }

  @Test func `a group at its cap shares the cap as if alone`() throws {
    let program = ConcaveProgram(
      arms: [arm([1: 4], 0...100), arm([1: 2], 0...100), arm([1: 1], 0...100)],
      groups: [.init(members: [0, 1], sum: 0...50)], total: 100)
    let solution = try program.solve()
    #expect(relativeError(solution.amounts, [40, 10, 50]) < 1e-10)
    #expect(relativeError(solution.multiplier, 0.5 / 50.0.squareRoot()) < 1e-9)
  }

  @Test func `a group below its least is raised to it`() throws {
    let program = ConcaveProgram(
      arms: [arm([1: 4], 0...100), arm([1: 2], 0...100), arm([1: 1], 0...100)],
      groups: [.init(members: [1, 2], sum: 50...Double.infinity)], total: 100)
    #expect(relativeError(try program.solve().amounts, [50, 40, 10]) < 1e-10)
  }

  @Test func `a silent group below its least is raised to it evenly`() throws {
    let program = ConcaveProgram(
      arms: [arm([1: 4], 0...100), arm([:], 0...100), arm([:], 0...100)],
      groups: [.init(members: [1, 2], sum: 30...40)], total: 100)
    #expect(relativeError(try program.solve().amounts, [70, 15, 15]) < 1e-9)
  }

  @Test func `a group whose least is its most gets just that`() throws {
    let arms = [arm([1: 4], 0...100), arm([1: 2], 0...100), arm([1: 1], 0...100)]
    let least = ConcaveProgram(
      arms: arms, groups: [.init(members: [0, 1], sum: 30...30)], total: 100)
    let most = ConcaveProgram(
      arms: arms, groups: [.init(members: [1, 2], sum: 60...60)], total: 100)
    #expect(relativeError(try least.solve().amounts, [24, 6, 70]) < 1e-10)
    #expect(relativeError(try most.solve().amounts, [40, 48, 12]) < 1e-10)
  }

  @Test func `arms that are straight to the last digit still add up to the total`() throws {
    let response = ResponseMixture(weights: [0, 0, 0, 0, 0, 0, 0, 1, 0, 0], reference: 1e18)
    let arms = [0.0...80, 0...60].map { ConcaveProgram.Arm(response: response, bounds: $0) }
    let program = ConcaveProgram(arms: arms, total: 100)
    #expect(breach(of: program, try program.solve()) <= 1e-9)
  }

  @Test func `bounds that cannot hold the total are named`() {
    let program = ConcaveProgram(arms: [arm([1: 1], 1...10), arm([1: 1], 2...20)], total: 31)
    #expect(throws: ConcaveProgram.Infeasible.total(31, least: 3, most: 30)) {
      try program.solve()
    }
  }

  @Test func `a group that cannot hold its members is named`() {
    let program = ConcaveProgram(
      arms: [arm([1: 1], 5...10), arm([1: 1], 6...20)],
      groups: [.init(members: [0, 1], sum: 0...10)], total: 20)
    #expect(throws: ConcaveProgram.Infeasible.group(0, least: 11, most: 30)) {
      try program.solve()
    }
  }

  @Test func `permuting the arms permutes the amounts`() throws {
    let program = concaveExamples[9].program
    let reversed = ConcaveProgram(arms: program.arms.reversed(), total: program.total)
    let amounts = try program.solve().amounts
    #expect(relativeError(try reversed.solve().amounts.reversed(), amounts) < 1e-9)
  }

  @Test(arguments: 0..<UInt64(200))
  func `the sum, the bounds and the groups always hold`(seed: UInt64) throws {
    let program = randomProgram(seed: seed)
    #expect(breach(of: program, try program.solve()) <= 1e-9)
  }

  /// Evaluated a little above zero, where a power's marginal value is infinite.
  @Test(arguments: 0..<UInt64(100))
  func `no small move between free arms is better`(seed: UInt64) throws {
    let program = randomProgram(seed: seed)
    let free = ConcaveProgram(arms: program.arms, total: program.total)
    let solution = try free.solve()
    let givers = zip(free.arms, solution.amounts).filter { $1 > $0.bounds.lowerBound + 1e-3 }
    let takers = zip(free.arms, solution.amounts).filter { $1 < $0.bounds.upperBound - 1e-3 }
    let least = givers.map { $0.response.derivative(at: $1) }.min() ?? .infinity
    let most = takers.map { $0.response.derivative(at: max($1, 1e-9)) }.max() ?? 0
    #expect(most <= least * (1 + 1e-6))
  }

  private func arm(_ weights: [Int: Double], _ bounds: ClosedRange<Double>) -> ConcaveProgram.Arm {
    let all = (0..<10).map { weights[$0, default: 0] }
    return .init(response: ResponseMixture(weights: all, reference: 1), bounds: bounds)
  }

  private func value(of program: ConcaveProgram, _ solution: ConcaveProgram.Solution) -> Double {
    zip(program.arms, solution.amounts).reduce(0) { $0 + $1.0.response.value(at: $1.1) }
  }

  /// The largest violation of any bound, as a part of the total.
  private func breach(of program: ConcaveProgram, _ solution: ConcaveProgram.Solution) -> Double {
    let amounts = solution.amounts
    let bounds = zip(program.arms, amounts).map { arm, amount in
      max(arm.bounds.lowerBound - amount, amount - arm.bounds.upperBound)
    }
    let groups = program.groups.map { group in
      let sum = group.members.reduce(0) { $0 + amounts[$1] }
      return max(group.sum.lowerBound - sum, sum - group.sum.upperBound)
    }
    let total = abs(amounts.reduce(0, +) - program.total)
    return ([total, 0] + bounds + groups).reduce(0, max) / program.total
  }
}

/// A feasible program of two to twelve arms, a fifth of them silent, in up to three groups.
///
/// A fifth of the groups' ends leave no room, and so four in a hundred groups have a fixed sum.
private func randomProgram(seed: UInt64) -> ConcaveProgram {
  var generator = SeededGenerator(seed: seed)
  let count = 2 + Int(generator.uniform() * 11)
  let arms = (0..<count).map { _ in randomArm(using: &generator) }
  let inside = arms.map { arm in
    let width = arm.bounds.upperBound - arm.bounds.lowerBound
    return arm.bounds.lowerBound + width * generator.uniform()
  }
  // Each group's range holds the sum of one division, so that the program is feasible.
  let groups = (0..<3).map { place in
    let members = (0..<count).filter { $0 % 4 == place }
    let sum = members.reduce(0) { $0 + inside[$1] }
    let least = generator.uniform() < 0.2 ? sum : sum * generator.uniform()
    let most = generator.uniform() < 0.2 ? sum : sum * (1 + generator.uniform())
    return ConcaveProgram.Group(members: members, sum: least...most)
  }
  return ConcaveProgram(arms: arms, groups: groups, total: inside.reduce(0, +))
}

private func randomArm(using generator: inout SeededGenerator) -> ConcaveProgram.Arm {
  let silent = generator.uniform() < 0.2
  let weights = (0..<10).map { _ in
    silent || generator.uniform() < 0.6 ? 0 : exp(2 * generator.standardNormal())
  }
  let lower = generator.uniform() < 0.5 ? 0 : 100 * generator.uniform()
  let width = generator.uniform() < 0.1 ? 0 : 300 * generator.uniform() + 1
  return .init(
    response: ResponseMixture(weights: weights, reference: 100), bounds: lower...(lower + width))
}
