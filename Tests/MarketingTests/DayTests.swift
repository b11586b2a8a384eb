import Foundation
import Marketing
import Testing

@Suite struct DayTests {
  struct Fact: Sendable {
    let iso: String
    let number: Int
    let weekday: Int
    let monday: String?

    init(_ iso: String, _ number: Int, weekday: Int, monday: String?) {
      self.iso = iso
      self.number = number
      self.weekday = weekday
      self.monday = monday
    }
  }

  /// Python: `(d - date(1970, 1, 1)).days`, `d.isoweekday()`, `d - timedelta(d.isoweekday() - 1)`.
  static let facts = [
    Fact("0001-01-01", -719_162, weekday: 1, monday: "0001-01-01"),
    Fact("0004-02-29", -718_008, weekday: 7, monday: "0004-02-23"),
    Fact("1582-10-15", -141_427, weekday: 5, monday: "1582-10-11"),
    Fact("1600-02-29", -135_081, weekday: 2, monday: "1600-02-28"),
    Fact("1899-12-31", -25_568, weekday: 7, monday: "1899-12-25"),
    Fact("1900-03-01", -25_508, weekday: 4, monday: "1900-02-26"),
    Fact("1969-12-31", -1, weekday: 3, monday: "1969-12-29"),
    Fact("1970-01-01", 0, weekday: 4, monday: "1969-12-29"),
    Fact("1999-12-31", 10_956, weekday: 5, monday: "1999-12-27"),
    Fact("2000-02-29", 11_016, weekday: 2, monday: "2000-02-28"),
    Fact("2024-02-29", 19_782, weekday: 4, monday: "2024-02-26"),
    Fact("2026-11-22", 20_779, weekday: 7, monday: "2026-11-16"),
    Fact("2026-12-31", 20_818, weekday: 4, monday: "2026-12-28"),
    Fact("2027-01-01", 20_819, weekday: 5, monday: "2026-12-28"),
    Fact("2100-02-28", 47_540, weekday: 7, monday: "2100-02-22"),
    Fact("2100-03-01", 47_541, weekday: 1, monday: "2100-03-01"),
    Fact("9999-12-31", 2_932_896, weekday: 5, monday: "9999-12-27"),
  ]

  @Test(arguments: facts)
  func `a day has its number`(fact: Fact) {
    #expect(Day(iso: fact.iso)?.number == fact.number)
  }

  @Test(arguments: facts)
  func `a number has its day`(fact: Fact) {
    #expect(Day(number: fact.number).description == fact.iso)
  }

  @Test(arguments: facts)
  func `a day has its weekday`(fact: Fact) {
    #expect(Day(iso: fact.iso)?.weekday == fact.weekday)
  }

  @Test(arguments: facts)
  func `a week begins on Monday`(fact: Fact) {
    #expect(Day(iso: fact.iso)?.mondayOfWeek.description == fact.monday)
  }

  @Test func `the days of four centuries follow each other`() {
    // 146,097 days are 400 Gregorian years: all cases that the calendar has.
    let days = (0..<146_097).map { Day(number: $0 - 40_000) }
    let again = days.map { day in
      let (year, month, dayOfMonth) = day.civil
      return Day(year: year, month: month, day: dayOfMonth)
    }
    #expect(again == days)
  }

  @Test(arguments: [
    "2026-02-29", "2100-02-29", "2026-02-30", "2026-04-31", "2026-13-01", "2026-00-10",
    "2026-01-00", "2026-01-32", "0000-01-01", "2026-1-01", "26-01-01", "2026-01-01 ",
    "+026-01-01", "2026-01--1", "2026/01/01", "２０２６-01-01", "20260101", "", "--",
  ])
  func `what is not in the calendar is no day`(text: String) {
    #expect(Day(iso: text) == nil)
  }

  @Test(arguments: zip(1...12, [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]))
  func `a month has its length`(month: Int, length: Int) {
    #expect(Day.length(ofMonth: month, year: 2026) == length)
  }

  @Test(arguments: [(1900, 28), (2000, 29), (2023, 28), (2024, 29), (2100, 28)])
  func `every fourth year is a leap year but for three centuries of four`(year: Int, length: Int) {
    #expect(Day.length(ofMonth: 2, year: year) == length)
  }

  @Test func `adding and subtracting days are inverse`() throws {
    let eve = try #require(Day(iso: "2026-12-31"))
    #expect((eve + 1).description == "2027-01-01")
    #expect((eve + 1) - eve == 1)
    #expect((eve + 400) - 400 == eve)
  }

  @Test func `a day is written and read as its text`() throws {
    let text = #"["2026-11-22"]"#
    let days = try JSONDecoder().decode([Day].self, from: Data(text.utf8))
    #expect(String(data: try JSONEncoder().encode(days), encoding: .utf8) == text)
  }

  @Test func `a text that is no day cannot be read as one`() {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Day].self, from: Data(#"["2026-02-30"]"#.utf8))
    }
  }
}
