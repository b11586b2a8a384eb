import Marketing
import Testing

@testable import Intake

@Suite struct InboxReaderTests {
  @Test(arguments: [
    (
      "Fecha inicio;Fecha fin;Canal;Importe\n16/11/2026;29/11/2026;radio;5,50\n",
      "2026-11-16 to 2026-11-29"
    ),
    ("Semana del;Canal;Importe\n16/11/2026;radio;5,50\n", "2026-11-16 to 2026-11-22"),
  ])
  func `a Spanish sheet of periods says from when to when`(text: String, period: String) throws {
    let delivery = try Delivery(text)
    #expect(delivery.periods == [period])
    #expect(delivery.metrics.map(\.spend) == [Micros(units: 5.5)])
  }

  private static let spanish =
    "\u{FEFF}Inversión por canal\r\n\r\nFecha;Canal;Inversión;Clics;Conversiones;Ventas\r\n"
    + "13/09/2026;Radio;\"1.331,30 €\";1.234;3;-\r\n14/09/2026;Prensa;331,30 €;n/d;;12,5\r\n"

  @Test func `a Spanish sheet is read whole`() throws {
    let delivery = try Delivery(Self.spanish)
    #expect(delivery.profile.delimiter == .semicolon)
    #expect(delivery.profile.locale == NumberLocale(decimal: .comma, dates: .dayFirst))
    #expect(
      delivery.metrics == [
        Metrics(spend: Micros(units: 1331.3), clicks: 1234, conversions: 3),
        Metrics(spend: Micros(units: 331.3), revenue: Micros(units: 12.5)),
      ])
    #expect(delivery.observations.map(\.currency) == [.euro, .euro])
  }

  @Test(arguments: [1, 2, 3, 7, 64])
  func `the size of the chunks changes no observation`(chunkSize: Int) throws {
    let whole = try Delivery(Self.spanish)
    let pieces = try Delivery(Self.spanish, chunkSize: chunkSize)
    #expect(pieces.observations == whole.observations)
    #expect(pieces.profile == whole.profile)
  }

  @Test func `a summary counts every row once`() throws {
    let summary = try Delivery(
      """
      date,channel,spend
      2026-09-02,radio,5
      2026-09-01,radio,5
      2026-09-01,radio,
      2026-09-02,radio,5
      2026-09-03,radio,abc
      """
    ).summary
    #expect(summary.observations == 2)
    #expect(summary.blankRows == 1)
    #expect(summary.duplicateRows == 1)
    #expect(summary.refusedRows == 1)
    #expect(summary.rows == 5)
    #expect(summary.days?.description == "2026-09-01 to 2026-09-02")
  }

  @Test func `rows with the same key are handed over one by one`() throws {
    let text = "date,channel,spend\n2026-09-01,radio,5\n2026-09-01,radio,6\n"
    let keys = try Delivery(text).observations.map(\.key)
    #expect(keys.count == 2)
    #expect(Set(keys).count == 1)
  }

  @Test func `an hour tells two equal rows apart`() throws {
    let text =
      "date,channel,spend\n2026-09-01 10:00,radio,5\n2026-09-01 11:00,radio,5\n"
      + "2026-09-01 11:00,radio,5\n"
    let delivery = try Delivery(text)
    #expect(delivery.periods == ["2026-09-01", "2026-09-01"])
    #expect(delivery.summary.duplicateRows == 1)
  }

  @Test func `a column that is not read tells two equal rows apart`() throws {
    let text = "date,channel,spend,ad\n2026-09-01,radio,5,a\n2026-09-01,radio,5,b\n"
    #expect(try Delivery(text).observations.count == 2)
  }

  @Test func `good rows are there beside refused ones`() throws {
    let delivery = try Delivery("date,channel,spend\n2026-09-01,radio,x\n2026-09-02,radio,5\n")
    #expect(delivery.observations.count == 1)
    #expect(!delivery.summary.isClean)
  }

  @Test func `the rows before an unclosed quote stand`() throws {
    let delivery = try Delivery(
      "date,channel,spend\n2026-09-01,radio,5\n2026-09-02,\"radio,5\n2026-09-03,tv,5\n")
    #expect(delivery.observations.count == 1)
    #expect(
      delivery.summary.damage == FileError("spend.csv", line: 3, .unterminatedQuote))
    #expect(!delivery.summary.isClean)
  }

  @Test func `a thousand refused rows are shown and all are counted`() throws {
    let rows = (0..<1005).map { "2026-09-01,radio\($0),x\n" }.joined()
    let summary = try Delivery("date,channel,spend\n" + rows).summary
    #expect(summary.refused.count == 1000)
    #expect(summary.refusedRows == 1005)
  }

  @Test func `a reading stops when its reader wants no more`() throws {
    struct Enough: Error {}
    let source = MemorySource("date,channel,spend\n2026-09-01,a,5\n2026-09-01,b,5\n".utf8)
    let profile = try InboxReader().survey(source, name: "spend.csv")
    var taken = 0
    #expect(throws: Enough.self) {
      _ = try InboxReader().read(source, profile: profile) { _ in
        taken += 1
        throw Enough()
      }
    }
    #expect(taken == 1)
  }

  @Test func `a header without rows is a clean file without rows`() throws {
    let summary = try Delivery("date,channel,spend\n").summary
    #expect(summary == ReadingSummary())
    #expect(summary.isClean)
  }

  @Test func `a limit of rows may be reached, not passed`() throws {
    let options = ReadingOptions(limits: Limits(rows: 2))
    let two = "date,channel,spend\n2026-09-01,a,5\n2026-09-02,a,5\n"
    #expect(try Delivery(two, options: options).summary.isClean)
    let three = try Delivery(two + "2026-09-03,a,5\n", options: options)
    #expect(three.observations.count == 2)
    #expect(
      three.summary.damage == FileError("spend.csv", line: 4, .tooManyRows(limit: 2)))
  }

  /// Any result but a trap will do, so there is no false alarm.
  @Test(arguments: 0..<300)
  func `no bytes make the reader trap`(seed: Int) {
    var generator = SplitMix64(state: UInt64(seed))
    let pieces = [
      "date,channel,spend\n", "date;channel;spend\n", "\"", ",", ";", "\n", "\r", "2026-09-01",
      "radio", "1.000", "5,5", "€", "(", "-", "31/12/26", "sep=;\n", "\0", "\u{FEFF}", "#", "W",
    ].map { Array($0.utf8) }
    var bytes: [UInt8] = seed.isMultiple(of: 2) ? pieces[0] : []
    for _ in 0..<40 {
      bytes += pieces.randomElement(using: &generator) ?? []
      bytes.append(UInt8.random(in: 0...255, using: &generator) & (seed % 3 == 0 ? 0xFF : 0x7F))
    }
    let options = ReadingOptions(decimal: .point, dates: .dayFirst)
    let whole = Result { try Delivery(bytes, options: options).observations }
    let pieceWise = Result { try Delivery(bytes, options: options, chunkSize: 3).observations }
    #expect((try? whole.get()) == (try? pieceWise.get()), "seed \(seed)")
  }
}

