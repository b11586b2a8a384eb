import Foundation
import Glibc
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
