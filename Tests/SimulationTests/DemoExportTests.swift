import Marketing
import Testing

@testable import Simulation

@Suite struct DemoExportTests {
  static let row = DemoRow(
    channel: "radio", period: Period(weekOf: monday), spend: MinorUnits(rawValue: 219_934),
    impressions: 12_345, clicks: 247, conversions: 98, revenue: MinorUnits(rawValue: 623_405))

  @Test(arguments: [
    (
      DemoExport.googleAds, "google-ads-2026-01-05.csv",
      """
      Day,Campaign,Currency code,Cost,Impr.,Clicks,Conversions,Conv. value
      2026-01-05,radio,EUR,2199.34,12345,247,98.00,6234.05

      """
    ),
    (
      .meta, "meta-ads-2026-01-05.csv",
      """
      Day,Campaign name,Amount spent (EUR),Impressions,Link clicks,Purchases,\
      Purchases conversion value
      2026-01-05,radio,2199.34,12345,247,98,6234.05

      """
    ),
    (
      .tikTok, "tiktok-ads-2026-01-05.csv",
      """
      By day,Campaign name,Cost,Impressions,Clicks (destination),Conversions,Currency
      2026-01-05,radio,2199.34,12345,247,98,EUR

      """
    ),
    (
      .newsletterTool, "newsletter-2026-01-05.csv",
      """
      date_day,platform,campaign_name,clicks,impressions,spend,conversions,conversions_value
      2026-01-05,radio,sponsored issue,247,12345,2199.34,98,6234.05

      """
    ),
  ])
  func `a platform's file has its headers`(export: DemoExport, name: String, text: String) {
    let file = export.file(of: [Self.row], about: Self.row.period)
    #expect(file == DemoFile(name: name, bytes: Array(text.utf8)))
  }

  @Test func `the radio's sheet is Spanish, in windows-1252`() {
    let file = DemoExport.radioSheet.file(of: [Self.row], about: Self.row.period)
    let text = "Canal;Semana;Inversi\u{F3}n;Conversiones\r\nradio;05/01/2026;2.199,34;98\r\n"
    // Latin-1's numbers are Unicode's.
    #expect(file?.bytes == text.unicodeScalars.map { UInt8($0.value) })
    #expect(file?.bytes.contains(0xF3) == true)
  }

  @Test func `the leaflets' sheet is Spanish, in UTF-8 behind a mark, and counts nobody`() {
    let file = DemoExport.leafletSheet.file(of: [Self.row], about: Self.row.period)
    let text = "Canal;Semana;Inversión\r\nradio;05/01/2026;2.199,34\r\n"
    #expect(file?.bytes == [0xEF, 0xBB, 0xBF] + Array(text.utf8))
  }

  @Test func `no rows make no file`() {
    #expect(DemoExport.meta.file(of: [], about: Self.row.period) == nil)
  }

  @Test(arguments: [
    (0, "0,00"), (7, "0,07"), (99_999, "999,99"), (100_000, "1.000,00"),
    (100_500_050, "1.005.000,50"),
  ])
  func `a Spanish amount has dots and a comma`(cents: Int64, written: String) {
    let row = DemoRow(
      channel: "radio", period: Self.row.period, spend: MinorUnits(rawValue: cents),
      impressions: 0, clicks: 0, conversions: 0, revenue: .zero)
    let file = DemoExport.leafletSheet.file(of: [row], about: row.period)
    #expect(text(of: file).hasSuffix(";\(written)\r\n"))
  }

  @Test(arguments: DemoExport.allCases)
  func `on Sundays every export has a period that ends`(export: DemoExport) {
    #expect(export.period(endingOn: monday + 6)?.end == monday + 6)
  }

  @Test(arguments: [DemoExport.radioSheet, .leafletSheet], 0..<6)
  func `a sheet waits for the end of its week`(export: DemoExport, offset: Int) {
    #expect(export.period(endingOn: monday + offset) == nil)
  }
}
