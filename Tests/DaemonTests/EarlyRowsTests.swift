import Marketing
import Report
import Testing

@testable import Daemon

/// Rows of a period that is not over when they come.
@Suite struct EarlyRowsTests {
  private static let sheet = """
    week,channel,spend,conversions
    2026-02-23,radio,100,4
    2026-03-02,radio,500,9
    2026-03-02,doss,50,1

    """

  private let house: House

  init() throws {
    house = try House()
    try house.deliver(Self.sheet, as: "r.csv")
  }

  @Test func `the pass says how many, and what makes them count`() throws {
    let taken = try house.taker(on: "2026-03-04").take("r.csv")
    #expect(taken.fate == .processed(rows: 3, early: 2))
    #expect(
      taken.account(in: .english)
        == "r.csv: 3 rows taken, 2 rows of a period that is not over: to count, export again after"
        + " its end")
  }

  @Test func `after the end of the period nothing is early`() throws {
    #expect(
      try house.taker(on: "2026-03-09").take("r.csv").account(in: .english) == "r.csv: 3 rows taken"
    )
  }

  @Test func `a channel without a complete row is known`() throws {
    try house.decide(on: "2026-03-04")
    let explanations = Explanations(ledger: house.ledger, configuration: house.configuration)
    #expect(
      try explanations.account(of: channel("Doss"))
        == "doss is known, and no row of it counts yet: r.csv:4 came before 2026-03-08 was over;"
        + " export it again after that day")
    #expect(try explanations.account(of: channel("radio")) == nil)
    #expect(try explanations.account(of: channel("print")) == nil)
  }

  @Test func `an explanation rests on the rows that count`() throws {
    try house.decide(on: "2026-03-04")
    let lines = try Explanations(ledger: house.ledger, configuration: house.configuration)
      .explanations(decision: nil, channel: channel("radio")).flatMap(\.lines)
    #expect(lines.contains { $0.contains("r.csv:2") })
    #expect(!lines.contains { $0.contains("r.csv:2-3") })
  }
}
