import Marketing
import Testing

@Suite struct PeriodTests {
  @Test func `a period does not end before it starts`() {
    #expect(Period(start: day(1), end: day(0)) == nil)
    #expect(Period(start: day(1), end: day(1)) == Period(day: day(1)))
  }

  @Test(arguments: 0..<7)
  func `a week runs from Monday to Sunday whichever of its days is named`(offset: Int) {
    let week = Period(weekOf: firstDay + offset)
    #expect(week.start == firstDay)
    #expect(week.end == firstDay + 6)
  }

  @Test(arguments: [
    ("2026-02-11", "2026-02-01", "2026-02-28"), ("2024-02-29", "2024-02-01", "2024-02-29"),
    ("2026-12-31", "2026-12-01", "2026-12-31"),
  ])
  func `a month has all its days`(of day: String, first: String, last: String) throws {
    let month = Period(monthOf: try #require(Day(iso: day)))
    #expect(month.start.description == first)
    #expect(month.end.description == last)
  }

  @Test func `both ends belong to a period`() throws {
    let period = try #require(Period(start: day(0), end: day(2)))
    #expect((-1...3).map { period.contains(day($0)) } == [false, true, true, true, false])
    #expect(period.dayCount == 3)
  }

  @Test func `periods are ordered by their last day and then by their first`() throws {
    let long = try #require(Period(start: day(0), end: day(6)))
    let late = Period(day: day(6))
    let early = Period(day: day(5))
    #expect([late, long, early].sorted() == [early, long, late])
  }

  @Test func `a period reads as its day or its ends`() {
    #expect(Period(day: firstDay).description == "2026-01-05")
    #expect(Period(weekOf: firstDay).description == "2026-01-05 to 2026-01-11")
  }
}
