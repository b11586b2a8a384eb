import Foundation
import Marketing
import Report
import Storage
import Testing

@testable import Daemon

/// What aliases join is one channel, for every rule that compares channels.
@Suite struct JoinedNamesTests {
  private static let plain = """
    budget: { amount: 700, currency: EUR, per: week }
    target: { cpa: 30 }
    decide: { every: week, at: "06:00", timezone: UTC }
    sources:
      - { match: "shop*.csv", supplies: conversions }

    """
  private static let joined = plain + "channels: { web: { aliases: [Paid Search] } }\n"

  private let house: House

  init() throws { house = try House(Self.joined) }

  /// A hundred euros and four customers a day.
  private func ads(
    _ name: String, days: Int = 7, spend: Int = 100, conversions: Int = 4
  ) throws -> String {
    try Figures(channels: [(name, spend, conversions)], days: days).csv()
  }

  /// Customers alone, three a day.
  private func sales(_ name: String) throws -> String {
    let start = try day("2026-02-02")
    return "date,channel,conversions\n" + (0..<7).map { "\(start + $0),\(name),3\n" }.joined()
  }

  /// The same money in the shape of a platform's export.
  private func export(_ name: String) throws -> String {
    let start = try day("2026-02-02")
    return "Day,Channel,Campaign,Amount spent (EUR),Impressions,Purchases\n"
      + (0..<7).map { "\(start + $0),\(name),always on,100.00,900,4\n" }.joined()
  }

  private func deliver(_ text: String, as name: String, on day: String) throws -> TakenFile.Fate? {
    try house.deliver(text, as: name)
    return try house.pass(on: day, deciding: .never).files.first?.fate
  }

  /// What all days cost, by channel, as the next decision knows it.
  private func spend() throws -> [String: Double] {
    let maker = DecisionMaker(
      ledger: house.ledger, configuration: house.configuration, version: "1.0.0")
    let request = try maker.request(maker.present(today: try day("2026-03-02")))
    return Dictionary(
      ChannelHistory.histories(of: request.observations, under: request.rules).map {
        ($0.channel.text, $0.rows.reduce(0) { $0 + $1.spend })
      }, uniquingKeysWith: +)
  }

  // MARK: - Joined before the file comes

  @Test func `a second supplier of conversions is refused under an alias, too`() throws {
    _ = try deliver(ads("web"), as: "ads.csv", on: "2026-02-09")
    let fate = try deliver(sales("Paid Search"), as: "shop.csv", on: "2026-02-10")
    let expected =
      "shop.csv: 'ads.csv' brings the conversions of 'web' already (7 periods, 2026-02-02 to"
      + " 2026-02-08); keep one: take back the other by 'tanteo withdraw', or write"
      + " - { match: \"shop.csv\", separate: true } under sources in the configuration if both"
      + " count"
    #expect(fate == .failed([expected]))
  }

  @Test func `spend from a second source is asked about under an alias, too`() throws {
    _ = try deliver(ads("web"), as: "ads.csv", on: "2026-02-09")
    let fate = try deliver(export("Paid Search"), as: "meta.csv", on: "2026-02-10")
    let question =
      "meta.csv: the spend of 'web' is that of 'ads.csv' again (7 periods, 2026-02-02 to"
      + " 2026-02-08); take the file out of the inbox, or write"
      + " - { match: \"meta.csv\", separate: true } under sources in the configuration if both"
      + " were spent"
    #expect(fate == .held(question))
  }

  @Test func `a later file takes the place of an earlier one under another name`() throws {
    _ = try deliver(ads("Paid Search"), as: "old.csv", on: "2026-02-09")
    _ = try deliver(ads("web", conversions: 5), as: "new.csv", on: "2026-02-10")
    #expect(try spend() == ["web": 700])
  }

  @Test func `a file that tells other spend under another name is refused`() throws {
    _ = try deliver(ads("Paid Search"), as: "old.csv", on: "2026-02-09")
    let fate = try deliver(ads("web", spend: 90), as: "new.csv", on: "2026-02-10")
    let expected =
      "new.csv: 'old.csv' tells something else of 'web' under another name (7 periods, 2026-02-02"
      + " to 2026-02-08), and only one of them can count; take back the other by 'tanteo withdraw',"
      + " or put both names into one file, whose rows add up"
    #expect(fate == .failed([expected]))
    #expect(try spend() == ["web": 700])
  }

  @Test func `a value that changes under another name is a restatement`() throws {
    _ = try deliver(ads("Paid Search"), as: "old.csv", on: "2026-02-09")
    _ = try deliver(ads("web", conversions: 5), as: "new.csv", on: "2026-02-10")
    #expect(try house.ledger.restatingSources() == ["generic": try day("2026-02-10")])
  }

  @Test func `names that stand beside each other in one file add up`() throws {
    let both = Figures(channels: [("Paid Search", 100, 4), ("web", 50, 2)], days: 7)
    _ = try deliver(both.csv(), as: "both.csv", on: "2026-02-09")
    #expect(try spend() == ["web": 1050])
  }

  @Test func `longer periods under another name give way to the days`() throws {
    let week = "start,end,channel,spend,conversions\n2026-02-02,2026-02-08,Paid Search,700,28\n"
    _ = try deliver(week, as: "week.csv", on: "2026-02-09")
    _ = try deliver(ads("web", spend: 90), as: "days.csv", on: "2026-02-10")
    #expect(try spend() == ["web": 630])
  }

