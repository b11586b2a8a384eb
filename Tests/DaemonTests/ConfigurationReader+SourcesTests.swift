import Foundation
import Intake
import Marketing
import Testing

@testable import Daemon

/// What can be said of a source; its mistakes are in `ConfigurationProblemTests`.
struct ConfigurationReaderSourcesTests {
  private func read(_ rest: String) throws -> Configuration {
    try ConfigurationReader.read(
      text: ConfigurationReaderTests.budget + rest, path: "/srv/tanteo.yaml")
  }

  private func source(_ settings: String) throws -> SourceRules {
    let source = try read("sources: [{ match: \"*.csv\", \(settings) }]").sources.first
    return try #require(source)
  }

  @Test func `a folder of the inbox is a source of its own`() throws {
    let configuration = try read("sources: [{ folder: google, decimal: \",\" }]")
    #expect(configuration.source(of: "google/may.csv")?.reading.decimal == .comma)
    #expect(configuration.source(of: "google.csv") == nil)
  }

  @Test func `campaigns are split in the order in which they are written`() throws {
    let campaigns = try source("campaigns: { \"*brand*\": google-brand, \"*\": google-search }")
      .reading.campaigns
    #expect(campaigns.map(\.pattern) == ["*brand*", "*"])
    #expect(
      campaigns.map(\.channel) == [try channel("google-brand"), try channel("google-search")])
  }

  @Test func `another order of campaigns is another configuration`() throws {
    let one = try read("sources: [{ match: x, campaigns: { a*: one, \"*b\": two } }]")
    let other = try read("sources: [{ match: x, campaigns: { \"*b\": two, a*: one } }]")
    #expect(one.digest != other.digest)
  }

  @Test func `everything that the reader can be told is told`() throws {
    let rules = try source(
      """
      channel: radio, profile: meta_ui, decimal: ".", dates: dmy, periods: range, currency: EUR,
      timezone: Europe/Madrid, supplies: spend, vat: { included: 21% }, onBadRow: { skip: 5% },
      columns: { date: Tag, spend: Kosten },
      limits: { file: 1MB, rows: 10, record: 2KB, columns: 9 }
      """)
    #expect(
      rules.reading
        == ReadingOptions(
          platform: .meta, channel: try channel("radio"),
          columns: [.start: "Tag", .spend: "Kosten"], supplies: .spend, decimal: .point,
          dates: .dayFirst, periods: .range, currency: .euro,
          timeZone: TimeZone(identifier: "Europe/Madrid"), vatRate: 21,
          onBadRow: .skip(maximumShare: 0.05),
          limits: Limits(fileBytes: 1 << 20, rows: 10, recordBytes: 2048, columns: 9)))
  }

  @Test func `everything that the ledger can be told is told`() throws {
    let rules = try source("restates: no, separate: yes, renamed: { \"Sale 2\": Sale }")
    #expect(rules.restates == false)
    #expect(rules.isSeparate)
    #expect(rules.renamed == ["Sale 2": "Sale"])
  }

  @Test(arguments: [
    ("channel: newsletter", true), ("channel: post", true), ("channel: radio", false),
    ("decimal: \",\"", true),
  ])
  func `spend may be missing where the configuration knows the cost`(
    settings: String, may: Bool
  ) throws {
    let configuration = try read(
      """
      channels: { newsletter: { fixedCost: 80, aliases: [post] }, radio: {} }
      sources: [{ match: "*.csv", \(settings) }]
      """)
    #expect(configuration.readingOptions(for: "a.csv").mayLackSpend == may)
  }

  @Test func `without any fixed cost spend must be there`() throws {
    #expect(try !read("").readingOptions(for: "a.csv").mayLackSpend)
  }

  @Test(arguments: [("", NewChannels.test), ("newChannels: ask", .ask)])
  func `new channels are tested unless people want to be asked`(
    text: String, expected: NewChannels
  ) throws {
    #expect(try read(text).newChannels == expected)
  }
}
