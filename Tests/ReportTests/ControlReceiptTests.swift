import Marketing
import Testing

@testable import Report

struct ControlReceiptTests {
  private func receipt(
    _ language: Language, refusing: Bool = true
  ) throws -> ControlReceipt {
    let word = Override(
      channel: try channel("radio"), action: .pause, from: try day("2026-03-03"),
      until: try day("2026-12-31"), reason: "no stock", author: "Ana",
      source: .file(name: "control.csv", line: 2), createdAt: "now")
    let good = ControlAnswer(line: 2, outcome: .obeyed(word))
    let bad = ControlAnswer(line: 3, outcome: .refused("the action is missing"))
    return ControlReceipt(
      file: "control.csv", answers: refusing ? [good, bad] : [good],
      wording: Wording(language: language, currency: .euro))
  }

  @Test func `an answer lies beside the file, line by line`() throws {
    #expect(
      try receipt(.english).text == """
        control.csv: 1 obeyed, 1 not obeyed

        control.csv line 2: radio: paused until 2026-12-31 (no stock; Ana)
        control.csv line 3: not obeyed: the action is missing

        Write what was not obeyed into a new control.csv and copy that into the inbox.

        """)
  }

  @Test func `it is in the language that people read`() throws {
    #expect(
      try receipt(.spanish).text == """
        control.csv: 1 atendida, 1 no atendida

        control.csv línea 2: radio: en pausa hasta el 2026-12-31 (no stock; Ana)
        control.csv línea 3: no se atiende: the action is missing

        Escriba lo que no se ha atendido en otro control.csv y cópielo en inbox.

        """)
  }

  @Test func `a file without a mistake asks for nothing`() throws {
    #expect(
      try receipt(.english, refusing: false).text == """
        control.csv: 1 obeyed, 0 not obeyed

        control.csv line 2: radio: paused until 2026-12-31 (no stock; Ana)

        """)
  }

  @Test func `the same file again is told how to be another`() throws {
    #expect(
      ControlReceipt.repetition(
        of: "control.csv", on: try day("2026-03-03"), file: "again.csv",
        wording: Wording(language: .english, currency: .euro)) == """
          again.csv: the same content as control.csv, which was obeyed on 2026-03-03; \
          nothing is obeyed twice.
          To ask for the same again, change a word of its reason.

          """)
  }
}
