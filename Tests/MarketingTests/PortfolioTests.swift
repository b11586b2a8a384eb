import Statistics
import Testing

@testable import Marketing

/// Laws of the whole, over agencies of a seed's making.
@Suite struct PortfolioTests {
  static let seeds = UInt64(1)...4

  @Test func `without a channel there is nothing to decide`() {
    #expect(Portfolio(DecisionRequest(rules: .weekly(), today: day(0), observations: [])) == nil)
  }

  @Test(arguments: seeds)
  func `the same request gives the same advice`(seed: UInt64) throws {
    let request = request(randomFeeds(seed: seed))
    #expect(try advice(request) == advice(request), "seed \(seed)")
  }

  @Test(arguments: seeds)
  func `the order of observations moves nothing`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let ordered = request(randomFeeds(seed: seed))
    var shuffled = ordered
    shuffled.observations.shuffle(using: &generator)
    #expect(try advice(shuffled) == advice(ordered), "seed \(seed)")
  }

  @Test(arguments: seeds)
  func `the order of the configuration moves nothing`(seed: UInt64) throws {
    let feeds = randomFeeds(seed: seed)
    let rules = feeds.map { ($0.channel, ChannelRules(min: 10_000)) }
    let groups = [
      GroupRules(name: "offline", channels: ["radio", "print"], max: 400_000),
      GroupRules(name: "online", channels: ["google", "meta"], min: 100_000),
    ]
    let forwards = PlanRules.weekly(
      channels: Dictionary(uniqueKeysWithValues: rules), groups: groups)
    let backwards = PlanRules.weekly(
      channels: Dictionary(uniqueKeysWithValues: rules.reversed()), groups: groups.reversed())
    #expect(
      try advice(request(feeds, under: forwards)).channels
        == advice(request(feeds, under: backwards)).channels, "seed \(seed)")
  }

  @Test(arguments: seeds)
  func `splitting a channel into items moves nothing`(seed: UInt64) throws {
    let whole = request(randomFeeds(seed: seed))
    var split = whole
    split.observations = whole.observations.flatMap { [$0.half("a"), $0.half("b", rest: true)] }
    #expect(try advice(split) == advice(whole), "seed \(seed)")
  }

  @Test(arguments: seeds)
  func `renaming a channel changes no evidence`(seed: UInt64) throws {
    let feeds = randomFeeds(seed: seed)
    var renamed = feeds
    renamed[0].channel = "zeppelin"
    let before = try #require(Portfolio(request(feeds)))
    let after = try #require(Portfolio(request(renamed)))
    let odds = before.hypotheses[feeds[0].channel]?.evidence.oddsAgainst ?? .nan
    let oddsAfter = after.hypotheses["zeppelin"]?.evidence.oddsAgainst ?? .nan
    #expect(abs(oddsAfter / odds - 1) < 1e-9, "seed \(seed)")
    let mean = before.beliefs[feeds[0].channel]?.conversions(atDaily: 90) ?? .nan
    let meanAfter = after.beliefs["zeppelin"]?.conversions(atDaily: 90) ?? .nan
    #expect(abs(meanAfter / mean - 1) < 1e-9, "seed \(seed)")
  }

  @Test(arguments: seeds)
  func `a plan places the whole budget`(seed: UInt64) throws {
    let advice = try advice(request(randomFeeds(seed: seed)))
    #expect(advice.total == 1_000_000, "seed \(seed)")
    #expect(advice.unplaced == 0, "seed \(seed)")
  }

  @Test(arguments: [1, 2, 6, 30])
  func `a day without news moves nothing`(later: Int) throws {
    let feeds = randomFeeds(seed: 1)
    let first = try advice(request(feeds))
    let again = try advice(
      request(
        feeds, today: day(56 + later), plans: [first.plan(1, on: day(56))], nothingNewSince: 1))
    #expect(again.channels.map(\.to) == first.channels.map(\.to))
    #expect(again.channels.map(\.from) == first.channels.map(\.to))
    #expect(
      again.channels.map(\.evidence.oddsAgainst) == first.channels.map(\.evidence.oddsAgainst))
    #expect(again.notes == [.nothingNew(since: 1)])
  }

  @Test(arguments: 1...3, seeds)
  func `a day without news moves nothing though one decides anew`(
    later: Int, seed: UInt64
  ) throws {
    let feeds = randomFeeds(seed: seed)
    let first = try advice(request(feeds))
    let again = try advice(
      request(feeds, today: day(56 + later), plans: [first.plan(1, on: day(56))]))
    #expect(again.channels.map(\.to) == first.channels.map(\.to), "seed \(seed)")
    #expect(!again.changesState, "seed \(seed)")
  }

  @Test(arguments: seeds)
  func `decisions within a period never compound`(seed: UInt64) throws {
    let rules = PlanRules.weekly()
    var plans: [PlanInForce] = []
    for offset in 0..<5 {
      let feeds = randomFeeds(seed: seed, periods: 0..<(56 + offset))
      let advice = try advice(request(feeds, under: rules, plans: plans))
      plans.append(advice.plan(offset + 1, on: day(56 + offset)))
    }
    let first = try #require(plans.first).amounts.mapValues(\.from.rawValue)
    let last = try #require(plans.last).amounts.mapValues(\.to.rawValue)
    // At most doubled, or half an equal share of a million cents among five.
    #expect(
      last.allSatisfy { $0.value <= max(2 * (first[$0.key] ?? 0) + 1, 250_000) }, "seed \(seed)")
  }

  @Test func `time passes with the data`() throws {
    let feeds = randomFeeds(seed: 2)
    let soon = try #require(Portfolio(request(feeds)))
    let late = try #require(Portfolio(request(feeds, today: day(80))))
    #expect(late.beliefs == soon.beliefs)
    #expect(late.hypotheses == soon.hypotheses)
  }

  @Test func `a correction after the data's last day is news`() throws {
    var request = request([Feed(channel: "a"), Feed(channel: "b")], today: day(60))
    let before = try #require(Portfolio(request)).beliefs
    let old = request.observations[50]
    request.observations[50] = RecordedObservation(
      key: old.key, metrics: Metrics(spend: old.metrics.spend, conversions: 30),
      deliveredOn: day(60), revision: 2, file: "b.csv", line: 2,
      earlier: [.init(metrics: old.metrics, on: old.deliveredOn)])
    let after = try #require(Portfolio(request)).beliefs
    let (mean, corrected) = (
      try #require(before["a"]).conversions(atDaily: 90),
      try #require(after["a"]).conversions(atDaily: 90)
    )
    #expect(corrected > mean)
  }

  @Test(arguments: seeds)
  func `a cached state moves nothing`(seed: UInt64) throws {
    let earlier = try #require(Portfolio(request(randomFeeds(seed: seed, periods: 0..<50))))
    var request = request(randomFeeds(seed: seed))
    let anew = try advice(request)
    request.cachedBeliefs = earlier.beliefState
    #expect(try advice(request) == anew, "seed \(seed)")
  }

  @Test func `the reference spend is an equal share of the first day and stays`() throws {
    var request = request(randomFeeds(seed: 1))
    #expect(try abs(#require(Portfolio(request)).referenceSpend - 10_000.0 / 7 / 5) < 1e-9)
    request.referenceSpend = 55
    #expect(try #require(Portfolio(request)).referenceSpend == 55)
  }

  @Test func `a source that restates and sends its rows once cannot be judged`() throws {
    var request = request([Feed(channel: "meta"), Feed(channel: "google")])
    request.restatingSince = ["generic": day(0)]
    #expect(
      try advice(request).needsYou
        == [.exportAgain(channel: "google"), .exportAgain(channel: "meta")])
  }

  /// Weekly files: of seven rows at least two come younger than the window, or at most one.
  @Test(arguments: [(7, true), (11, true), (12, false), (13, false)])
  func `rows that wait in vain for a later export are asked for`(oldest: Int, asks: Bool) throws {
    var request = request([Feed(channel: "meta")])
    request.restatingSince = ["generic": day(0)]
    request.observations = request.observations.enumerated().map { index, observation in
      observation.delivered(on: observation.key.period.end + (oldest - index % 7))
    }
    #expect(try advice(request).needsYou.contains(.exportAgain(channel: "meta")) == asks)
  }

  private func advice(_ request: DecisionRequest) throws -> Advice {
    try #require(Portfolio(request)).advice(.draws(20))
  }
}

extension RecordedObservation {
  fileprivate func delivered(on day: Day) -> RecordedObservation {
    RecordedObservation(
      key: key, metrics: metrics, deliveredOn: day, revision: revision, file: file, line: line)
  }

  /// Half of the row as an item of its channel; the rest is what halving leaves.
  fileprivate func half(_ item: String, rest: Bool = false) -> RecordedObservation {
    let spend = metrics.spend?.rawValue ?? 0
    return RecordedObservation(
      key: .init(source: key.source, channel: key.channel, item: item, period: key.period),
      metrics: Metrics(
        spend: Micros(rawValue: rest ? spend - spend / 2 : spend / 2),
        conversions: metrics.conversions.map { $0 / 2 }),
      deliveredOn: deliveredOn, revision: revision, file: file, line: line)
  }
}
