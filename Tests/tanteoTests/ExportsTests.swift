import Foundation
import Testing

/// What an agency drops on a Monday: sheets from Madrid, a Google export and a Meta export.
struct Exports {
  /// Days of every file, from the first of the made-up calendar.
  let days: Range<Int>

  private func day(_ offset: Int) -> String { "\(TestDay.first + offset)" }

  /// Radio and leaflets as a spreadsheet in Madrid saves them: semicolons, commas, windows-1252.
  var sheet: Data {
    let rows = days.map { offset in
      let parts = day(offset).split(separator: "-")
      let date = "\(parts[2])/\(parts[1])/\(parts[0])"
      return "Radio;\(date);41,50 €;2\r\nBuzoneo;\(date);20,25 €;1\r\n"
    }
    let spend = String(format: "%.2f", Double(days.count) * 61.75).replacing(".", with: ",")
    let text =
      "Canal;Fecha;Inversión;Conversiones\r\n" + rows.joined()
      + "Total;;\(spend) €;\(days.count * 3)\r\n"
    // The euro sign is 0x80 in windows-1252; all other letters here are as in Unicode.
    return Data(text.unicodeScalars.map { $0 == "€" ? 0x80 : UInt8(truncatingIfNeeded: $0.value) })
  }

  /// Two campaigns, one of them for the brand, with the sums that the platform prints below.
  var google: String {
    let rows = days.map { offset in
      "\(day(offset)),Acme Brand ES,EUR,120,12,10.50,1.50\n"
        + "\(day(offset)),Running shoes,EUR,\"1,120\",62,40.25,3.00\n"
    }
    let count = Double(days.count)
    let total = [
      "\"Total: Campaigns\"", " --", "EUR", "\"\(thousands(1240 * days.count))\"",
      "\"\(thousands(74 * days.count))\"", String(format: "%.2f", 50.75 * count),
      String(format: "%.2f", 4.5 * count),
    ].joined(separator: ",")
    return
      "Campaign report\n\"January 5, 2026 - December 31, 2026\"\n"
      + "Day,Campaign,Currency code,Impr.,Clicks,Cost,Conversions\n" + rows.joined() + total + "\n"
  }

  var meta: String {
    let rows = days.map { offset in
      "\(day(offset)),Spring prospecting,30.00,900,31,2,140.00,\(day(offset)),\(day(offset))\n"
    }
    return
      "Day,Campaign name,Amount spent (EUR),Impressions,Link clicks,Purchases,"
      + "Purchases conversion value,Reporting starts,Reporting ends\n" + rows.joined()
  }

  private func thousands(_ number: Int) -> String {
    number < 1000
      ? "\(number)" : "\(number / 1000),\(String(format: "%03d", number % 1000))"
  }
}

@Suite struct `exports of a week` {
  private static let configuration =
    Workplace.standard + """
      channels: { radio: { medium: offline }, buzoneo: { medium: offline } }
      sources:
        - { match: "google*", campaigns: { "*brand*": google-brand, "*": google-search } }

      """

  private func drop(_ days: Range<Int>, as name: String, into place: Workplace) throws {
    let exports = Exports(days: days)
    try place.drop(exports.sheet, as: "hoja-\(name).csv")
    try place.drop(exports.google, as: "google-\(name).csv")
    try place.drop(exports.meta, as: "meta-\(name).csv")
  }

  @Test func `end in one plan, online and offline side by side`() async throws {
    let place = try Workplace(Self.configuration)
    try drop(0..<42, as: "1", into: place)
    let outcome = try await place.once(.first + 42)
    #expect(outcome.ending == .exit(0), "\(outcome.talk)")
    #expect(
      try place.plan().map(\.channel).sorted()
        == ["buzoneo", "google-brand", "google-search", "meta", "radio"])
    let decision = try #require(try place.decisions().last)
    // Rows are judged when 7 days old, those of offline channels when 28 days old.
    #expect(decision["google-brand"]?.evidence.spendMicros == 36 * 10_500_000)
    #expect(decision["google-search"]?.evidence.spendMicros == 36 * 40_250_000)
    #expect(decision["meta"]?.evidence.spendMicros == 36 * 30_000_000)
    #expect(decision["radio"]?.evidence.spendMicros == 15 * 41_500_000)
    #expect(decision["buzoneo"]?.evidence.spendMicros == 15 * 20_250_000)
  }

  @Test func `that overlap the weeks before count every day once`() async throws {
    let place = try Workplace(Self.configuration)
    try drop(0..<42, as: "1", into: place)
    try await place.once(.first + 42)
    try drop(35..<49, as: "2", into: place)
    let outcome = try await place.once(.first + 49)
    #expect(outcome.ending == .exit(0), "\(outcome.talk)")
    let brand = try #require(try place.decisions().last?["google-brand"])
    #expect(brand.evidence.spendMicros == 43 * 10_500_000)
  }
}