/// What is written in any delimiter, locale and encoding is read as the same observations.
@Suite struct RoundTripTests {
  private struct Row {
    var day: Day
    var channel: String
    var cents: Int
    var clicks: Int
    var conversions: Int
  }

  /// Four delimiters, two decimal marks, two languages, five encodings: every way there is.
  ///
  /// The rows are others each time. Equality is exact, so there is no false alarm.
  @Test(arguments: 0..<80)
  func `a table survives every way to write it`(seed: Int) throws {
    var generator = SplitMix64(state: UInt64(seed))
    let rows = Self.rows(&generator)
    let delimiter = [",", ";", "\t", "|"][seed % 4]
    let text = Self.write(
      rows, delimiter: delimiter, mark: [".", ","][seed / 4 % 2], isSpanish: seed / 8 % 2 == 1)
    let bytes = Self.encode(text, seed / 16)
    let delivery = try Delivery(bytes)
    #expect(delivery.summary.isClean, "seed \(seed): \(delivery.refusals)")
    #expect(delivery.observations == Self.expected(rows), "seed \(seed)")
  }

  private static func rows(_ generator: inout SplitMix64) -> [Row] {
    let names = ["Radio", "Señal €", "a \"b\", c; d", "two\nlines", "tab\there|bar"]
    let first = 20_697  // 2026-09-01
    var rows = (0..<12).map { index in
      Row(
        day: Day(number: first + index), channel: names.randomElement(using: &generator) ?? "",
        cents: Int.random(in: -99_999...9_999_999, using: &generator),
        clicks: Int.random(in: 0...2_000_000, using: &generator),
        conversions: Int.random(in: 0...999_999, using: &generator))
    }
    // The 23rd and a two-digit fraction, so that the votes have an answer.
    rows.append(
      Row(day: Day(number: first + 22), channel: "Radio", cents: 123_456, clicks: 1, conversions: 1)
    )
    return rows
  }

  private static func write(
    _ rows: [Row], delimiter: String, mark: String, isSpanish: Bool
  ) -> String {
    let group = mark == "." ? "," : "."
    let header =
      isSpanish
      ? ["Fecha", "Canal", "Inversión", "Clics", "Conversiones"]
      : ["Date", "Channel", "Spend", "Clicks", "Conversions"]
    let lines = rows.map { row in
      let (year, month, day) = row.day.civil
      let amount = grouped(abs(row.cents) / 100, group) + mark + twoDigits(abs(row.cents) % 100)
      return [
        isSpanish ? "\(day)/\(month)/\(year)" : row.day.description, row.channel,
        (row.cents < 0 ? "-" : "") + amount, grouped(row.clicks, group),
        "\(row.conversions / 10)\(mark)\(row.conversions % 10)",
      ]
    }
    return ([header] + lines).map { cells in
      cells.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: delimiter)
    }.joined(separator: "\r\n")
  }

  private static func grouped(_ value: Int, _ mark: String) -> String {
    let digits = Array(String(value))
    return digits.enumerated().map { index, digit in
      let isGroupEnd = (digits.count - index - 1).isMultiple(of: 3) && index + 1 < digits.count
      return String(digit) + (isGroupEnd ? mark : "")
    }.joined()
  }

  private static func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

  /// UTF-8 without and with its mark, UTF-16 of both orders, windows-1252.
  private static func encode(_ text: String, _ way: Int) -> [UInt8] {
    switch way {
    case 0: Array(text.utf8)
    case 1: [0xEF, 0xBB, 0xBF] + text.utf8
    case 2: [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case 3: [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    default: text.unicodeScalars.map { $0 == "€" ? 0x80 : UInt8(truncatingIfNeeded: $0.value) }
    }
  }

  private static func expected(_ rows: [Row]) -> [Observation] {
    var line = 2
    return rows.compactMap { row in
      defer { line += row.channel.contains("\n") ? 2 : 1 }
      return ChannelName(row.channel).map { channel in
        Observation(
          key: Observation.Key(
            source: "generic", channel: channel, item: "", period: Period(day: row.day)),
          currency: nil,
          metrics: Metrics(
            spend: Micros(rawValue: Int64(row.cents) * 10_000), clicks: Int64(row.clicks),
            conversions: Double(row.conversions) / 10),
          line: line)
      }
    }
  }
}
