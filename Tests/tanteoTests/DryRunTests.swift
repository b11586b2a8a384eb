import Testing

@Suite struct `a dry run` {
  @Test func `of a new place writes nothing`() async throws {
    let place = try Workplace()
    try place.drop(History().csv(0..<42))
    let before = try place.snapshot()
    let outcome = try await place.once(.first + 42, "--dry-run")
    #expect(outcome.ending == .exit(0))
    #expect(try place.snapshot() == before)
  }

  @Test func `with a ledger writes nothing`() async throws {
    let place = try await placeWithNews()
    let before = try place.snapshot()
    let outcome = try await place.once(.first + 49, "--dry-run")
    #expect(outcome.ending == .exit(0))
    #expect(try place.snapshot() == before)
  }

  @Test func `with a bad file leaves it where it is`() async throws {
    let place = try await placeWithNews()
    try place.drop("date,channel,spend\n2026-02-30,search,1\n", as: "bad.csv")
    let before = try place.snapshot()
    let outcome = try await place.once(.first + 49, "--dry-run")
    #expect(outcome.ending == .exit(1))
    #expect(try place.snapshot() == before)
  }

  @Test func `prints the decision that a pass then makes`() async throws {
    let place = try await placeWithNews()
    let dry = try await place.once(.first + 49, "--dry-run", "--json")
    let real = try await place.once(.first + 49, "--json")
    #expect(dry.output == real.output)
    #expect(try DecisionRecord(dry.output).decision == 2)
  }

  @Test func `prints the log's block`() async throws {
    let place = try await placeWithNews()
    let dry = try await place.once(.first + 49, "--dry-run")
    #expect(dry.output.hasPrefix("2 2026-02-23"))
  }

  private func placeWithNews() async throws -> Workplace {
    let place = try Workplace()
    try place.drop(History().csv(0..<42), as: "a.csv")
    try await place.once(.first + 42)
    try place.drop(History().csv(42..<49), as: "b.csv")
    return place
  }
}

@Suite struct `taking files only` {
  private let place: Workplace
  private let outcome: Workplace.Outcome

  init() async throws {
    place = try Workplace()
    try place.drop(History().csv(0..<42))
    outcome = try await place.once(.first + 42, "--ingest-only")
  }

  @Test func `makes no decision`() throws {
    #expect(outcome.ending == .exit(0))
    #expect(try place.decisions().isEmpty)
  }

  @Test func `archives the file`() {
    #expect(place.processed == ["spend.csv"])
  }

  @Test func `leaves the decision to the next pass`() async throws {
    try await place.once(.first + 42)
    #expect(try place.decisions().map(\.channels.count) == [4])
  }
}
