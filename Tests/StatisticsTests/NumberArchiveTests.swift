import Testing

@testable import Statistics

@Suite struct NumberArchiveTests {
  @Test(arguments: [0.1 + 0.2, -0.0, .leastNonzeroMagnitude, -.infinity])
  func `a number comes back bit for bit`(number: Double) throws {
    #expect(try backAgain(number).bitPattern == number.bitPattern)
  }

  @Test(arguments: [0, 7, -3, Int.min])
  func `a whole number comes back`(number: Int) throws {
    #expect(try backAgain(number) == number)
  }

  @Test(arguments: [nil, 0, 2.5] as [Double?])
  func `what may be missing comes back`(number: Double?) throws {
    #expect(try backAgain(number) == number)
  }

  @Test(arguments: [[], [1], [3, 2, 1]] as [[Int]])
  func `a list comes back`(list: [Int]) throws {
    #expect(try backAgain(list) == list)
  }

  @Test func `a level that was watched comes back`() throws {
    var watch = LevelWatch()
    for day in 0..<100 {
      watch.absorb(
        .init(firstDay: day, outcome: Double(day % 5), expected: 3, spend: Double(90 + day)))
    }
    #expect(try backAgain(watch) == watch)
  }

  @Test func `an episode's evidence comes back`() throws {
    var process = EvidenceProcess()
    for day in 0..<50 { process.absorb(outcome: Double(day % 5), expected: 3) }
    #expect(try backAgain(process) == process)
  }

  @Test(arguments: [[], [2, 1], [-1], [.nan], [1.5]] as [[Double]])
  func `numbers of another shape are refused`(numbers: [Double]) {
    var archive = NumberArchive(of: numbers)
    #expect(throws: NumberMismatch.self) { try [Int](from: &archive) }
  }

  @Test func `nothing may be left`() throws {
    var archive = NumberArchive(of: [1, 2])
    _ = try Double(from: &archive)
    #expect(throws: NumberMismatch.self) { try archive.finish() }
  }

  private func backAgain<Value: Archivable>(_ value: Value) throws -> Value {
    var value = value
    var away = NumberArchive()
    try value.carry(in: &away)
    var back = NumberArchive(of: away.numbers)
    let returned = try Value(from: &back)
    try back.finish()
    return returned
  }
}
