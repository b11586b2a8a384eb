import Marketing
import Testing

@testable import Intake

/// How people write orders, and what is read from them.
struct ControlReaderTests {
  private func read(
    _ bytes: [UInt8], options: ReadingOptions = ReadingOptions()
  ) throws -> ControlReading {
    try ControlReader(options: options).read(MemorySource(bytes), name: "control.csv")
  }

  private func lines(_ text: String) throws -> [ControlLine] {
    try read(Array(text.utf8)).lines
  }

  /// The requests of a text in which every line is good.
  private func requests(_ text: String) throws -> [OverrideRequest] {
    try lines(text).map { try $0.request.get() }
  }

  /// The refusal of the last line.
  private func refusal(_ text: String) throws -> OverrideRefusal? {
    guard case .failure(let refusal)? = try lines(text).last?.request else { return nil }
    return refusal
  }

  private func money(_ units: Double) -> OverrideRequest.Amount? {
    Micros(units: units).map { OverrideRequest.Amount(value: $0) }
  }

  private let pauseRadio = OverrideRequest(
    channel: "radio", verb: .pause, until: Day(iso: "2026-12-31"), reason: "no stock",
    author: "Ana")

  // MARK: - Columns

  @Test(arguments: [
    "channel;action;amount;until;reason;by\nradio;pause;;2026-12-31;no stock;Ana\n",
    "By,Reason,Until,Action,Channel\nAna,no stock,2026-12-31,pause,radio",
    "canal\tacción\timporte\thasta\tmotivo\tpor\nradio\tpausar\t\t31/12/2026\tno stock\tAna",
    "Canal|Acción|Cantidad|Hasta|Motivo|Por\r\nradio|Pausa|-|31-12-26|no stock|Ana\r\n",
    "sep=;\nCANAL;ACCION;HASTA;MOTIVO;POR\nradio;PAUSAR;dic-26;no stock;Ana",
    "radio;pause;;2026-12-31;no stock;Ana",
    "radio,pause,,2026-12-31,no stock,Ana,,\n,,,,,,,\n",
    "\u{FEFF}channel;action;note;until;by;reason\nradio;pause;x;2026-12-31;Ana;no stock",
    "radio;pause;;\"2026-12-31\";\"no stock\";\"Ana\"",
  ])
  func `columns stand in any order, under a header or without one`(text: String) throws {
    #expect(try requests(text) == [pauseRadio])
  }

  @Test func `cells that are not there are empty`() throws {
    #expect(try requests("radio;pause") == [OverrideRequest(channel: "radio", verb: .pause)])
  }

