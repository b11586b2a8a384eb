import Marketing
import Statistics
import Storage
import Testing

@testable import Daemon

/// One history, delivered in many ways: what the ledger holds in the end is the same.
struct DeliveryOrderTests {
  /// What counts of a row; which file it came in does not.
  private struct Row: Hashable {
    let key: Observation.Key
    let metrics: Metrics
    let revision: Int
    let deliveredOn: Day

    init(_ recorded: RecordedObservation) {
      key = recorded.key
      metrics = recorded.metrics
      revision = recorded.revision
      deliveredOn = recorded.deliveredOn
    }
  }

  /// The lines of two weeks of three channels, and of those days that were restated.
  private struct History {
    var lines: [String] = []
    var restated: [String] = []

    init(using generator: inout SeededGenerator) throws {
      let start = try day("2026-02-02")
      for channel in ["radio", "search", "leaflets"] {
        for offset in 0..<14 {
          let place = "\(start + offset),\(channel)"
          lines.append(
            "\(place),\(Self.cents(&generator)),\(Int.random(in: 0...9, using: &generator))")
          guard Bool.random(using: &generator) else { continue }
          restated.append(
            "\(place),\(Self.cents(&generator)),\(Int.random(in: 10...19, using: &generator))")
        }
      }
    }

    private static func cents(_ generator: inout SeededGenerator) -> String {
      "\(Int.random(in: 10...99, using: &generator)).\(Int.random(in: 10...99, using: &generator))"
    }
  }

  private func deliver(_ lines: [String], as name: String, to house: House) throws {
    let text = (["date,channel,spend,conversions"] + lines).joined(separator: "\n") + "\n"
    try house.deliver(text, as: name)
  }

  /// Deals the lines to so many files, in any order.
  private func deliver(
    _ lines: [String], inFiles count: Int, named name: String, to house: House,
    using generator: inout SeededGenerator
  ) throws {
    var files = [[String]](repeating: [], count: count)
    for line in lines.shuffled(using: &generator) {
      files[Int.random(in: 0..<count, using: &generator)].append(line)
    }
    for (index, lines) in files.enumerated() where !lines.isEmpty {
      try deliver(lines, as: "\(name)-\(index).csv", to: house)
    }
  }

  private func rows(of house: House) throws -> Set<Row> {
    Set(try house.ledger.observations().map(Row.init))
  }

  @Test(arguments: 0..<25 as Range<UInt64>)
  func `rows may come split, shuffled and restated in any files`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let history = try History(using: &generator)

    let whole = try House()
    try deliver(history.lines, as: "all.csv", to: whole)
    try whole.pass(on: "2026-02-16")
    try deliver(history.restated, as: "restated.csv", to: whole)
    try whole.pass(on: "2026-02-18")

    let split = try House()
    try deliver(history.lines, inFiles: 5, named: "a", to: split, using: &generator)
    try split.pass(on: "2026-02-16")
    try deliver(history.restated, inFiles: 3, named: "b", to: split, using: &generator)
    try split.pass(on: "2026-02-18")

    #expect(try rows(of: split) == rows(of: whole))
    #expect(try rows(of: whole).count == 42)
    #expect(
      try split.cycle.ledger.observations().filter { $0.revision > 1 }.count
        == history.restated.count)
  }
}
