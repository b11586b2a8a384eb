import Testing

/// Several processes on one ledger.
@Suite struct `passes at the same time` {
  @Test func `give one decision`() async throws {
    let place = try Workplace()
    try place.drop(History().csv(0..<42))
    let endings = try await race(in: place, on: .first + 42)
    #expect(endings.allSatisfy { $0 == .exit(0) || $0 == .exit(75) })
    #expect(try place.decisions().map(\.decision) == [1])
    #expect(place.processed == ["spend.csv"])
  }

  @Test func `count nothing twice`() async throws {
    let place = try Workplace()
    try place.drop(History().csv(0..<21), as: "a.csv")
    try place.drop(History().csv(21..<42), as: "b.csv")
    _ = try await race(in: place, on: .first + 42)
    let alone = try Workplace()
    try alone.drop(History().csv(0..<42))
    try await alone.once(.first + 42)
    #expect(try place.decisions().last?.evidence == alone.decisions().last?.evidence)
    #expect(try await place.ask("replay").output == "1: identical\n")
  }

  @Test func `wait while a reader reads`() async throws {
    let place = try Workplace()
    try place.drop(History().csv(0..<42))
    try await place.once(.first + 42)
    try place.drop(History().csv(42..<49), as: "b.csv")
    let pass = try place.start(
      "once", "--config", "tanteo.yaml", "--today", "\(TestDay.first + 49)")
    let board = try await place.ask("status")
    #expect(board.ending == .exit(0))
    #expect(try await pass.finish() == .exit(0))
  }

  private func race(in place: Workplace, on day: TestDay) async throws -> [ChildProcess.Ending] {
    let passes = try (0..<4).map { _ in
      try place.start("once", "--config", "tanteo.yaml", "--today", "\(day)")
    }
    var endings: [ChildProcess.Ending] = []
    for pass in passes { endings.append(try await pass.finish()) }
    return endings
  }
}
