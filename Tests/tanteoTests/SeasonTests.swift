import Testing

/// Fifteen weeks of four channels, a file and a decision a week; radio stops after the fifth.
private struct Season {
  static let weeks = 15
  static let radioStops = 35

  let endings: [ChildProcess.Ending]
  let decisions: [DecisionRecord]
  let log: String
  let replay: Workplace.Outcome

  /// Played once for all tests that look at it.
  static let played = Task { try await Season() }

  init() async throws {
    let place = try Workplace()
    var endings: [ChildProcess.Ending] = []
    for week in 0..<Self.weeks {
      try place.drop(History.csv(Self.rows(of: week)), as: "week-\(week).csv")
      endings.append(try await place.once(.first + (week + 1) * 7).ending)
    }
    self.endings = endings
    decisions = try place.decisions()
    log = try place.text("out/recommendations.log")
    replay = try await place.ask("replay")
  }
}

extension Season {
  static func rows(of week: Int) -> [MadeUpRow] {
    History().rows(week * 7..<(week + 1) * 7)
      .filter { $0.channel != "radio" || $0.day < .first + radioStops }
  }

  /// Hundredths of the currency unit in a week.
  static func spent(on channel: String, week: Int) -> Int {
    rows(of: week).filter { $0.channel == channel }.reduce(0) { $0 + $1.spend }
  }
}

@Suite struct `a season, week by week` {
  @Test func `every week ends well`() async throws {
    #expect(try await Season.played.value.endings.allSatisfy { $0 == .exit(0) })
  }

  @Test func `every week has its decision`() async throws {
    let decisions = try await Season.played.value.decisions
    #expect(decisions.map(\.decision) == Array(1...Season.weeks))
  }

  @Test func `every week's amounts add up to the budget`() async throws {
    let decisions = try await Season.played.value.decisions
    #expect(decisions.filter { $0.amounts.values.reduce(0, +) != 100_000 }.isEmpty)
  }

  @Test func `every channel is in every decision`() async throws {
    let decisions = try await Season.played.value.decisions
    #expect(decisions.allSatisfy { $0.channels.count == 4 })
  }

  @Test func `every decision starts from the amounts of the one before`() async throws {
    let decisions = try await Season.played.value.decisions
    let starts = decisions.dropFirst().map { decision in
      Dictionary(uniqueKeysWithValues: decision.channels.map { ($0.channel, $0.fromCents) })
    }
    #expect(starts == decisions.dropLast().map(\.amounts))
  }

  @Test(arguments: ["search", "social"])
  func `a channel that meets its target is confirmed`(_ name: String) async throws {
    let last = try #require(try await Season.played.value.decisions.last)
    #expect(last.states[name] == "confirmed")
  }

  @Test func `a channel that brings nobody is dropped`() async throws {
    let decisions = try await Season.played.value.decisions
    #expect(decisions.contains { $0["display"]?.action == "drop" })
  }

  @Test func `a dropped channel gets nothing`() async throws {
    let decisions = try await Season.played.value.decisions
    let dropped = decisions.compactMap { $0["display"] }.filter { $0.state == "dropped" }
    #expect(!dropped.isEmpty)
    #expect(dropped.allSatisfy { $0.toCents == 0 })
  }

  @Test func `the log says what the dropped channel has spent since`() async throws {
    let log = try await Season.played.value.log
    #expect(log.contains(/display: dropped \d{4}-\d\d-\d\d; [\d,.]+ EUR spent since/))
  }

  @Test func `a channel that stops is absent and gets nothing`() async throws {
    let radio = try #require(try await Season.played.value.decisions.last?["radio"])
    #expect(radio.flags.contains("absent"))
    #expect(radio.toCents == 0)
  }

  @Test func `a channel that is silent for less than four weeks is not absent`() async throws {
    let decisions = try await Season.played.value.decisions
    let early = decisions.filter { $0.today < "\(TestDay.first + Season.radioStops + 28)" }
    #expect(early.compactMap { $0["radio"] }.allSatisfy { !$0.flags.contains("absent") })
  }

  /// People who do not follow the plan are met where they are: steps count from what they spent.
  @Test func `no amount more than doubles in a week`() async throws {
    let decisions = try await Season.played.value.decisions
    let tooLong = decisions.flatMap { decision in
      Steps.tooLong(in: decision) { channel in
        [channel.fromCents, Season.spent(on: channel.channel, week: decision.decision - 1)]
      }
    }
    #expect(tooLong.isEmpty)
  }

