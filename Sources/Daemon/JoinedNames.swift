import Marketing
import Storage

extension Configuration {
  /// What its aliases make count twice or not at all, since the files had been taken before.
  ///
  /// What a person calls separate counts twice for a reason.
  func doubts(about ledger: Ledger) throws -> [Need] {
    try ledger.doubleCounts(naming: rules.resolving).compactMap { found in
      switch found {
      case .otherName(let found):
        .replacedByName(
          channel: found.channel, file: found.file, earlier: found.earlier, days: found.days,
          count: found.count)
      case .repeatedSpend(let found), .twoSuppliers(let found, _), .renamedItem(let found, _, _):
        isSeparate(found.file) || isSeparate(found.earlier)
          ? nil
          : .countedTwice(
            channel: found.channel, file: found.file, earlier: found.earlier, days: found.days,
            count: found.count)
      }
    }
  }

  private func isSeparate(_ file: String) -> Bool { source(of: file)?.isSeparate ?? false }
}
