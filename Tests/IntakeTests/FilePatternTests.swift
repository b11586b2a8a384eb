import Testing

@testable import Intake

@Suite struct FilePatternTests {
  @Test(arguments: [
    ("export-2026-11-20.csv", "export-*.csv"), ("export-20261120.csv", "export-*.csv"),
    ("google/export 2026_11.csv", "google/export *.csv"),
    ("report-2026-11-01_2026-11-30.csv", "report-*.csv"),
    ("data (2).csv", "data*.csv"), ("export-2026-11-20 (2).csv", "export-*.csv"),
    ("gasto20261120.csv", "gasto*.csv"), ("semana 47 radio.csv", "semana * radio.csv"),
    ("47-radio.csv", "*-radio.csv"),
  ])
  func `a date or a counter becomes a star`(name: String, pattern: String) {
    #expect(FilePattern(for: name).text == pattern)
  }

  @Test(arguments: ["data-export.csv", "ga4.csv", "dv360.csv", "v2/spend.csv", "spend"])
  func `a name without them is its own pattern`(name: String) {
    #expect(FilePattern(for: name).text == name)
  }

  @Test(arguments: ["2026-11-20.csv", "google/20261120.csv", "(2).csv"])
  func `a pattern that would fit every file is none`(name: String) {
    #expect(FilePattern(for: name).text == name)
  }
}