  @Test func `every decision can be replayed`() async throws {
    let replay = try await Season.played.value.replay
    #expect(replay.ending == .exit(0))
    #expect(replay.output == (1...Season.weeks).map { "\($0): identical\n" }.joined())
  }

  @Test func `every week's block ends with where to ask`() async throws {
    let lines = try await Season.played.value.log.split(separator: "\n")
    #expect(lines.count { $0.contains("why: tanteo explain") } == Season.weeks)
  }
}

/// The promise of `maxStep: 2x`, with the allowance that small channels have.
enum Steps {
  /// Channels that got more than twice, or less than a quarter of, all of what they had.
  static func tooLong(
    in decision: DecisionRecord, from previous: (DecisionRecord.Channel) -> [Int]
  ) -> [String] {
    let live = decision.channels.filter { $0.state != "dropped" && !$0.flags.contains("absent") }
    let share = Double(decision.budgetCents) / Double(max(live.count, 1))
    return live.compactMap { channel in
      let before = previous(channel).map(Double.init)
      let most = max((before.max() ?? 0) * 2, share / 2) + 1
      let least = (before.min() ?? 0) / 4 - 1
      let amount = Double(channel.toCents)
      return amount > most || amount < least
        ? "\(decision.today) \(channel.channel): \(before) -> \(amount)" : nil
    }
  }
}

@Suite struct `days within a week` {
  @Test func `a newcomer gets at most an equal share`() async throws {
    let place = try Workplace()
    try place.drop(History().csv(0..<42), as: "a.csv")
    try await place.once(.first + 42)
    let newcomer = History(channels: [MadeUpChannel(name: "podcast", costPerCustomer: 2)])
    try place.drop(History().csv(42..<49), as: "b.csv")
    try place.drop(newcomer.csv(46..<49), as: "c.csv")
    try await place.once(.first + 49)
    let decision = try #require(try place.decisions().last)
    let live = decision.channels.filter { $0.state != "dropped" }
    #expect(decision["podcast"]?.toCents ?? .max <= 100_000 / live.count + 1)
  }

  @Test func `a day that is not over is no evidence`() async throws {
    let (whole, early) = (try Workplace(), try Workplace())
    try whole.drop(History().csv(0..<42))
    try early.drop(History().csv(0..<43))
    try await whole.once(.first + 42)
    try await early.once(.first + 42)
    #expect(try whole.decisions().last?.evidence == early.decisions().last?.evidence)
    #expect(try whole.plan() == early.plan())
  }

  @Test func `a day without news moves nothing`() async throws {
    let place = try Workplace()
    try place.drop(History().csv(0..<42))
    try await place.once(.first + 42)
    try await place.once(.first + 43)
    let decisions = try place.decisions()
    #expect(decisions.count == 2)
    #expect(decisions.first?.amounts == decisions.last?.amounts)
    #expect(decisions.first?.states == decisions.last?.states)
  }

  @Test func `a second pass of the same day makes no second decision`() async throws {
    let place = try Workplace()
    try place.drop(History().csv(0..<42))
    try await place.once(.first + 42)
    let again = try await place.once(.first + 42)
    #expect(again.ending == .exit(0))
    #expect(try place.decisions().count == 1)
  }

  @Test func `news on the same day supersede the decision`() async throws {
    let place = try Workplace()
    try place.drop(History().csv(0..<42), as: "a.csv")
    try await place.once(.first + 43)
    try place.drop(History().csv(42..<43), as: "b.csv")
    try await place.once(.first + 43)
    #expect(try place.decisions().map(\.supersedes) == [nil, 1])
  }

  @Test func `five decisions in a week do not compound their steps`() async throws {
    let place = try Workplace()
    try place.drop(History().csv(0..<28), as: "before.csv")
    try await place.once(.first + 28)
    try place.drop(History().csv(28..<35), as: "week.csv")
    try await place.once(.first + 35)
    for day in 35..<40 {
      try place.drop(History().csv(day..<day + 1), as: "day-\(day).csv")
      try await place.once(.first + day + 1)
    }
    let decisions = try place.decisions()
    let first = try #require(decisions.first)
    let tooLong = decisions.dropFirst(2).flatMap { decision in
      Steps.tooLong(in: decision) { [first[$0.channel]?.toCents ?? $0.fromCents] }
    }
    #expect(decisions.count == 7)
    #expect(tooLong.isEmpty)
  }
}