  @Test func `a file taken back gives way to the one before, whatever its name`() throws {
    _ = try deliver(ads("Paid Search"), as: "old.csv", on: "2026-02-09")
    _ = try deliver(ads("web", days: 9), as: "new.csv", on: "2026-02-11")
    #expect(try spend() == ["web": 900])
    _ = try FileWithdrawal(name: "new.csv", reason: "wrong", author: "ana").give(
      under: house.configuration, in: house.ledger, now: .now)
    #expect(try spend() == ["web": 700])
  }

  // MARK: - Joined afterwards

  @Test func `rows of one source under two names are one row when an alias joins them`() throws {
    try house.configure(Self.plain)
    _ = try deliver(ads("Paid Search"), as: "old.csv", on: "2026-02-09")
    _ = try deliver(ads("web", spend: 90), as: "new.csv", on: "2026-02-10")
    #expect(try spend() == ["Paid Search": 700, "web": 630])
    try house.configure(Self.joined)
    #expect(try spend() == ["web": 630])
  }

  @Test func `what an alias makes give way is told to people`() throws {
    try house.configure(Self.plain)
    _ = try deliver(ads("Paid Search"), as: "old.csv", on: "2026-02-09")
    _ = try deliver(ads("web", spend: 90), as: "new.csv", on: "2026-02-10")
    try house.configure(Self.joined)
    let need = Need.replacedByName(
      channel: try channel("web"), file: "new.csv", earlier: "old.csv",
      days: try #require(Period(start: day("2026-02-02"), end: day("2026-02-08"))), count: 7)
    #expect(try house.decide(on: "2026-02-11").needsYou.contains(need))
  }

  @Test func `what counts twice since an alias joins it is told to people`() throws {
    try house.configure(Self.plain)
    _ = try deliver(ads("web"), as: "ads.csv", on: "2026-02-09")
    _ = try deliver(export("Paid Search"), as: "meta.csv", on: "2026-02-10")
    try house.configure(Self.joined)
    let need = Need.countedTwice(
      channel: try channel("web"), file: "meta.csv", earlier: "ads.csv",
      days: try #require(Period(start: day("2026-02-02"), end: day("2026-02-08"))), count: 7)
    #expect(try house.decide(on: "2026-02-11").needsYou.contains(need))
    let board = try Board(
      configuration: house.configuration, ledger: house.ledger, version: "1.0.0", now: .now)
    #expect(board.needsYou.contains(need))
  }

  @Test func `what a person calls separate counts under an alias, too`() throws {
    try house.configure(Self.plain)
    _ = try deliver(ads("web"), as: "ads.csv", on: "2026-02-09")
    _ = try deliver(export("Paid Search"), as: "meta.csv", on: "2026-02-10")
    try house.configure(
      Self.joined.replacing(
        "sources:\n", with: "sources:\n  - { match: \"meta.csv\", separate: true }\n"))
    #expect(try house.decide(on: "2026-02-11").needsYou == [])
    #expect(try spend() == ["web": 1400])
  }

  @Test func `decisions from before an alias replay as they were`() throws {
    try house.configure(Self.plain)
    _ = try deliver(ads("Paid Search"), as: "old.csv", on: "2026-02-09")
    _ = try deliver(ads("web", spend: 90), as: "new.csv", on: "2026-02-10")
    let apart = try house.decide(on: "2026-02-10")
    try house.configure(Self.joined)
    let together = try house.decide(on: "2026-02-11")
    #expect(together.channels.map(\.channel.text) == ["web"])
    #expect(try [apart, together].map { try house.finding(on: $0) } == [.identical, .identical])
  }

  @Test func `a channel keeps the amount that it had under its former name`() throws {
    try house.configure(Self.plain)
    _ = try deliver(ads("Paid Search"), as: "old.csv", on: "2026-02-09")
    let before = try house.decide(on: "2026-02-09")
    try house.configure(Self.joined)
    let after = try house.decide(on: "2026-02-10")
    #expect(after.channels.map(\.from) == before.channels.map(\.to))
  }

  // MARK: - One name everywhere

  @Test func `machines read the configured name`() throws {
    _ = try deliver(ads("Paid Search"), as: "old.csv", on: "2026-02-09")
    _ = try deliver(ads("web", days: 9), as: "new.csv", on: "2026-02-11")
    var metrics = MetricsFile(version: "1.0.0")
    let now = try Date("2026-02-12T06:00:00Z", strategy: .iso8601)
    try metrics.write(house.configuration, house.ledger, now: now)
    let ages = try house.folder.text(of: "out/tanteo.prom").split(separator: "\n")
      .filter { $0.hasPrefix("tanteo_channel_data_age_days{") }
    #expect(ages == ["tanteo_channel_data_age_days{channel=\"web\",plan=\"tanteo\"} 2"])
  }

  @Test func `plan, log and explanation spell a channel as the configuration does`() throws {
    _ = try deliver(ads("WEB"), as: "ads.csv", on: "2026-02-09")
    try house.decide(on: "2026-02-10")
    #expect(try house.folder.text(of: "out/plan.csv").contains("\nweb,700.00,"))
    #expect(try !house.folder.text(of: "out/recommendations.log").contains("WEB"))
    let explained = try Explanations(ledger: house.ledger, configuration: house.configuration)
      .explanations(decision: nil, channel: channel("Paid Search"))
    #expect(explained.map { $0.lines[0] } == ["web, decision 1, 2026-02-10"])
  }
}
