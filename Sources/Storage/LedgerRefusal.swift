internal import GRDB
public import Marketing

/// Why the ledger does not take a file or a decision; nothing of it was stored.
public enum LedgerRefusal: Error, Hashable {
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

extension LedgerRefusal: CustomStringConvertible {
  public var description: String {
    switch self {
    case .currencyDiffers(let file, let line, let found, let plan):
      "\(file):\(line): the amount is in \(found), the plan in \(plan); export it in \(plan)"
    case .ledgerCurrencyDiffers(let file, let ledger, let plan):
      "\(file): the plan is in \(plan), all earlier files in \(ledger);"
        + " set 'currency: \(ledger)' or start a new ledger"
    case .alreadyProcessed(let file, let sameAs):
      "\(file): has the same content as '\(sameAs)'; nothing to do"
    case .tooLarge(let file, let line):
      "\(file):\(line): the amounts of this file add up to more than 9.2 million million;"
        + " correct the row"
    case .notWithdrawable(let file):
      "\(file): has no figures that count; nothing to take back"
    case .outOfSequence(let decision, let expected):
      "decision \(decision): the next is number \(expected); decide again"
    case .backdated(let decision, let today, let last):
      "decision \(decision): \(today) is before the last decision's \(last); choose a later day"
    case .unbalanced(let decision, let placed, let unplaced, let budget):
      "decision \(decision): \(placed.rawValue) placed and \(unplaced.rawValue) unplaced are not"
        + " the budget of \(budget.rawValue); report this mistake"
    case .unknownConfiguration(let digest):
      "configuration '\(digest)': is not in the ledger; save it before the decision"
    case .bySchema(let ledger, let detail):
      "\(ledger): refused a value (\(detail)); correct the file, or report this mistake"
    }
  }
}
