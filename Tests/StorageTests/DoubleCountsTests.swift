import Marketing
import Testing

@testable import Storage

struct DoubleCountsTests {
  private let ledger: Ledger

  init() throws { ledger = try Ledger.inMemory() }

  /// Days of January 2026 with growing spend.
  private func days(
    _ days: ClosedRange<Int>, channel: String = "search", source: String = "generic",
    item: String = "", factor: Double = 1, impressions: Int64? = nil, conversions: Double? = 2
  ) throws -> [Observation] {
    try days.map {
      try observation(
        channel, on: $0 < 10 ? "2026-01-0\($0)" : "2026-01-\($0)", source: source, item: item,
        spend: factor * Double($0), impressions: impressions, conversions: conversions)
    }
  }

  private func refusal(
    of observations: [Observation], isSeparate: Bool = false
  ) throws -> String? {
    do {
      try ledger.take("new.csv", on: "2026-01-20", observations, isSeparate: isSeparate)
      return nil
    } catch let error as DoubleCount {
      return "\(error)"
    }
  }

  @Test func `a campaign under a new name is asked about`() throws {
    try ledger.take("old.csv", days(1...4, item: "Spring"))
    #expect(
      try refusal(of: days(2...6, item: "Sale"))
        == "new.csv: campaign 'Sale' of 'search' repeats the figures of 'Spring' in 'old.csv'"
        + " (3 periods, 2026-01-02 to 2026-01-04); if it is the same campaign, write"
        + " - { match: \"new.csv\", renamed: { \"Sale\": \"Spring\" } } under sources in the"
        + " configuration, else - { match: \"new.csv\", separate: true }")
    #expect(try ledger.observations().count == 4)
  }

  @Test func `one day is enough where views are equal, too`() throws {
    try ledger.take("old.csv", days(1...4, item: "Spring", impressions: 900))
    #expect(try refusal(of: days(4...6, item: "Sale", impressions: 900)) != nil)
  }

  @Test func `campaigns that stand beside each other are two`() throws {
    try ledger.take("old.csv", days(1...4, item: "Spring"))
    let both = try days(1...4, item: "Spring") + days(1...4, item: "Sale")
    #expect(try refusal(of: both) == nil)
  }

  @Test func `campaigns of other days are two`() throws {
    try ledger.take("old.csv", days(1...4, item: "Spring"))
    #expect(try refusal(of: days(5...9, item: "Sale")) == nil)
  }

  @Test func `campaigns with other spend are two`() throws {
    try ledger.take("old.csv", days(1...4, item: "Spring"))
    #expect(try refusal(of: days(1...4, item: "Sale", factor: 3)) == nil)
  }

  @Test func `a second source with the same spend is asked about`() throws {
    try ledger.take("old.csv", days(1...4))
    #expect(
      try refusal(of: days(2...6, source: "google_ads_ui", item: "Spring"))
        == "new.csv: the spend of 'search' is that of 'old.csv' again (3 periods, 2026-01-02 to"
        + " 2026-01-04); take the file out of the inbox, or write"
        + " - { match: \"new.csv\", separate: true } under sources in the configuration if both"
        + " were spent")
  }

  @Test func `a channel and its campaigns are the same money`() throws {
    try ledger.take("old.csv", days(1...4))
    let halves =
      try days(1...4, item: "a", factor: 0.5) + days(1...4, item: "b", factor: 0.5)
    #expect(try refusal(of: halves) != nil)
  }

  @Test func `two days alike are chance`() throws {
    try ledger.take("old.csv", days(1...2))
    #expect(try refusal(of: days(1...6, source: "google_ads_ui")) == nil)
  }

  @Test func `another channel with the same spend is another channel`() throws {
    try ledger.take("old.csv", days(1...4))
    #expect(try refusal(of: days(1...4, channel: "radio", source: "meta_ui")) == nil)
  }

  @Test func `what a person calls separate counts`() throws {
    try ledger.take("old.csv", days(1...4))
    #expect(try refusal(of: days(1...4, source: "google_ads_ui"), isSeparate: true) == nil)
    #expect(try ledger.observations().count == 8)
  }

  @Test func `spend from one source and conversions from another are joined`() throws {
    try ledger.take("old.csv", days(1...4, source: "google_ads_ui", conversions: nil))
    #expect(try refusal(of: sales(days: 1...4)) == nil)
  }

  @Test func `conversions from two sources are refused, with both files' names`() throws {
    try ledger.take("old.csv", days(1...4, source: "google_ads_ui"))
    #expect(
      try refusal(of: sales(days: 3...6))
        == "new.csv: 'old.csv' brings the conversions of 'search' already (2 periods, 2026-01-03 to"
        + " 2026-01-04); keep one: take back the other by 'tanteo withdraw', or write"
        + " - { match: \"new.csv\", separate: true } under sources in the configuration if both"
        + " count")
  }

  @Test func `a file taken back is no supplier`() throws {
    let old = try ledger.take("old.csv", days(1...4, source: "google_ads_ui"))
    try ledger.withdraw(old)
    #expect(try refusal(of: sales(days: 3...6)) == nil)
  }

  /// Conversions alone.
  private func sales(days range: ClosedRange<Int>) throws -> [Observation] {
    try days(range, source: "ga4").map {
      Observation(
        key: $0.key, currency: nil, metrics: Metrics(conversions: $0.metrics.conversions),
        line: $0.line)
    }
  }
}
