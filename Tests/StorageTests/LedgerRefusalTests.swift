import Marketing
import Testing

@testable import Storage

struct LedgerRefusalTests {
  private static let dollar = Currency(code: "USD") ?? .euro

  /// Every sentence that a person can meet.
  private static let catalogue: [(LedgerRefusal, String, String)] = [
    (
      .currencyDiffers(file: "meta.csv", line: 14, found: dollar, plan: .euro),
      "meta.csv:14: the amount is in USD, the plan in EUR; export it in EUR",
      "meta.csv:14: el importe está en USD, el plan en EUR; expórtelo en EUR"
    ),
    (
      .ledgerCurrencyDiffers(file: "meta.csv", ledger: .euro, plan: dollar),
      "meta.csv: the plan is in USD, all earlier files in EUR; set 'currency: EUR' or start a new"
        + " ledger",
      "meta.csv: el plan está en USD, los archivos anteriores en EUR; ponga 'currency: EUR' o"
        + " empiece un libro nuevo"
    ),
    (
      .alreadyProcessed(file: "copy.csv", sameAs: "meta.csv"),
      "copy.csv: has the same content as 'meta.csv'; nothing to do",
      "copy.csv: tiene el mismo contenido que 'meta.csv'; no hay nada que hacer"
    ),
    (
      .tooLarge(file: "meta.csv", line: 14),
      "meta.csv:14: the amounts of this file add up to more than 9.2 million million; correct the"
        + " row",
      "meta.csv:14: los importes de este archivo suman más de 9,2 billones; corrija la fila"
    ),
    (
      .outOfSequence(decision: 5, expected: 4),
      "decision 5: the next is number 4; decide again",
      "decisión 5: la próxima es la número 4; decida de nuevo"
    ),
    (
      .backdated(decision: 5, today: Day(number: 0), last: Day(number: 1)),
      "decision 5: 1970-01-01 is before the last decision's 1970-01-02; choose a later day",
      "decisión 5: 1970-01-01 es anterior a la última, del 1970-01-02; elija un día posterior"
    ),
    (
      .unbalanced(
        decision: 5, placed: MinorUnits(rawValue: 90), unplaced: MinorUnits(rawValue: 5),
        budget: MinorUnits(rawValue: 100)),
      "decision 5: 90 placed and 5 unplaced are not the budget of 100; report this mistake",
      "decisión 5: 90 repartidos y 5 sin repartir no son el presupuesto de 100; comunique este"
        + " error"
    ),
    (
      .unknownConfiguration(digest: "c0ffee"),
      "configuration 'c0ffee': is not in the ledger; save it before the decision",
      "configuración 'c0ffee': no está en el libro; guárdela antes de la decisión"
    ),
    (
      .bySchema(ledger: "tanteo.sqlite", detail: "CHECK constraint failed: clicks >= 0"),
      "tanteo.sqlite: refused a value (CHECK constraint failed: clicks >= 0); correct the file, or"
        + " report this mistake",
      "tanteo.sqlite: rechazó un valor (CHECK constraint failed: clicks >= 0); corrija el archivo,"
        + " o comunique este error"
    ),
  ]

  @Test(arguments: catalogue)
  func `each refusal is one sentence: where, what, and what to do`(
    refusal: LedgerRefusal, english: String, spanish: String
  ) {
    #expect(refusal.description == english)
    #expect(refusal.sentence(in: .spanish) == spanish)
  }
}
