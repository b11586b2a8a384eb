import Marketing
import Testing

@testable import Intake

@Suite struct DateTextTests {
  private func reading(_ text: String, _ order: DateOrder = .dayFirst) -> String {
    switch cell(text, { DateText($0).reading(order) }) {
    case .day(let day): "\(day)"
    case .week(let day): "week of \(day)"
    case .month(let day): "month of \(day)"
    case .noSuchDay: "no such day"
    case .notDate: "not a date"
    }
  }

  @Test(arguments: [
    "2026-09-03", "2026/09/03", "2026.9.3", "20260903", "2026-09-03T00:00:00",
    "2026-09-03T00:00:00Z", "2026-09-03 11:00:00.000", "2026-09-03 5:00:00+02:00", "2026-09-03|7",
    "Sep 3, 2026", "Sept. 3, 2026", "September 3, 2026", "3 Sep 2026", "3-sep-26", "3-sep-2026",
    "3 de septiembre de 2026", "3 septiembre 2026", "03/09/2026", "3/9/26", "3-9-2026",
    "03.09.2026", " 2026-09-03 ", "\u{A0}3/9/2026", "3 SEPT 2026", "3/9/2026 12:00:00 AM|7",
    "3/9/2026 0:00",
  ])
  func `a day is written in many ways`(text: String) {
    #expect(reading(text) == "2026-09-03")
  }

  @Test(arguments: [
    ("3/15/2020 12:00:00 AM|7", "2020-03-15"), ("9/3/2026", "2026-09-03"),
    ("09-03-26", "2026-09-03"), ("2026-09-03", "2026-09-03"),
  ])
  func `the month may stand first`(text: String, day: String) {
    #expect(reading(text, .monthFirst) == day)
  }

  @Test(arguments: [
    ("5-1-2026", "2026-01-05"), ("20260901", "2026-09-01"), ("Sep 3, 2026", "2026-09-03"),
    ("2026-09-01T00:00:00", "2026-09-01"), ("31/12/2026", "2026-12-31"),
    ("29/02/2024", "2024-02-29"),
  ])
  func `the day may stand first`(text: String, day: String) {
    #expect(reading(text) == day)
  }

  // Python: date.fromisocalendar(2026, 37, 1), (2020, 53, 1), (2026, 1, 1)
  @Test(arguments: [
    ("2026-W37", "2026-09-07"), ("2026W37", "2026-09-07"), ("2026-w37", "2026-09-07"),
    ("2020-W53", "2020-12-28"), ("2026-W01", "2025-12-29"),
  ])
  func `a week of ISO 8601 begins on its Monday`(text: String, monday: String) {
    #expect(reading(text) == "week of \(monday)")
  }

  @Test(arguments: [
    "sept-26", "sep-2026", "Sep 2026", "September 2026", "septiembre de 2026", "SEPT-26",
    "2026-09", "09/2026", "sep/26", "set-26",
  ])
  func `a month is written in many ways`(text: String) {
    #expect(reading(text) == "month of 2026-09-01")
  }

  @Test(arguments: [
    ("ene", 1), ("feb", 2), ("mar", 3), ("abr", 4), ("mayo", 5), ("jun", 6), ("jul", 7),
    ("ago", 8), ("sep", 9), ("oct", 10), ("nov", 11), ("dic", 12), ("Jan", 1), ("Apr", 4),
    ("Aug", 8), ("Dec", 12), ("enero", 1), ("febrero", 2), ("marzo", 3), ("abril", 4),
    ("junio", 6), ("julio", 7), ("agosto", 8), ("octubre", 10), ("noviembre", 11),
    ("diciembre", 12),
  ])
  func `months have English and Spanish names`(name: String, month: Int) throws {
    let day = try #require(Day(year: 2026, month: month, day: 1))
    #expect(reading("\(name)-26") == "month of \(day)")
  }

  @Test(arguments: [
    "31/02/2026", "30/02/2024", "2026-02-30", "20261301", "2026-13", "13/13/2026",
    "2026-W54", "2025-W53", "2026-W00", "Feb 30, 2026", "0/1/2026",
  ])
  func `what the calendar lacks is no day`(text: String) {
    #expect(reading(text) == "no such day")
  }

  @Test(arguments: [
    "", "yesterday", "Sep 3", "Sep 15", "3 Sep", "12", "46266", "2026", "Total", "12,50",
    "2026-09-01 to 2026-09-07", "2026-09-01 - 2026-09-07",
    "2026-09-01 00:00 - 2026-09-07 00:00", "3/9/2026 0:00 4/9/2026 0:00", "#ERROR!", "0003",
    "3/9/2026 3", "1/2/3", "|7", "12:30", "3/9/2026|8|4/9/2026",
  ])
  func `what is not one date is none`(text: String) {
    #expect(reading(text) == "not a date")
  }

  @Test(arguments: [
    ("31/12/2026", [DateOrder.dayFirst]), ("31/02/2026", [.dayFirst]),
    ("12/31/2026", [.monthFirst]), ("6/11/2026", [.dayFirst, .monthFirst]), ("5/5/2026", []),
    ("2026-09-01", []), ("Sep 3, 2026", []), ("40/40/2026", []),
  ])
  func `a number over 12 tells the day from the month`(text: String, orders: [DateOrder]) {
    #expect(cell(text) { DateText($0).possibleOrders } == Set(orders))
  }

  @Test(arguments: ["2026-09-03", "2024-02-29", "1999-12-31"])
  func `the fast way agrees with the thorough one`(text: String) {
    #expect(cell(text, DateText.isoDay)?.description == reading(text))
  }
}
