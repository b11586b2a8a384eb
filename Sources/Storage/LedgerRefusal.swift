internal import GRDB
public import Marketing

/// Why the ledger does not take a file or a decision; nothing of it was stored.
public enum LedgerRefusal: Hashable {
  case currencyDiffers(file: String, line: Int, found: Currency, plan: Currency)
  /// The plan's currency is not that of the files that the ledger already holds.
  case ledgerCurrencyDiffers(file: String, ledger: Currency, plan: Currency)
  case alreadyProcessed(file: String, sameAs: String)
  /// The sum of a file's spend or revenue does not fit 64 bits of micros.
  case tooLarge(file: String, line: Int)
  /// It brought no figures, or a person took it back before.
  case notWithdrawable(file: String)
  case outOfSequence(decision: Int, expected: Int)
  case backdated(decision: Int, today: Day, last: Day)
  case unbalanced(decision: Int, placed: MinorUnits, unplaced: MinorUnits, budget: MinorUnits)
  case unknownConfiguration(digest: String)
  /// The schema caught what no other check did.
  case bySchema(ledger: String, detail: String)
}

extension LedgerRefusal: Complaint {
  public func sentence(in language: Language) -> String {
    switch self {
    case .currencyDiffers(let file, let line, let found, let plan):
      language.say(
        "\(file):\(line): the amount is in \(found), the plan in \(plan); export it in \(plan)",
        "\(file):\(line): el importe está en \(found), el plan en \(plan); expórtelo en \(plan)")
    case .ledgerCurrencyDiffers(let file, let ledger, let plan):
      language.say(
        "\(file): the plan is in \(plan), all earlier files in \(ledger);"
          + " set 'currency: \(ledger)' or start a new ledger",
        "\(file): el plan está en \(plan), los archivos anteriores en \(ledger);"
          + " ponga 'currency: \(ledger)' o empiece un libro nuevo")
    case .alreadyProcessed(let file, let sameAs):
      language.say(
        "\(file): has the same content as '\(sameAs)'; nothing to do",
        "\(file): tiene el mismo contenido que '\(sameAs)'; no hay nada que hacer")
    case .tooLarge(let file, let line):
      language.say(
        "\(file):\(line): the amounts of this file add up to more than 9.2 million million;"
          + " correct the row",
        "\(file):\(line): los importes de este archivo suman más de 9,2 billones; corrija la fila")
    case .notWithdrawable(let file):
      language.say(
        "\(file): has no figures that count; nothing to take back",
        "\(file): no tiene cifras que cuenten; no hay nada que retirar")
    case .bySchema(let ledger, let detail):
      language.say(
        "\(ledger): refused a value (\(detail)); correct the file, or report this mistake",
        "\(ledger): rechazó un valor (\(detail)); corrija el archivo, o comunique este error")
    case .outOfSequence(let decision, let expected):
      language.say(
        "decision \(decision): the next is number \(expected); decide again",
        "decisión \(decision): la próxima es la número \(expected); decida de nuevo")
    case .backdated(let decision, let today, let last):
      language.say(
        "decision \(decision): \(today) is before the last decision's \(last);"
          + " choose a later day",
        "decisión \(decision): \(today) es anterior a la última, del \(last);"
          + " elija un día posterior")
    case .unbalanced(let decision, let placed, let unplaced, let budget):
      language.say(
        "decision \(decision): \(placed.rawValue) placed and \(unplaced.rawValue) unplaced are"
          + " not the budget of \(budget.rawValue); report this mistake",
        "decisión \(decision): \(placed.rawValue) repartidos y \(unplaced.rawValue) sin repartir"
          + " no son el presupuesto de \(budget.rawValue); comunique este error")
    case .unknownConfiguration(let digest):
      language.say(
        "configuration '\(digest)': is not in the ledger; save it before the decision",
        "configuración '\(digest)': no está en el libro; guárdela antes de la decisión")
    }
  }
}
