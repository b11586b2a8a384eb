import Testing

@testable import Statistics

@Suite struct FrozenRowsTests {
  @Test func `a row that was frozen as delivered is not remembered`() {
    var rows = FrozenRows(arms: 1)
    rows.insert(FrozenRows.Entry(firstDay: 3, lastDay: 3), arm: 0)
    #expect(rows.entries[0].isEmpty)
    #expect(rows.remove(firstDay: 3, lastDay: 3, arm: 0).maturity == 1)
  }

  @Test func `the others are found by their period, and once`() {
    var rows = FrozenRows(arms: 1)
    for day in [7, 3, 5] {
      rows.insert(
        FrozenRows.Entry(firstDay: day, lastDay: day, maturity: Double(day) / 10), arm: 0)
    }
    rows.insert(FrozenRows.Entry(firstDay: 1, lastDay: 5, countedRevenue: 20), arm: 0)
    #expect(rows.entries[0].map(\.firstDay) == [3, 1, 5, 7])
    #expect(rows.remove(firstDay: 5, lastDay: 5, arm: 0).maturity == 0.5)
    #expect(rows.remove(firstDay: 5, lastDay: 5, arm: 0).maturity == 1)
    #expect(rows.remove(firstDay: 1, lastDay: 5, arm: 0).countedRevenue == 20)
  }
}
