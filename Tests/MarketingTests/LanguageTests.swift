import Testing

@testable import Marketing

@Suite struct LanguageTests {
  @Test(arguments: [(Language.english, "day"), (.spanish, "día")])
  func `of two texts it says its own`(language: Language, text: String) {
    #expect(language.say("day", "día") == text)
  }

  @Test(arguments: [(Language.english, "10.02"), (.spanish, "10,02")])
  func `a plain number gets the mark of its readers`(language: Language, number: String) {
    #expect(language.number("10.02") == number)
  }

  @Test(arguments: [
    (Language.english, 0, "0 rows"), (.english, 1, "1 row"), (.english, 2, "2 rows"),
    (.spanish, 0, "0 filas"), (.spanish, 1, "1 fila"), (.spanish, 2, "2 filas"),
  ])
  func `a noun agrees with its number`(language: Language, count: Int, text: String) {
    #expect(language.rows(count) == text)
  }

  @Test(arguments: [
    (Language.english, "2026-09-01 to 2026-09-07"), (.spanish, "2026-09-01 a 2026-09-07"),
  ])
  func `a period is told by its first and its last day`(language: Language, text: String) throws {
    let first = Day(number: 20_697)  // 2026-09-01
    #expect(try #require(Period(start: first, end: first + 6)).text(in: language) == text)
    #expect(Period(day: first).text(in: language) == "2026-09-01")
  }
}
