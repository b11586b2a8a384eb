import Foundation
import Marketing
import Testing

@testable import Intake

/// Every sentence that a person can meet about a file or a row, in one list to read.
///
/// `RECORD_GOLDENS=1` writes the list anew and fails, so that a person reads it before it counts.
@Suite struct MessageCatalogueTests {
  private static let headers = ["Fecha", "Canal"]
  private static let day = Day(number: 20_697)  // 2026-09-01

  private static let files: [FileError.Problem] = [
    .emptyFile, .binary, .spreadsheet, .fileTooLarge(bytes: 99, limit: 64),
    .tooManyRows(limit: 1_000_000), .recordTooLong(limit: 1_048_576), .tooManyColumns(limit: 512),
    .unterminatedQuote, .cutOff(.row(fields: 3, columns: 7)), .cutOff(.rows(found: 4, declared: 5)),
    .cutOff(.totals), .mergeConflict, .noHeader, .noRows, .noDateColumn(headers: headers),
    .noDateColumn(headers: headers, platform: .googleAds, range: .allTime),
    .noDateColumn(
      headers: headers, platform: .meta,
      range: Period(start: day, end: day + 6).map(FileRange.days)),
    .noSpendColumn(headers: headers), .noSpendColumn(headers: headers, hasOutcome: true),
    .onlyOutcomes, .noOutcomeColumn(headers: headers), .noChannelColumn(headers: headers),
    .unknownColumn("conversons", nearest: "conversions"),
    .missingColumn("Caja", field: .revenue, headers: headers),
    .mixedCurrencies(spend: .euro, revenue: .euro),
    .severalCurrencies(.euro, .euro, otherLine: 2),
    .ambiguousCurrency(column: "Spend", cell: "$5"),
    .ambiguousNumber(column: "Spend", cell: "1.000", point: "1", comma: "1000"),
    .ambiguousSales(column: "Ventas", cell: "4"),
    .ambiguousDate(column: "Date", cell: "1/9/2026", dayFirst: day, monthFirst: day - 235),
    .mixedDates(column: "Date", dayFirst: "20-11-2024", monthFirst: "11/16/2024", otherLine: 2),
    .totalDiffers(label: "Total", column: "Cost", declared: "10.02", summed: "10"),
    .totalDiffers(label: "", column: "Cost", declared: "10.02", summed: "10"),
    .totalDiffers(label: "Rows", column: "", declared: "2", summed: "3"),
    .tooManyBadRows(found: 3, rows: 8, limit: 0.25),
  ]

  private static let rows: [RefusedRow.Problem] = [
    .notNumber(.point), .notNumber(.comma), .notNumber(nil), .spreadsheetError, .notWhole,
    .notMicros, .negative,
    .outOfRange, .notDate, .noSuchDay, .missingDate, .endBeforeStart(day), .missingSpend,
    .missingChannel, .notCurrency, .mixedCurrencies, .unclearCurrency, .sumOfRows,
    .raggedRow(fields: 3, columns: 7), .raggedRow(fields: 8, columns: 7), .textAfterQuote,
  ]

  private static let sentences: [(code: String, complaint: any Complaint)] =
    files.map { FileError("spend.csv", line: 7, $0) }
    .map { ("\($0.code)\($0.isHold ? " (held)" : "")", $0) }
    + rows.map { RefusedRow(file: "spend.csv", line: 7, column: "A", cell: "b", $0) }
    .map { ($0.code, $0) }

  @Test(arguments: [(Language.english, "messages.txt"), (.spanish, "messages.es.txt")])
  func `every sentence says where, what and what to do`(language: Language, file: String) throws {
    let found = Self.sentences
      .map { "\($0.code)\n  \($0.complaint.sentence(in: language))\n" }.joined()
    let golden = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/\(file)")
    #expect(try found == String(contentsOf: golden, encoding: .utf8))
    if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
      try found.write(to: golden, atomically: true, encoding: .utf8)
    }
  }

  @Test(arguments: sentences.map(\.complaint.bothLanguages))
  func `both languages quote the same values and numbers`(english: String, spanish: String) {
    #expect(Self.values(in: Self.translated(spanish)) == Self.values(in: english))
  }

  @Test(arguments: sentences.map(\.complaint.bothLanguages))
  func `no English is left in a Spanish sentence`(english: String, spanish: String) {
    let prose = spanish.replacing(#/'[^']*'|- \{.*?\}/#, with: "")
    #expect(prose.firstMatch(of: Self.englishWords) == nil)
  }

  /// What stands in quotes, what goes into the configuration, and numbers, with one decimal mark;
  /// sorted, since the order is the language's own.
  private static func values(in sentence: String) -> [String] {
    sentence.matches(of: #/'[^']*'|- \{.*?\}|\d+(?:[.,]\d+)*/#)
      .map { String($0.output).replacing(",", with: ".") }.sorted()
  }

  /// With the examples of an English sentence.
  private static func translated(_ spanish: String) -> String {
    let examples = [
      ("'fecha'", "'date'"), ("'gasto'", "'spend'"), ("'conversiones'", "'conversions'"),
      ("'canal'", "'channel'"), ("'pedidos'", "'orders'"), ("'ingresos'", "'revenue'"),
      ("NOMBRE", "NAME"),
    ]
    return examples.reduce(spanish) { $0.replacing($1.0, with: $1.1) }
  }

  private static var englishWords: Regex<(Substring, Substring)> {
    #/\b(the|is|are|of|and|or|write|file|rows?|column|has|not|with|in|it|its|for|export)\b/#
  }
}

extension Complaint {
  fileprivate var bothLanguages: (String, String) {
    (sentence(in: .english), sentence(in: .spanish))
  }
}
