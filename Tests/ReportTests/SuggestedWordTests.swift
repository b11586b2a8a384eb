import Marketing
import Testing

@testable import Report

struct SuggestedWordTests {
  private func undo(
    _ name: String = "radio", action: Action, from: Int64, to: Int64,
    reason: Reason = .balanced, language: Language = .english, currency code: String = "EUR"
  ) throws -> SuggestedWord? {
    SuggestedWord(
      undoing: try recommendation(name, action: action, from: from, to: to, reason: reason),
      under: MinorUnits(rawValue: 1_000_000),
      wording: Wording(language: language, currency: try currency(code)))
  }

  @Test func `a drop is undone by protection`() throws {
    let undo = try #require(try undo(action: .drop, from: 50_000, to: 0))
    #expect(undo.line == "radio;protect;;;your reason;your name")
    #expect(undo.command == "tanteo override radio protect --reason 'your reason'")
  }

  @Test(arguments: [("EUR", "1234.50"), ("JPY", "123450"), ("KWD", "123.4500")])
  func `a move is undone by the amount before`(code: String, amount: String) throws {
    let undo = try #require(
      try undo(action: .up, from: 123_450, to: 200_000, currency: code))
    #expect(undo.line == "radio;set;\(amount);;your reason;your name")
    #expect(undo.command == "tanteo override radio set \(amount) --reason 'your reason'")
  }

  @Test func `a person's word is undone by its release`() throws {
    let undo = try #require(
      try undo(
        action: .down, from: 50_000, to: 0, reason: .paused(by: "Ana", because: nil, until: nil)))
    #expect(undo.line == "radio;release;;;your reason;your name")
  }

  @Test func `a word that replaced another is undone by what that one gave`() throws {
    let replacing = MinorUnits(rawValue: 30_000)
    let undo = try #require(
      try undo(
        action: .down, from: 30_000, to: 10_000,
        reason: .setByPerson(by: "Ana", because: nil, until: nil, replacing: replacing)))
    #expect(undo.line == "radio;set;300.00;;your reason;your name")
  }

  @Test func `more than the budget of now cannot be asked for`() throws {
    #expect(try undo(action: .down, from: 1_000_001, to: 10_000) == nil)
    #expect(try undo(action: .drop, from: 1_000_001, to: 0) != nil)
  }

  @Test func `a word on the plan is undone by its release`() {
    let undo = SuggestedWord(releasingPlanIn: Wording(language: .english, currency: .euro))
    #expect(undo.line == ";release;;;your reason;your name")
    #expect(undo.command == "tanteo override '' release --reason 'your reason'")
  }

  @Test func `a dropped channel is tested again by a word`() throws {
    let line = SuggestedWord(
      retesting: try channel("radio"), wording: Wording(language: .english, currency: .euro))
    #expect(line.order == "radio;retest")
  }

  @Test func `what changes nothing needs no undoing`() throws {
    #expect(try undo(action: .same, from: 50_000, to: 50_000) == nil)
  }

  @Test(arguments: [("EUR", "1234,50"), ("JPY", "123450"), ("KWD", "123,4500")])
  func `a Spanish line has the amount as a Spanish spreadsheet reads it`(
    code: String, amount: String
  ) throws {
    let undo = try #require(
      try undo(action: .up, from: 123_450, to: 200_000, language: .spanish, currency: code))
    #expect(undo.line == "radio;fijar;\(amount);;su motivo;su nombre")
  }

  @Test func `Spanish logs have Spanish lines, and the same command`() throws {
    let undo = try #require(try undo(action: .drop, from: 1, to: 0, language: .spanish))
    #expect(undo.line == "radio;proteger;;;su motivo;su nombre")
    #expect(undo.command == "tanteo override radio protect --reason 'su motivo'")
  }

  @Test(arguments: [("a;b", "\"a;b\""), ("6\" nails", "\"6\"\" nails\""), ("a, b", "a, b")])
  func `a name is quoted where it would not read back`(name: String, cell: String) throws {
    let undo = try #require(try undo(name, action: .drop, from: 1, to: 0))
    #expect(undo.line.hasPrefix(cell + ";protect;"))
  }
}
