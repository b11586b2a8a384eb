public import Foundation
import Glibc
import Intake
import Marketing
import Storage

/// `tanteo restore`: a backup takes the ledger's place, and what it lacks is read again.
public struct Restore {
  public let configuration: Configuration
  public let version: String
  private let now: Date

  public init(configuration: Configuration, version: String, now: Date) {
    self.configuration = configuration
    self.version = version
    self.now = now
  }

  public struct Outcome: Sendable {
    /// Where the former ledger is kept; nil where there was none.
    public let kept: String?
    /// The number of the last decision that the backup has; nil for none.
    public let lastDecision: Int?
    /// What became of each file that the backup lacked.
    public let reread: [TakenFile]
  }

  private var state: String { configuration.folders.state }

  /// Puts the backup in place, reads again what lies in `processed/`, and renders `out/` anew.
  ///
  /// - Throws: `LedgerError.busy` while a daemon runs; the backup's own fault; nothing is changed
  ///   then.
  public func run(from backup: String) throws -> Outcome {
    try Ledger.refuseDamaged(backup: backup)
    try configuration.folders.create()
    let lock = try LedgerLock.acquire(.daemon, beside: state)
    defer { lock.release() }
    let arrivals = Arrivals(of: state)
    let kept = try exchange(for: backup)
    let ledger = try Ledger(path: state)
    let outcome = Result {
      let last = try ledger.lastBasis()?.number
      let reread = try reread(arrivals, into: ledger)
      try Publisher(configuration: configuration, ledger: ledger).rebuild()
      return Outcome(kept: kept, lastDecision: last, reread: reread)
    }
    try ledger.close()
    return try outcome.get()
  }

  /// The backup itself is only copied; the copy is brought up to date before it is put in place.
  private func exchange(for backup: String) throws -> String? {
    let fresh = state + ".restoring"
    try Ledger.restorable(copying: backup, to: fresh)
    // Closing a sound ledger leaves no journal behind; a damaged one keeps what it has.
    if access(state, F_OK) == 0 { try? Ledger(path: state).close() }
    let stamp = now.formatted(.iso8601).replacing(":", with: "")
    return try Ledger.replace(state, by: fresh, keepingAs: "\(state).before-\(stamp)")
  }

  // MARK: - Reading again

  private func reread(_ arrivals: Arrivals, into ledger: Ledger) throws -> [TakenFile] {
    let archive = Archive(folders: configuration.folders)
    let cycle = Cycle(configuration: configuration, ledger: ledger, version: version)
    return try missing(arrivals, in: ledger).flatMap { file in
      let name = try archive.takeBack(file.path, as: file.name)
      let day = file.today ?? file.arrived
      let today = max(day, try ledger.lastBasis()?.today ?? day)
      let order = Cycle.Order(
        today: today, at: configuration.schedule.stamp(today, at: nil), deciding: .never,
        files: [name])
      return try cycle.run(order).files
    }
  }

  /// The archived files whose content the ledger does not have, in the order of their arrival.
  private func missing(_ arrivals: Arrivals, in ledger: Ledger) throws -> [ArchivedFile] {
    try ArchivedFile.all(in: configuration.folders, arrivals, schedule: configuration.schedule)
      .filter { file in
        let path = configuration.folders.root + "/" + file.path
        return try ledger.processedFile(digest: FileDigest.sha256(ofFileAt: path)) == nil
      }
  }
}

/// What the ledger before a restoration knew of archived files.
private struct Arrivals {
  private let files: [String: LedgerFile]

  /// Nothing where that ledger cannot be read.
  init(of state: String) {
    let ledger = try? Ledger(reading: state)
    defer { try? ledger?.close() }
    let known = ((try? ledger?.files(after: 0)) ?? []).filter { $0.path != nil }
    files = Dictionary(known.map { ($0.path ?? "", $0) }, uniquingKeysWith: { $1 })
  }

  subscript(path: String) -> LedgerFile? { files[path] }
}

/// A file in `processed/`.
private struct ArchivedFile {
  /// Below the root.
  let path: String
  /// The name that it had in the inbox, as far as anybody knows.
  let name: String
  /// The day on which it was taken, where a ledger tells.
  let today: Day?
  /// The day on which it was last written.
  let arrived: Day
  private let rank: Rank

  /// Known arrivals in their order, then others by the time at which they were written.
  private struct Rank: Comparable {
    let id: Int64
    let written: Date
    let path: String

    static func < (left: Rank, right: Rank) -> Bool {
      (left.id, left.written, left.path) < (right.id, right.written, right.path)
    }
  }

  static func all(
    in folders: Folders, _ arrivals: Arrivals, schedule: Schedule
  ) throws -> [ArchivedFile] {
    let manager = FileManager.default
    let paths = (manager.enumerator(atPath: folders.processed)?.compactMap { $0 as? String }) ?? []
    return
      try paths
      .filter { !Inbox.isIgnored($0.split(separator: "/").last.map(String.init) ?? $0) }
      .compactMap { path in
        let attributes = try manager.attributesOfItem(atPath: folders.processed + "/" + path)
        guard attributes[.type] as? FileAttributeType == .typeRegular else { return nil }
        let written = attributes[.modificationDate] as? Date ?? .distantPast
        let arrival = arrivals["processed/" + path]
        return ArchivedFile(
          path: "processed/" + path, name: arrival?.name ?? nameInInbox(path),
          today: arrival?.today, arrived: schedule.day(of: written),
          rank: Rank(id: arrival?.id ?? .max, written: written, path: path))
      }
      .sorted { $0.rank < $1.rank }
  }

  /// Without the month in front and the number that an archive may have added.
  private static func nameInInbox(_ path: String) -> String {
    let parts = path.split(separator: "/").dropFirst().map(String.init)
    return (parts.dropLast() + [Archive.unnumbered(parts.last ?? path)]).joined(separator: "/")
  }
}
