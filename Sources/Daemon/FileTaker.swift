import Crypto
import Foundation
import Glibc
import Intake
public import Marketing
import Storage

/// What became of one file of the inbox.
public struct TakenFile: Hashable, Sendable {
  public enum Fate: Hashable, Sendable {
    case processed(rows: Int)
    /// The same content was taken before.
    case repeated(of: String, on: Day)
    case failed([String])
    case held(String)
    /// Not at fault: stays in the inbox and is tried again.
    case postponed(String)
  }

  public let name: String
  public let fate: Fate

  /// Whether something about this file needs a person.
  public var isTrouble: Bool {
    switch fate {
    case .failed, .held, .postponed: true
    case .processed, .repeated: false
    }
  }
}

/// Takes files from the inbox into the ledger, each in one transaction, then moves them away.
struct FileTaker {
  let configuration: Configuration
  let ledger: Ledger
  let today: Day
  /// Asked now and then while a file is read; true rolls the file back.
  let isCancelled: @Sendable () -> Bool
  /// False in a dry run: files stay where they are.
  let movesFiles: Bool

  private var inbox: Inbox { Inbox(path: configuration.folders.inbox) }
  private var archive: Archive { Archive(folders: configuration.folders) }

  /// Takes one file; throws only what is not the file's fault, and `CancellationError`.
  func take(_ name: String) throws -> TakenFile {
    do {
      let descriptor = try inbox.open(name)
      let source = FileSource(adopting: descriptor, path: inbox.path + "/" + name)
      let before = inbox.fingerprint(of: descriptor)
      let digest = try FileDigest.sha256(of: source)
      let arrived = ArrivedFile(
        name: name, digest: digest, currency: configuration.rules.budget.currency)
      if let known = try ledger.processedFile(digest: digest) {
        return try finish(arrived, known: known)
      }
      return try read(arrived, from: source) { inbox.fingerprint(of: descriptor) == before }
    } catch InboxRefusal.closed(let error) {
      // One file that nobody may read must not keep the others waiting.
      return TakenFile(name: name, fate: .postponed(error.description))
    } catch let refusal as InboxRefusal {
      if case .notUTF8 = refusal { return try leave(name, refusal) }
      if movesFiles { try fail(name, sentences: [refusal.description], code: refusal.code) }
      return TakenFile(name: name, fate: .failed([refusal.description]))
    }
  }

  /// The content is in the ledger: a crash before the move, or the same file again.
  private func finish(_ arrived: ArrivedFile, known: LedgerFile) throws -> TakenFile {
    guard known.path != nil || !movesFiles else {
      let path = try archive.keep(arrived.name, today: today)
      try ledger.recordArchive(of: known.id, at: path)
      Sidecar.remove(beside: inbox.path + "/" + arrived.name)
      return TakenFile(name: arrived.name, fate: .processed(rows: known.totals.rows))
    }
    if movesFiles, let repetition = try ledger.recordRepetition(of: arrived, today: today) {
      let path = try archive.keep(arrived.name, today: today)
      try ledger.recordArchive(of: repetition.id, at: path)
      Sidecar.remove(beside: inbox.path + "/" + arrived.name)
    }
    return TakenFile(name: arrived.name, fate: .repeated(of: known.name, on: known.today))
  }

  private func read(
    _ arrived: ArrivedFile, from source: FileSource, isUnchanged: () -> Bool
  ) throws -> TakenFile {
    let name = arrived.name
    let rules = configuration.source(of: name)
    if let unsupported = rules?.unsupported.first {
      return try hold(
        arrived,
        "\(name): its source sets '\(unsupported)', which this version does not obey; "
          + "remove it from the configuration")
    }
    do {
      let reader = InboxReader(options: options(rules))
      let profile = try reader.survey(source, name: name)
      let file = try ledger.ingest(arrived, today: today) { store in
        var count = 0
        let summary = try reader.read(source, profile: profile) { observation in
          count += 1
          if count.isMultiple(of: 1024), isCancelled() { throw CancellationError() }
          try store(observation)
        }
        guard summary.isClean else { throw Unclean(summary: summary) }
        guard summary.observations > 0 else { throw Empty() }
        guard isUnchanged() else { throw Growing() }
        return Reading(profile, summary)
      }
      return try keep(arrived, file)
    } catch let error as FileError {
      return error.isHold
        ? try hold(arrived, error.description)
        : try fail(arrived, [error.description], code: error.code)
    } catch let unclean as Unclean {
      return try fail(arrived, unclean)
    } catch is Empty {
      let sentence = "\(name): there is no row below the header; export a period with data"
      return try fail(arrived, [sentence], code: "noRows")
    } catch is Growing {
      return TakenFile(
        name: name, fate: .postponed("\(name): it is still being written; it is read when it rests")
      )
    } catch let error as LedgerRefusal {
      return try fail(arrived, [error.description], code: "refused")
    }
  }

