import Glibc
import Storage

extension Ledger {
  /// The held and failed files that somebody is still to look at.
  ///
  /// One that a person took away is asked about no more; the ledger keeps its record.
  func unansweredFiles(in folders: Folders) throws -> [LedgerFile] {
    try unansweredFiles().filter { $0.isStillThere(in: folders) }
  }
}

extension LedgerFile {
  fileprivate func isStillThere(in folders: Folders) -> Bool {
    // A dry run, or a crash before the move, leaves a failed file in the inbox.
    let places =
      path.map { [folders.root + "/" + $0] }
      ?? [folders.inbox + "/" + name, folders.failed + "/" + name]
    return places.contains { !Self.isGone($0) }
  }

  /// False for a place that may not be looked at: the file may be there.
  private static func isGone(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) != 0 && (errno == ENOENT || errno == ENOTDIR)
  }
}
