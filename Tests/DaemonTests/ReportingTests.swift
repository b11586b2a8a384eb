import Foundation
import Marketing
import Testing

@testable import Daemon

struct ReportingTests {
  private let house: House

  init() throws {
    house = try House()
    try house.deliver(Figures.twoEqual.csv())
  }

  private var reporting: Reporting {
    Reporting(configuration: house.configuration, ledger: house.ledger)
  }

  @Test func `the page written on demand is that of the last decision`() throws {
    try house.decide(on: "2026-03-02")
    let published = try house.folder.text(of: "out/report.html")
    try FileManager.default.removeItem(atPath: house.folder.file("out/report.html"))
    let path = try reporting.write(to: nil)
    #expect(path == house.folder.file("out/report.html"))
    #expect(try house.folder.text(of: "out/report.html") == published)
  }

  @Test func `it can be written elsewhere, and leaves no draft`() throws {
    try house.decide(on: "2026-03-02")
    _ = try reporting.write(to: house.folder.file("page.html"))
    #expect(house.folder.names().contains("page.html"))
    #expect(house.folder.names().allSatisfy { !$0.hasSuffix(".tmp") })
  }

  @Test func `before any decision there is a page as well`() throws {
    _ = try reporting.write(to: nil)
    #expect(try house.folder.text(of: "out/report.html").contains("No decision yet"))
  }

  @Test func `the page shows the configured target and the last four weeks`() throws {
    try house.decide(on: "2026-03-02")
    let html = try house.folder.text(of: "out/report.html")
    #expect(html.contains("target 10.00"))
    // 28 days of 50 EUR and 5 conversions.
    #expect(html.contains("<b>1,400.00</b><span>140 customers</span>"))
  }

  @Test func `a cost that no file tells is part of what was spent`() throws {
    try house.configure(House.plan + "channels: { search: { fixedCost: 70 } }\n")
    try house.decide(on: "2026-03-02")
    #expect(try house.folder.text(of: "out/report.html").contains("<b>1,680.00</b>"))
  }

  @Test func `a month has its own page`() throws {
    try house.decide(on: "2026-03-02")
    let path = try reporting.write(month: Period(monthOf: day("2026-02-10")), to: nil)
    #expect(path == house.folder.file("out/report-2026-02.html"))
    let html = try house.folder.text(of: "out/report-2026-02.html")
    // 27 days of two channels: the figures begin on the second.
    #expect(html.contains("2,700.00 EUR spent, 270 customers, 10.00 EUR each."))
    #expect(html.contains("No decision in this month."))
  }

  @Test func `a month that runs has its page as well`() throws {
    try house.decide(on: "2026-03-02")
    _ = try reporting.write(month: Period(monthOf: day("2026-03-10")), to: nil)
    let html = try house.folder.text(of: "out/report-2026-03.html")
    #expect(html.contains("through 2026-03-01, still running"))
    #expect(html.contains("<time>2026-03-02</time>2 channels:"))
  }

  @Test func `a month of which nothing is known is refused`() throws {
    try house.decide(on: "2026-03-02")
    let month = Period(monthOf: try day("2026-01-10"))
    #expect(
      throws: EmptyMonth(
        month: month, known: Period(start: try day("2026-02-02"), end: try day("2026-03-01")))
    ) { try reporting.write(month: month, to: nil) }
    #expect(!house.folder.names(in: "out").contains("report-2026-01.html"))
  }

  @Test(
    arguments: [
      (
        ["2026-02-02", "2026-03-01"],
        "2026-01: there are neither figures nor decisions of this month; choose one from 2026-02 to 2026-03"
      ),
      ([], "2026-01: there are no figures yet; deliver a file first"),
    ])
  func `a refused month says which there are`(span: [String], sentence: String) throws {
    let days = try span.map(day)
    let known = days.isEmpty ? nil : Period(start: days[0], end: days[1])
    let month = Period(monthOf: try day("2026-01-10"))
    #expect("\(EmptyMonth(month: month, known: known))" == sentence)
  }

  @Test func `a channel that is dropped tells what was spent on it since`() throws {
    try house.deliver(
      Figures(channels: Figures.oneHopeless.channels, first: "2026-02-02", days: 21).csv())
    try house.decide(on: "2026-02-23")
    try house.deliver(
      Figures(channels: Figures.oneHopeless.channels, first: "2026-02-23", days: 5).csv(),
      as: "later.csv")
    try house.pass(on: "2026-02-28", deciding: .never)
    _ = try reporting.write(month: Period(monthOf: day("2026-02-10")), to: nil)
    // Five days of 50 EUR from the day on which it was said.
    #expect(try house.folder.text(of: "out/report-2026-02.html").contains("display: 250.00 EUR"))
  }

  @Test(
    arguments: [("tanteo.yaml", "shop", "shop"), ("acme.yaml", "srv", "acme")])
  func `a plan is called after its file or its folder`(
    file: String, folder: String, name: String
  ) throws {
    let configuration = try ConfigurationReader.read(
      text: House.plan, path: "/somewhere/\(folder)/\(file)")
    #expect(configuration.planName == name)
  }

  @Test func `a plan in the machine's own place has no name`() throws {
    let configuration = try ConfigurationReader.read(
      text: House.plan + "folders: { root: /srv/tanteo }\n", path: "/etc/tanteo/tanteo.yaml")
    #expect(configuration.planName == nil)
  }
}
