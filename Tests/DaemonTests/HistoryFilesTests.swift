import Foundation
import Intake
import Marketing
import Storage
import Testing

@testable import Daemon

struct HistoryFilesTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func read(
    _ names: String..., under configuration: Configuration? = nil, on iso: String = "2026-06-01"
  ) throws -> HistoryFiles.Reading {
    try HistoryFiles(paths: names.map(folder.file), today: try day(iso)).read(under: configuration)
  }

  private func spends(_ reading: HistoryFiles.Reading) -> [Double] {
    reading.request.observations.compactMap { $0.metrics.spend?.units }
  }

  @Test func `files are read as the daemon reads them`() throws {
    try folder.write(try Figures.twoEqual.csv(), to: "a.csv")
    let reading = try read("a.csv")
    #expect(reading.problems == [])
    #expect(reading.request.observations.count == 56)
    #expect(reading.request.today == (try day("2026-06-01")))
  }

  @Test(arguments: [["a.csv", "b.csv"], ["b.csv", "a.csv"]])
  func `of rows that several files give the last count, by the files' names`(
    order: [String]
  ) throws {
    try folder.write("date,channel,spend\n2026-02-02,radio,5\n", to: "a.csv")
    try folder.write("date,channel,spend\n2026-02-02,radio,7\n", to: "b.csv")
    #expect(spends(try read(order[0], order[1])) == [7])
  }

  @Test func `a bad file is named, and the good ones are read`() throws {
    try folder.write("date,channel,spend\n2026-02-02,radio,5\n", to: "good.csv")
    try folder.write("date,channel,spend\n2026-02-30,radio,5\n", to: "bad.csv")
    let reading = try read("bad.csv", "good.csv")
    #expect(spends(reading) == [5])
    #expect(reading.problems.count == 1)
    #expect(reading.problems.first?.hasPrefix("bad.csv:2: column 'date': '2026-02-30'") == true)
  }

  @Test func `a missing file is the system's error`() {
    #expect(throws: ReadError.self) { try read("missing.csv") }
  }

  @Test func `without a configuration the files say the currency`() throws {
    try folder.write("date,channel,spend,currency\n2026-02-02,radio,5,MXN\n", to: "a.csv")
    let reading = try read("a.csv")
    #expect(reading.configuration.rules.budget.currency.code == "MXN")
    #expect(reading.isCurrencyKnown)
    #expect(reading.problems == [])
  }

  @Test func `where no file names its currency that is known`() throws {
    try folder.write("date,channel,spend\n2026-02-02,radio,5\n", to: "a.csv")
    #expect(try read("a.csv").isCurrencyKnown == false)
  }

  @Test func `a file in another currency than the plan's is refused`() throws {
    try folder.write("date,channel,spend,currency\n2026-02-02,radio,5,MXN\n", to: "a.csv")
    let plan = try ConfigurationReader.read(text: House.plan, path: folder.file("tanteo.yaml"))
    #expect(
      try read("a.csv", under: plan).problems
        == ["a.csv:2: the amount is in MXN, the plan in EUR; export it in EUR"])
  }

  @Test func `a day that is not over is no evidence`() throws {
    try folder.write("date,channel,spend\n2026-02-02,radio,5\n", to: "a.csv")
    let reading = try read("a.csv", on: "2026-02-02")
    #expect(Backtest(of: reading.request) == nil)
  }
}
