import Foundation
import Testing

/// A marketer without a shell: a control file written by hand, in Spanish, with one wrong line.
@Suite struct `orders by file` {
  private static let spanish =
    Workplace.standard + "language: es\n"

  /// Eight weeks of figures and the decision that drops display.
  private static func place() async throws -> Workplace {
    let place = try Workplace(spanish)
    try place.drop(History().csv(0..<56))
    try await place.once(.first + 56)
    try #require(place.decisions().last?["display"]?.state == "dropped")
    return place
  }

  /// As a spreadsheet in Madrid saves it.
  private static let byHand: Data = {
    let text = """
      Canal;Acción;Importe;Hasta;Motivo;Por\r
      Search;fijar;250,50 EUR;31/03/2026;Campaña pagada;Ana\r
      social;pasuar;;;sin cuñas;Ana\r
      radio;PAUSAR;;;sin cuñas;\r

      """
    return Data(text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
  }()

  @Test func `are obeyed line by line, and a wrong line is answered`() async throws {
    let place = try await Self.place()
    try place.drop(Self.byHand, as: "Control.csv")
    let outcome = try await place.once(.first + 57)
    #expect(outcome.ending == .exit(1))
    let decision = try #require(try place.decisions().last)
    #expect(decision.decision == 2)
    #expect(decision["search"]?.toCents == 25_050)
    #expect(decision["radio"]?.toCents == 0)
    #expect(decision["radio"]?.reasonCode == "paused")
    #expect(decision["social"]?.flags.contains("paused") == false)
    let answers = [
      "Control.csv línea 2: search: fijado en 250,50 hasta el 2026-03-31 (Campaña pagada; Ana)",
      "Control.csv línea 3: no se atiende: no se reconoce la acción 'pasuar'; "
        + "¿quiso decir 'pausar'?",
    ]
    let month = "processed/\("\(TestDay.first + 57)".prefix(7))"
    let receipt = try place.text(month + "/Control.csv.answer.txt")
    #expect(answers.filter { !receipt.contains($0) } == [])
    let log = try place.logLines().filter { $0.hasPrefix("2 ") }.joined(separator: "\n")
    #expect(
      log.contains("2 Control.csv línea 3: no se atiende: no se reconoce la acción 'pasuar';"))
    #expect(decision.needsYou.contains { $0.hasPrefix("Control.csv línea 3: no se reconoce") })
    #expect(place.processed.contains("Control.csv"))
  }

  @Test func `are obeyed once, whatever name the same bytes have`() async throws {
    let place = try await Self.place()
    try place.drop(Self.byHand, as: "control.csv")
    try await place.once(.first + 57)
    try place.drop("canal;acción\nradio;liberar\n", as: "control-2.csv")
    try await place.once(.first + 58)
    try place.drop(Self.byHand, as: "control-3.csv")
    let outcome = try await place.once(.first + 59)
    #expect(outcome.ending == .exit(0))
    #expect(outcome.talk.contains("control-3.csv: igual que control.csv"))
    #expect(try place.decisions().last?["radio"]?.flags.contains("paused") == false)
  }

  @Test func `end by themselves on their last day`() async throws {
    let place = try await Self.place()
    let until = TestDay.first + 60
    try place.drop("radio;pause;;\(until)\n", as: "control.csv")
    try await place.once(.first + 57)
    try await place.once(until)
    #expect(try place.decisions().last?["radio"]?.toCents == 0)
    try await place.once(until + 1)
    #expect(try place.decisions().last?["radio"]?.flags.contains("paused") == false)
    #expect(try await !place.ask("replay").output.contains("differs"))
  }

  @Test func `take a drop back with the very line that the log prints`() async throws {
    let place = try await Self.place()
    let before = try #require(try place.decisions().last?["display"]?.fromCents)
    let lead = "deshacer: control.csv: "
    let line = try #require(
      try place.logLines().first { $0.contains(lead) }?.split(separator: lead).last)
    #expect(line == "display;proteger;;;su motivo;su nombre")
    try place.drop(String(line), as: "control.csv")
    try await place.once(.first + 57)
    let display = try #require(try place.decisions().last?["display"])
    #expect(display.toCents == before)
    #expect(display.flags == ["protected"])
    #expect(display.reasonCode == "protectedByPerson")
  }

  @Test func `stand in status and explain, and replay obeys them again`() async throws {
    let place = try await Self.place()
    try place.drop(Self.byHand, as: "control.csv")
    try await place.once(.first + 57)
    let board = try object(ofJSON: try await place.ask("status", "--json").output)
    let words = (board["words"] as? [[String: Any]]) ?? []
    #expect(words.map { $0["channel"] as? String }.contains("radio"))
    let explained = try await place.ask("explain", "2", "radio").output
    #expect(explained.contains("en vigor: radio: en pausa hasta que se libere (sin cuñas; "))
    #expect(try await place.ask("replay").output == "1: identical\n2: identical\n")
  }

  @Test func `can be looked at before they are given`() async throws {
    let place = try Workplace(Self.spanish)
    try place.drop(Self.byHand, as: "control.csv")
    let outcome = try await place.tanteo(
      "read", "inbox/control.csv", "--config", "tanteo.yaml")
    #expect(outcome.ending == .exit(1))
    #expect(outcome.output.contains("control.csv línea 3: no se reconoce la acción 'pasuar'"))
    #expect(place.names(in: "inbox") == ["control.csv"])
  }
}
