import Marketing
import Testing

@testable import Intake

@Suite struct LocaleVoteTests {
  private func locale(_ text: String, _ options: ReadingOptions = ReadingOptions()) throws
    -> NumberLocale
  {
    try Delivery(text, options: options).profile.locale
  }

  private func numbers(_ cells: String...) -> String {
    "date;channel;spend;clicks;ctr\n"
      + cells.map { "2026-09-01;radio;\($0)\n" }.joined()
  }

  private func dates(_ cells: String...) -> String {
    "date,channel,spend\n" + cells.map { "\($0),radio,5\n" }.joined()
  }

  @Test(arguments: [
    ("12.50;1;", DecimalMark.point), ("12,50;1;", .comma), ("1.000,00;1;", .comma),
    ("1,000.00;1;", .point), ("1.000.000;1;", .comma), ("0.500;1;", .point),
    ("1000.500;1;", .point), ("1 000,500;1;", .comma),
  ])
  func `one clear number decides`(cells: String, mark: DecimalMark) throws {
    #expect(try locale(numbers(cells)).decimal == mark)
  }

  @Test func `a clear number anywhere settles an unclear one`() throws {
    let delivery = try Delivery(numbers("1.000;1;", "2,5;1;"))
    #expect(delivery.metrics.map(\.spend) == [Micros(units: 1000), Micros(units: 2.5)])
  }

  @Test func `counts are whole, so three digits behind a mark are thousands`() throws {
    #expect(try locale(numbers("1.000;1.234;")).decimal == .comma)
  }

  @Test func `columns that are not read have a say when the others are silent`() throws {
    #expect(try locale(numbers("1.000;1;0,40%")).decimal == .comma)
    #expect(try locale(numbers("12.50;1;0,40%")).decimal == .point)
  }

  @Test func `names and ids have no say`() throws {
    let text = "date;channel;campaign;spend\n2026-09-01;1,5;2,5;5\n"
    #expect(try locale(text).decimal == nil)
  }

  @Test func `a number that the majority's mark cannot mean is refused`() throws {
    let delivery = try Delivery(numbers("12.50;1;", "13.50;1;", "14,50;1;"))
    #expect(delivery.observations.count == 2)
    #expect(
      delivery.refusals
        == ["spend.csv:4: column 'spend': '14,50' is not a number; write 12.50"])
  }

  @Test func `only unclear numbers hold the file`() {
    #expect(
      complaint(numbers("5;1;", "1.000;1;"))
        == "spend.csv:3: column 'spend': '1.000' could be 1 or 1000; write it in the file as "
        + "1.00 or 1000,00, or write under sources in the configuration "
        + "- { match: \"spend.csv\", decimal: \".\" } for 1, "
        + "or - { match: \"spend.csv\", decimal: \",\" } for 1000")
  }

  @Test(arguments: [
    ("1.000", "1.00", 1.0), ("1.000", "1000,00", 1000), ("1,250", "1250.00", 1250),
    ("1,250", "1,25", 1.25), ("1.234", "1.2340", 1.234),
  ])
  func `what the question proposes settles it, once in the file`(
    cell: String, clear: String, spend: Double
  ) throws {
    let cells = [cell, clear].map { "\($0);1;" }
    #expect(complaint(numbers(cells[0])).contains(clear))
    let delivery = try Delivery(numbers(cells[0], cells[1]))
    #expect(delivery.metrics.map(\.spend) == [Micros(units: spend), Micros(units: spend)])
  }

  @Test(arguments: [(DecimalMark.point, 1.0), (.comma, 1000)])
  func `the configuration's word ends the vote`(mark: DecimalMark, spend: Double) throws {
    let delivery = try Delivery(numbers("1.000;1;"), options: ReadingOptions(decimal: mark))
    #expect(delivery.metrics.map(\.spend) == [Micros(units: spend)])
  }

  @Test func `a day over 12 decides the order`() throws {
    #expect(try locale(dates("6/11/2026", "13/11/2026")).dates == .dayFirst)
    #expect(try locale(dates("6/11/2026", "11/13/2026")).dates == .monthFirst)
  }

  @Test func `ISO dates need no order`() throws {
    #expect(try locale(dates("2026-11-06", "20261113", "5/5/2026")).dates == nil)
  }

  @Test func `a decimal comma lets the day stand first`() throws {
    #expect(
      try locale("date;channel;spend\n6/11/2026;radio;2,50\n").dates == .dayFirst)
  }

  @Test func `Spanish headers let the day stand first`() throws {
    let delivery = try Delivery("Fecha;Canal;Inversión\n5-1-2026;radio;2\n")
    #expect(delivery.periods == ["2026-01-05"])
  }

  @Test func `only unclear dates hold the file`() {
    #expect(
      complaint(dates("6/11/2026"))
        == "spend.csv:2: column 'date': '6/11/2026' could be 2026-11-06 or 2026-06-11; "
        + "write the dates in the file as 2026-11-06 or 2026-06-11, "
        + "or write under sources in the configuration - { match: \"spend.csv\", dates: dmy } "
        + "for 2026-11-06, or - { match: \"spend.csv\", dates: mdy } for 2026-06-11")
  }

  @Test func `an order that the configuration gives needs no vote`() throws {
    let delivery = try Delivery(
      dates("6/11/2026", "7/11/2026"), options: ReadingOptions(dates: .monthFirst))
    #expect(delivery.periods == ["2026-06-11", "2026-07-11"])
  }

  @Test func `dates in both orders refuse the file`() {
    #expect(
      complaint(dates("11/16/2024", "20-11-2024"))
        == "spend.csv:3: column 'date': the day stands first in '20-11-2024' and second in "
        + "'11/16/2024' (the other is in line 2); write all dates as 2026-09-01")
  }
}
