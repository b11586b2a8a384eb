import Foundation
import Marketing
import Storage
import Testing

@testable import Daemon

struct OnePassTests {
  @Test func `a dry run decides the same and writes nothing`() throws {
    let house = try House()
    try house.deliver(Figures.twoEqual.csv())
    let pass = OnePass(configuration: house.configuration, version: "1.0.0")
    var order = Cycle.Order(today: try day("2026-03-02"), at: "2026-03-02T06:00:00+01:00")
    order.writes = false
    let before = try contents(of: house.folder)
    let dry = try pass.run(order).decision
    #expect(try contents(of: house.folder) == before)
    order.writes = true
    #expect(try pass.run(order).decision == dry)
    #expect(dry != nil)
  }

  @Test func `a dry run on a ledger leaves it as it was`() throws {
    let house = try House()
    let pass = OnePass(configuration: house.configuration, version: "1.0.0")
    var order = Cycle.Order(today: try day("2026-03-02"), at: "2026-03-02T06:00:00+01:00")
    try house.deliver(Figures.twoEqual.csv())
    _ = try pass.run(order)
    order.today = try day("2026-03-03")
    order.writes = false
    try house.deliver(Figures.oneHopeless.csv(), as: "more.csv")
    #expect(try pass.run(order).decision?.number == 2)
    let ledger = try Ledger(reading: house.configuration.folders.state)
    #expect(try ledger.lastDecision()?.number == 1)
    #expect(try ledger.latestFileID() == 1)
    #expect(house.folder.names(in: "inbox") == ["more.csv"])
    try ledger.close()
  }

  @Test func `without an inbox a dry run has nothing to take`() throws {
    let house = try House()
    try FileManager.default.removeItem(atPath: house.configuration.folders.inbox)
    #expect(try house.pass(on: "2026-03-02", writes: false).files == [])
  }

  @Test func `the first pass makes folders and ledger`() throws {
    let folder = try TemporaryFolder()
    let configuration = try ConfigurationReader.read(
      text: House.plan + "folders: { root: data }\nstate: state\n",
      path: folder.file("tanteo.yaml"))
    _ = try OnePass(configuration: configuration, version: "1.0.0")
      .run(Cycle.Order(today: try day("2026-03-02"), at: "now"))
    #expect(folder.names(in: "data") == ["README.txt", "failed", "inbox", "out", "processed"])
    #expect(folder.names(in: "state").contains("tanteo.sqlite"))
  }

  /// Every file below a folder, with its text.
  private func contents(of folder: TemporaryFolder) throws -> [String: String] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    return Dictionary(
      uniqueKeysWithValues: names.map { ($0, (try? folder.text(of: $0)) ?? "folder") })
  }
}
