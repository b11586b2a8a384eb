public import Foundation
import Intake
import Marketing
import Report
import Storage

/// `tanteo withdraw`: takes back a file that was wrong.
public struct FileWithdrawal: Hashable, Sendable {
  private let name: String
  private let reason: String
  private let author: String

  /// The name is the file's as it lies in `processed/`, with as much of its path as tells it apart.
  public init(name: String, reason: String, author: String) {
    self.name = name
    self.reason = reason
    self.author = author
  }

  /// What was taken back, and who will take note.
  public struct Receipt: Hashable, Sendable {
    /// In the language of the configuration.
    public let sentence: String
    /// How many rows have another value now, or none.
    public let rows: Int
    /// Where the file lies now; nil where it could not be moved.
    public let path: String?
    public let isDaemonRunning: Bool
  }

  /// Takes the file back, whether a daemon runs or not, and puts it into `failed/` with a note.
  ///
  /// - Throws: `WithdrawalRefusal` for a name that is not one file's; a `LedgerError` for a ledger
  ///   that is missing or, after ten seconds, still busy.
  public func give(under configuration: Configuration, now: Date) throws -> Receipt {
    let path = configuration.folders.state
    guard FileManager.default.fileExists(atPath: path) else {
      throw LedgerError.noLedger(path: path)
    }
    let ledger = try Ledger(path: path)
    defer { try? ledger.close() }
    return try give(under: configuration, in: ledger, now: now)
  }

  func give(under configuration: Configuration, in ledger: Ledger, now: Date) throws -> Receipt {
    let file = try ArchivedFiles(in: ledger, folders: configuration.folders).file(named: name)
    let schedule = configuration.schedule
    let day = schedule.day(of: now)
    // A ledger made with --today may be ahead of the clock.
    let today = max(day, try ledger.lastBasis()?.today ?? day)
    let withdrawal = Withdrawal(
      of: file, reason: reason, author: author, createdAt: schedule.stamp(today, at: now))
    let rows = try ledger.withdraw(withdrawal, today: today)
    let wording = Wording(
      language: configuration.language, currency: configuration.rules.budget.currency)
    let sentence = wording.note(withdrawal.note)
    // What counts is in the ledger; a file that cannot be moved does no harm where it lies.
    let note = SidecarText(language: configuration.language)
      .text([sentence], code: "withdrawn", file: file.name)
    let moved = try? putAside(file, note, in: configuration.folders, ledger)
    return Receipt(
      sentence: sentence, rows: rows, path: moved,
      isDaemonRunning: LedgerLock.isHeld(.daemon, beside: configuration.folders.state))
  }

  private func putAside(
    _ file: LedgerFile, _ note: String, in folders: Folders, _ ledger: Ledger
  ) throws -> String? {
    guard let place = file.path else { return nil }
    let moved = try Archive(folders: folders).withdraw(file.name, from: place)
    try ledger.recordArchive(of: file.id, at: moved)
    try Sidecar.write(note, beside: folders.root + "/" + moved)
    return moved
  }
}

extension Withdrawal {
  /// What the next decision says of it.
  var note: Note { .withdrawn(file: Inbox.shown(file.name), by: author, because: reason) }
}

/// The files that lie in `processed/`, by the names under which people find them there.
private struct ArchivedFiles {
  private let files: [LedgerFile]
  private let root: String

  init(in ledger: Ledger, folders: Folders) throws {
    root = folders.root
    files = try ledger.files(after: 0).filter { $0.state == .processed && $0.path != nil }
  }

  /// The one file that a name is for; of a repeated content the file that brought it.
  func file(named name: String) throws -> LedgerFile {
    let wanted = name.hasPrefix(root + "/") ? String(name.dropFirst(root.count + 1)) : name
    let found = files.filter { $0.path == wanted || $0.path?.hasSuffix("/" + wanted) == true }
    guard let first = found.first else {
      throw WithdrawalRefusal.unknown(name, nearest: nearest(to: wanted))
    }
    guard found.count == 1 else {
      throw WithdrawalRefusal.ambiguous(name, paths: found.compactMap(\.path))
    }
    let file = files.first { $0.id == first.sameAs } ?? first
    if file.isWithdrawn { throw WithdrawalRefusal.again(name) }
    guard file.isEvidence else { throw WithdrawalRefusal.orders(name) }
    return file
  }

  private func nearest(to name: String) -> [String] {
    let last = String(name.split(separator: "/").last ?? "")
    let paths = files.filter(\.isEvidence).compactMap(\.path)
    let near = EditDistance.nearest(to: last, among: paths) {
      String($0.split(separator: "/").last ?? "")
    }
    return near.map { [$0] } ?? Array(paths.suffix(3))
  }
}

/// Why no file is taken back.
public enum WithdrawalRefusal: Error, Hashable, Sendable, CustomStringConvertible {
  case unknown(String, nearest: [String])
  case ambiguous(String, paths: [String])
  /// It was taken back before.
  case again(String)
  /// A control file brought orders, and no figures.
  case orders(String)

  public var description: String {
    switch self {
    case .unknown(let name, let nearest) where nearest.isEmpty:
      "\(name): no file was taken under this name; look into processed/"
    case .unknown(let name, let nearest):
      "\(name): no file was taken under this name; there is"
        + " \(nearest.map { "'\($0)'" }.joined(separator: ", "))"
    case .ambiguous(let name, let paths):
      "\(name): \(paths.count) files have this name; write one of"
        + " \(paths.map { "'\($0)'" }.joined(separator: ", "))"
    case .again(let name):
      "\(name): was taken back before; nothing to do"
    case .orders(let name):
      "\(name): brought orders and no figures; end them by 'release'"
    }
  }
}