  @Test func `a file for the plan needs no column of channels`() throws {
    #expect(
      try requests("acción;importe\npresupuesto;900")
        == [OverrideRequest(channel: "", verb: .budget, amount: money(900))])
  }

  @Test func `lines are counted as an editor counts them`() throws {
    let text = "channel;action\n\nradio;pause\n;;\nprint;release\n"
    #expect(try lines(text).map(\.line) == [3, 5])
  }

  private static let spanish = "canal;acción\nbuzón;liberar\n"

  @Test(arguments: [
    spanish.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) },
    [0xFF, 0xFE] + spanish.utf16.map { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }.joined(),
  ])
  func `windows-1252 and UTF-16 are read as what they are`(bytes: [UInt8]) throws {
    let request = try read(bytes).lines.first?.request.get()
    #expect(request == OverrideRequest(channel: "buzón", verb: .release))
  }

  @Test(arguments: [
    ("", FileError.Problem.emptyFile), ("channel;action\n", .noRows),
    ("PK\u{3}\u{4}", .spreadsheet),
    ("radio;pause\nprint;\"pause", .unterminatedQuote),
  ])
  func `what is no table is refused as a whole`(text: String, problem: FileError.Problem) {
    let error = #expect(throws: FileError.self) { try read(Array(text.utf8)) }
    #expect(error?.problem == problem)
  }

  @Test func `a file of metrics under this name is refused after ten thousand lines`() {
    let text = String(repeating: "radio;pause\n", count: 10_001)
    let error = #expect(throws: FileError.self) { _ = try read(Array(text.utf8)) }
    #expect(error?.problem == .tooManyRows(limit: 10_000))
  }

  @Test(arguments: [
    ("control.csv", true), ("Control.CSV", true), ("control-ana.csv", true),
    ("control-2026-03.csv", true), ("controls.csv", false), ("control.csv.bak", false),
    ("google/control.csv", false), ("control-x/spend.csv", false), ("control.txt", false),
  ])
  func `only its own name makes a control file`(name: String, isOne: Bool) {
    #expect(ControlReader.reads(name) == isOne)
  }

  // MARK: - Lines

  @Test func `a wrong line harms only itself`() throws {
    let lines = try lines("radio;boost\nprint;pause\n")
    #expect(lines.map(\.line) == [1, 2])
    #expect(lines[0].request == .failure(.unknownAction("boost", nearest: nil)))
    #expect(lines[1].request == .success(OverrideRequest(channel: "print", verb: .pause)))
  }

  @Test func `a line with a delimiter too many is refused`() throws {
    #expect(
      try refusal("radio,set,1,200.00,2026-12-31,no stock,Ana") == .tooManyFields(7, most: 6))
  }

  @Test func `text behind a closing quote is refused`() throws {
    #expect(try refusal("radio;pause;;;\"a\"b;Ana") == .textAfterQuote("a"))
  }

  @Test func `names and reasons are one visible line`() throws {
    let request = try requests("\"ra\u{202E}dio\nx\";pause;;;\"a\n143 b\u{1B}[2J\";\"A\tna\"").first
    #expect(request?.channel == "ra dio x")
    #expect(request?.reason == "a 143 b [2J")
    #expect(request?.author == "A na")
  }

  // MARK: - Numbers and days

  @Test(arguments: [
    ("500", 500.0), ("1200.50", 1200.5), ("1200,50", 1200.5), ("1.200,50", 1200.5),
    ("\"1,200.50\"", 1200.5), ("0", 0), ("1.200.000", 1_200_000), ("1 200", 1200),
  ])
  func `amounts are read in either decimal form`(cell: String, units: Double) throws {
    #expect(try requests("radio;set;\(cell)").first?.amount == money(units))
  }

  @Test(arguments: ["500 €", "€500", "500 EUR", "EUR 500"])
  func `an amount may name its currency`(cell: String) throws {
    #expect(try requests("radio;set;\(cell)").first?.amount?.currency == .euro)
  }

  @Test func `a header may name the currency`() throws {
    let request = try requests("channel;action;amount (USD)\nradio;set;500").first
    #expect(request?.amount?.currency == Currency(code: "USD"))
  }

  @Test(arguments: ["1.200", "12,500"])
  func `an amount that reads in two ways is asked about`(cell: String) throws {
    guard case .ambiguousAmount(cell, _, _)? = try refusal("radio;set;\"\(cell)\"") else {
      Issue.record("\(cell) was read")
      return
    }
  }

  @Test func `it follows the other amounts, where they agree`() throws {
    let text = "radio;set;\"1.200\"\nprint;set;\"99,50\"\n"
    #expect(try requests(text).map(\.amount) == [money(1200), money(99.5)])
  }

  @Test(arguments: ["much", "-5", "(5)", "50%", "1.50,00", "99999999999", "cpa"])
  func `what is no amount is refused`(cell: String) throws {
    #expect(try refusal("radio;set;\(cell)") == .notAmount(cell))
  }

  @Test(arguments: [
    ("cpa 30", OverrideRequest.Measure.cpa, 30.0), ("ROAS: 3,5", .roas, 3.5), ("roas=3", .roas, 3),
  ])
  func `a target may name its measure`(
    cell: String, measure: OverrideRequest.Measure, units: Double
  ) throws {
    let amount = try requests("radio;target;\(cell)").first?.amount
    #expect(amount?.measure == measure)
    #expect(amount?.value == Micros(units: units))
  }

  @Test(arguments: [
    ("2026-12-31", "2026-12-31"), ("31/12/2026", "2026-12-31"), ("12/31/2026", "2026-12-31"),
    ("31 de diciembre de 2026", "2026-12-31"), ("2026-W53", "2027-01-03"),
    ("dic-26", "2026-12-31"), ("20261231", "2026-12-31"), ("7/7/2026", "2026-07-07"),
  ])
  func `days are read as other files write them, periods to their end`(
    cell: String, day: String
  ) throws {
    #expect(try requests("radio;pause;;\(cell)").first?.until?.description == day)
  }

  @Test func `a day that reads in two ways is asked about`() throws {
    let dayFirst = try #require(Day(iso: "2026-12-11"))
    let monthFirst = try #require(Day(iso: "2026-11-12"))
    #expect(
      try refusal("radio;pause;;11/12/2026")
        == .ambiguousDay("11/12/2026", dayFirst: dayFirst, monthFirst: monthFirst))
  }

  @Test(arguments: [
    "radio;pausar;;11/12/2026", "canal;acción;hasta\nradio;pause;11/12/2026",
    "radio;pause;;11/12/2026\nprint;pause;;31/12/2026",
    "radio;pause;;11/12/2026\nprint;set;9,50;2026-12-31",
  ])
  func `unless the file speaks Spanish, or another cell tells`(text: String) throws {
    #expect(try requests(text).first?.until == Day(iso: "2026-12-11"))
  }

  @Test func `the configuration's answer counts before all others`() throws {
    let options = ReadingOptions(decimal: .comma, dates: .monthFirst)
    let text = "radio;fijar;1.200;11/12/2026"
    let request = try read(Array(text.utf8), options: options).lines.first?.request.get()
    #expect(request?.amount?.value == Micros(units: 1200))
    #expect(request?.until == Day(iso: "2026-11-12"))
  }

  @Test(arguments: [("soon", false), ("31/02/2026", true)])
  func `what is no day is refused`(cell: String, hasForm: Bool) throws {
    #expect(try refusal("radio;pause;;\(cell)") == (hasForm ? .noSuchDay(cell) : .notDay(cell)))
  }
}
