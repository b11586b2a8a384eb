import Foundation
import Marketing
import Storage
import Testing

@testable import Daemon

struct FileWithdrawalTests {
  private let house: House

  init() throws { house = try House() }

  private func withdraw(_ name: String) throws -> FileWithdrawal.Receipt {
    try FileWithdrawal(name: name, reason: "wrong account", author: "ana").give(
      under: house.configuration, in: house.ledger,
      now: Date("2026-03-04T10:00:00+01:00", strategy: .iso8601))
  }

  private func decideTwice() throws -> [Decision] {
    try house.deliver(Figures.twoEqual.csv(), as: "good.csv")
    let first = try house.decide(on: "2026-03-02")
    try house.deliver(
      Figures(channels: [("display", 50, 0), ("search", 90, 30)]).csv(), as: "wrong.csv")
    return [first, try house.decide(on: "2026-03-03")]
  }

  @Test func `earlier values return, and decisions stay as they were`() throws {
    let decisions = try decideTwice()
    let receipt = try withdraw("wrong.csv")
    #expect(receipt.rows == 56)
    #expect(
      receipt.sentence
        == "wrong.csv: taken back (wrong account; ana); what it brought counts no more")
    let alone = try House()
    try alone.deliver(Figures.twoEqual.csv(), as: "good.csv")
    try alone.decide(on: "2026-03-02")
    #expect(try house.ledger.observations() == alone.ledger.observations())
    #expect(try decisions.map { try house.finding(on: $0) } == [.identical, .identical])
  }

  @Test func `the next decision says who took it back and why, and can be recomputed`() throws {
    _ = try decideTwice()
    _ = try withdraw("wrong.csv")
    let decision = try house.decide(on: "2026-03-04")
    #expect(
      decision.notes.contains(.withdrawn(file: "wrong.csv", by: "ana", because: "wrong account")))
    #expect(decision.files == [])
    #expect(try house.finding(on: decision) == .identical)
    #expect(try !house.decide(on: "2026-03-09").notes.contains { $0.isWithdrawal })
  }

  @Test func `the file goes where it can be mended, with a note`() throws {
    _ = try decideTwice()
    #expect(try withdraw("wrong.csv").path == "failed/wrong.csv")
    #expect(house.folder.names(in: "failed") == ["wrong.csv", "wrong.csv.error.txt"])
    #expect(
      try house.folder.text(of: "failed/wrong.csv.error.txt") == """
        wrong.csv (withdrawn)

        wrong.csv: taken back (wrong account; ana); what it brought counts no more

        Nothing of this file counts any more. Correct it and move it back into the inbox.
        How it is read: tanteo read wrong.csv

        """)
  }

  @Test func `delivered again as it was, it is taken anew`() throws {
    _ = try decideTwice()
    let known = try house.ledger.observations()
    _ = try withdraw("wrong.csv")
    try FileManager.default.moveItem(
      atPath: house.folder.file("failed/wrong.csv"), toPath: house.folder.file("inbox/wrong.csv"))
    #expect(try house.taker(on: "2026-03-05").take("wrong.csv").fate == .processed(rows: 56))
    #expect(try house.ledger.observations().map(\.metrics) == known.map(\.metrics))
    #expect(house.folder.names(in: "failed") == [])
  }

  @Test func `a repetition stands for the file that brought its content`() throws {
    _ = try decideTwice()
    try house.deliver(
      Figures(channels: [("display", 50, 0), ("search", 90, 30)]).csv(), as: "again.csv")
    try house.pass(on: "2026-03-03")
    #expect(try withdraw("again.csv").sentence.hasPrefix("wrong.csv: "))
  }

  @Test(arguments: ["wrong.csv", "2026-03/wrong.csv", "processed/2026-03/wrong.csv"])
  func `a file is known by as much of its path as tells it apart`(name: String) throws {
    _ = try decideTwice()
    #expect(try withdraw(name).rows == 56)
  }

  @Test func `a name that two files have asks which`() throws {
    for month in ["2026-03-02", "2026-04-02"] {
      try house.deliver("date,channel,spend\n\(month),radio,5\n")
      try house.pass(on: month, deciding: .never)
    }
    let refusal = #expect(throws: WithdrawalRefusal.self) { try withdraw("spend.csv") }
    #expect(
      refusal?.description
        == "spend.csv: 2 files have this name; write one of 'processed/2026-03/spend.csv', "
        + "'processed/2026-04/spend.csv'")
  }

  @Test func `a name that no file has is refused with the nearest`() throws {
    _ = try decideTwice()
    #expect(
      throws: WithdrawalRefusal.unknown("worng.csv", nearest: ["processed/2026-03/wrong.csv"])
    ) { try withdraw("worng.csv") }
  }

  @Test func `a file is taken back once`() throws {
    _ = try decideTwice()
    _ = try withdraw("wrong.csv")
    #expect(throws: WithdrawalRefusal.again("wrong.csv")) { try withdraw("wrong.csv") }
  }

  @Test func `orders are not taken back`() throws {
    _ = try decideTwice()
    try house.deliver("display;pause;;;no stock;Ana\n", as: "control.csv")
    try house.pass(on: "2026-03-04")
    #expect(throws: WithdrawalRefusal.orders("control.csv")) { try withdraw("control.csv") }
  }

  @Test(arguments: [
    (
      WithdrawalRefusal.unknown("a.csv", nearest: []),
      "a.csv: no file was taken under this name; look into processed/"
    ),
    (
      .unknown("a.csv", nearest: ["processed/b.csv"]),
      "a.csv: no file was taken under this name; there is 'processed/b.csv'"
    ),
    (.again("a.csv"), "a.csv: was taken back before; nothing to do"),
    (.orders("a.csv"), "a.csv: brought orders and no figures; end them by 'release'"),
  ])
  func `every refusal says what to do`(refusal: WithdrawalRefusal, sentence: String) {
    #expect(refusal.description == sentence)
  }
}

extension Note {
  fileprivate var isWithdrawal: Bool { if case .withdrawn = self { true } else { false } }
}
