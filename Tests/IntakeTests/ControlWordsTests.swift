import Marketing
import Testing

@testable import Intake

struct ControlWordsTests {
  @Test(arguments: [
    ("set", Override.Verb.set), ("Fijar", .set), ("poner", .set), ("PAUSE", .pause),
    ("pausar", .pause), ("protect", .protect), ("proteger", .protect), ("retest", .retest),
    ("probar  de nuevo", .retest), ("repetir prueba", .retest), ("release", .release),
    ("liberar", .release), ("target", .target), ("objetivo", .target), ("budget", .budget),
    ("presupuesto", .budget),
  ])
  func `actions have English and Spanish names`(word: String, verb: Override.Verb) throws {
    #expect(try ControlWords.verb(of: word) == verb)
  }

  @Test(arguments: [
    ("pasue", "pause"), ("protct", "protect"), ("relase", "release"),
    ("pressupuesto", "presupuesto"),
    ("boost", nil), ("sit", "set"),
  ])
  func `a slip of the pen is told from a word of its own`(word: String, nearest: String?) {
    #expect(throws: OverrideRefusal.unknownAction(word, nearest: nearest)) {
      try ControlWords.verb(of: word)
    }
  }

  @Test func `no word is a missing action`() {
    #expect(throws: OverrideRefusal.missingAction) { try ControlWords.verb(of: " \u{202E}") }
  }
}
