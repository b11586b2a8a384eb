import Foundation
import Testing

@testable import Daemon

struct VerificationTests {
  private let house: House

  init() throws {
    house = try House()
    try house.deliver(Figures.twoEqual.csv())
    try house.decide(on: "2026-03-02")
    try house.deliver(Figures.newcomer.csv(), as: "radio.csv")
    try house.decide(on: "2026-03-09")
  }

  private func troubles(version: String = "1.0.0") throws -> [String] {
    try Verification(
      configuration: house.configuration, ledger: house.ledger, version: version
    ).troubles()
  }

  private func change(_ name: String, _ body: (String) -> String) throws {
    try house.folder.write(body(house.folder.text(of: name)), to: name)
  }

  @Test func `what nobody has touched is sound`() throws {
    #expect(try troubles() == [])
  }

  @Test func `an archived file that was changed is named`() throws {
    try change("processed/2026-03/spend.csv") { $0 + " " }
    #expect(
      try troubles() == [
        "processed/2026-03/spend.csv: was changed after it was read; the ledger keeps what it read"
      ])
  }

  @Test func `an archived file may be erased`() throws {
    try FileManager.default.removeItem(atPath: house.folder.file("processed/2026-03/spend.csv"))
    #expect(try troubles() == [])
  }

  @Test(arguments: ["recommendations.log", "recommendations.jsonl"])
  func `a line that was changed is named with its decision`(name: String) throws {
    try change("out/" + name) { $0.replacing("search", with: "serach") }
    let advice = "write it anew: tanteo log --rebuild"
    #expect(
      try troubles() == [
        "\(name): differs from the ledger in decision 1; \(advice)",
        "\(name): differs from the ledger in decision 2; \(advice)",
      ])
  }

  @Test(arguments: ["recommendations.log", "recommendations.jsonl"])
  func `a decision that is missing at the end is named`(name: String) throws {
    try change("out/" + name) { text in
      text.split(separator: "\n").filter { !$0.hasPrefix("2 ") && !$0.contains("\"decision\":2,") }
        .joined(separator: "\n") + "\n"
    }
    #expect(
      try troubles() == ["\(name): lacks decision 2; write it anew: tanteo log --rebuild"])
  }

  @Test func `older decisions may have been rotated away`() throws {
    try change("out/recommendations.log") { text in
      text.split(separator: "\n").filter { $0.hasPrefix("2 ") }.joined(separator: "\n") + "\n"
    }
    #expect(try troubles() == [])
  }

  @Test(arguments: ["recommendations.log", "recommendations.jsonl", "plan.csv"])
  func `a file that is gone is named`(name: String) throws {
    try FileManager.default.removeItem(atPath: house.folder.file("out/" + name))
    #expect(try troubles() == ["\(name): is missing; write it anew: tanteo log --rebuild"])
  }

  @Test func `a log that was rotated away and is empty is none the worse`() throws {
    try change("out/recommendations.log") { _ in "" }
    #expect(try troubles() == [])
  }

  @Test func `a plan that was edited is named`() throws {
    try change("out/plan.csv") { $0.replacing("search,", with: "serach,") }
    #expect(
      try troubles() == [
        "plan.csv: differs from the ledger in decision 2; write it anew: tanteo log --rebuild"
      ])
  }

  @Test func `a decision that the ledger does not know is named`() throws {
    try change("out/recommendations.log") { $0 + "3 2026-03-16 06:00 +01:00  made up\n" }
    #expect(
      try troubles() == [
        "recommendations.log: has lines of decision 3, which the ledger does not know; "
          + "write it anew: tanteo log --rebuild"
      ])
  }

  @Test(arguments: ["recommendations.log", "recommendations.jsonl"])
  func `a line that is of no decision is named`(name: String) throws {
    try change("out/" + name) { $0 + "what was that\n" }
    #expect(
      try troubles() == [
        "\(name): has lines that belong to no decision; write it anew: tanteo log --rebuild"
      ])
  }

  @Test func `another version may have found other words`() throws {
    try change("out/recommendations.log") { $0.replacing("budget", with: "the budget") }
    #expect(try troubles(version: "2.0.0") == [])
  }
}