  private func options(_ rules: SourceRules?) -> ReadingOptions {
    ReadingOptions(
      channel: rules?.channel, decimal: rules?.decimal, dates: rules?.dates,
      currency: rules?.currency)
  }

  private struct Unclean: Error { let summary: ReadingSummary }
  private struct Empty: Error {}
  private struct Growing: Error {}
}

// MARK: - Where files go

extension FileTaker {
  private func keep(_ arrived: ArrivedFile, _ file: LedgerFile) throws -> TakenFile {
    if movesFiles {
      let path = try archive.keep(arrived.name, today: today)
      try ledger.recordArchive(of: file.id, at: path)
      Sidecar.remove(beside: inbox.path + "/" + arrived.name)
    }
    return TakenFile(name: arrived.name, fate: .processed(rows: file.totals.rows))
  }

  private func hold(_ arrived: ArrivedFile, _ question: String) throws -> TakenFile {
    try ledger.recordFailure(of: arrived, as: .held, error: question, today: today)
    if movesFiles {
      try Sidecar.write(
        SidecarText.text([question], code: "held", file: arrived.name),
        beside: inbox.path + "/" + arrived.name)
    }
    return TakenFile(name: arrived.name, fate: .held(question))
  }

  /// A file that we cannot name cannot be moved, nor known to the ledger: a note must do.
  private func leave(_ name: String, _ refusal: InboxRefusal) throws -> TakenFile {
    if movesFiles {
      let shown = Inbox.shown(name)
      try Sidecar.write(
        SidecarText.text([refusal.description], code: "held", file: shown),
        beside: inbox.path + "/" + shown)
    }
    return TakenFile(name: name, fate: .held(refusal.description))
  }

  private func fail(_ arrived: ArrivedFile, _ unclean: Unclean) throws -> TakenFile {
    let rows = unclean.summary.refused
    var sentences = rows.map(\.description)
    if let damage = unclean.summary.damage { sentences.append(damage.description) }
    let code = rows.first?.code ?? unclean.summary.damage?.code ?? "refused"
    let records = rows.map { row in
      RefusedRowRecord(
        line: row.line, column: row.column, cell: row.cell, code: row.code, message: row.message)
    }
    let hidden = unclean.summary.refusedRows - rows.count
    if hidden > 0 { sentences.append("\(arrived.name): \(hidden) more rows were refused") }
    return try fail(arrived, sentences, code: code, rows: records)
  }

  private func fail(
    _ arrived: ArrivedFile, _ sentences: [String], code: String, rows: [RefusedRowRecord] = []
  ) throws -> TakenFile {
    try ledger.recordFailure(
      of: arrived, as: .failed, error: sentences.first ?? code, refused: rows, today: today)
    if movesFiles { try fail(arrived.name, sentences: sentences, code: code) }
    return TakenFile(name: arrived.name, fate: .failed(sentences))
  }

  private func fail(_ name: String, sentences: [String], code: String) throws {
    Sidecar.remove(beside: inbox.path + "/" + name)
    let path = try archive.fail(name)
    let full = configuration.folders.root + "/" + path
    try Sidecar.write(SidecarText.text(sentences, code: code, file: name), beside: full)
  }
}

/// What stands in the note beside a failed or held file.
enum SidecarText {
  static func text(_ sentences: [String], code: String, file: String) -> String {
    let advice =
      code == "held"
      ? "Nothing of this file was taken. It waits here and is read again when the configuration changes."
      : "Nothing of this file was taken. Correct it and move it back into the inbox."
    return
      (["\(file) (\(code))", ""] + sentences + [
        "", advice, "How it is read: tanteo read '\(file)'",
      ])
      .joined(separator: "\n") + "\n"
  }
}

extension Reading {
  init(_ profile: FileProfile, _ summary: ReadingSummary) {
    let locale = [profile.locale.decimal?.rawValue, profile.locale.dates?.rawValue]
      .compactMap { $0 }.joined(separator: " ")
    self.init(
      format: FileFormat(
        profile: profile.source, encoding: profile.encoding.rawValue,
        delimiter: String(UnicodeScalar(profile.delimiter.rawValue)), locale: locale),
      blankRows: summary.blankRows, duplicateRows: summary.duplicateRows)
  }
}

/// The identity of a content.
enum FileDigest {
  /// SHA-256 of all bytes, in hexadecimal.
  static func sha256(of source: FileSource) throws -> String {
    var hasher = SHA256()
    var offset = 0
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = try source.read(into: buffer, at: offset)
      guard count > 0 else { break }
      hasher.update(bufferPointer: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      offset += count
    }
    return hasher.finalize().map { String(format: "%02x", $0) }.joined()
  }
}
