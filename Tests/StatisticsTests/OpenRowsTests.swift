import Testing

@testable import Statistics

@Suite struct OpenRowsTests {
  private static func row(_ firstDay: Int, _ lastDay: Int) -> OpenRow {
    OpenRow(
      firstDay: firstDay, lastDay: lastDay,
      value: ResponseFold.Value(intensity: 1, outcomes: 1), responses: .one,
      logResponses: .zero, prediction: Prediction())
  }

  private static var rows: OpenRows {
    var rows = OpenRows(arms: 2)
    for (first, last) in [(3, 3), (5, 5), (1, 5), (4, 4)] { rows.insert(row(first, last), arm: 1) }
    return rows
  }

  @Test func `rows stand in the order of their days, however they came`() {
    #expect(Self.rows.rows[1].map(\.firstDay) == [3, 4, 1, 5])
  }

  @Test func `a row is found by its period`() {
    func place(_ first: Int, days: Int) -> Int? {
      Self.rows.place(
        of: ResponseFold.Row(
          arm: 1, firstDay: first, days: days,
          value: ResponseFold.Value(intensity: 1, outcomes: 1)))
    }
    #expect(place(1, days: 5) == 2)
    #expect(place(4, days: 1) == 1)
    #expect(place(2, days: 4) == nil)
    #expect(place(6, days: 1) == nil)
  }

  @Test func `every row comes of age once`() {
    var rows = Self.rows
    var visited: [Int] = []
    for day in [3, 4, 4, 9] {
      rows.comeOfAge(arm: 1, endingThrough: day) { visited.append($0.firstDay) }
    }
    #expect(visited == [3, 4, 5, 1])
  }

  @Test func `the oldest row goes first`() {
    var rows = Self.rows
    #expect(rows.hasRow(of: 1, endingBefore: 4) && !rows.hasRow(of: 0, endingBefore: 4))
    #expect(rows.removeFirst(of: 1).firstDay == 3)
    #expect(!rows.hasRow(of: 1, endingBefore: 4))
  }
}
