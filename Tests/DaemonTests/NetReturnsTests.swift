import Marketing
import Testing

@testable import Daemon

/// Orders that came back: netted per period, and said where more came back than was sold.
struct NetReturnsTests {
  private func notes(_ rows: String) throws -> [Note] {
    let house = try House()
    try house.deliver(Figures.twoEqual.csv())
    try house.deliver("date,channel,spend,conversions\n" + rows, as: "returns.csv")
    return try house.decide(on: "2026-03-04").notes
  }

  @Test func `a period with more returns than sales is said`() throws {
    let note = Note.netReturns(
      channel: try channel("search"), first: Period(day: try day("2026-03-02")), periods: 1)
    #expect(try notes("2026-03-02,search,50,-3\n2026-03-03,search,50,4\n").contains(note))
  }

  @Test func `it is said once`() throws {
    let house = try House()
    try house.deliver(Figures.twoEqual.csv())
    try house.deliver(
      "date,channel,spend,conversions\n2026-03-02,search,50,-3\n", as: "returns.csv")
    try house.decide(on: "2026-03-04")
    try house.deliver(Figures.newcomer.csv(), as: "radio.csv")
    let later = try house.decide(on: "2026-03-05")
    #expect(!later.notes.contains { if case .netReturns = $0 { true } else { false } })
  }
}
