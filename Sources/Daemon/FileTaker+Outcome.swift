import Foundation
import Glibc
import Intake
import Marketing
import Report
import Storage

// MARK: - Where files go

extension FileTaker {
  func keep(_ arrived: ArrivedFile, _ file: LedgerFile, early: Int = 0) throws -> TakenFile {
    if file.isControl { return try answer(arrived.name, file) }
    let leftOut = try ledger.refusedRows(of: file.id).map { row in
      "\(Inbox.shown(arrived.name)):\(row.line): \(row.message)"
    }
    if movesFiles {
      let path = try putAway(arrived.name, recordedAs: file.id)
      if !leftOut.isEmpty {
        let head = language.say(
          "Left out, all other rows count:", "Omitidas; las demás filas cuentan:")
        try note(([head] + leftOut).joined(separator: "\n"), at: path)
      }
    }
    return TakenFile(
      name: arrived.name,
      fate: .processed(rows: file.totals.rows, leftOut: leftOut.count, early: early))
  }

  /// Leaves a note beside a file in `processed/`, whose path is below the root.
  func note(_ text: String, at path: String) throws {
    try Sidecar.note(text + "\n", beside: configuration.folders.root + "/" + path)
  }

  /// Moves a file that the ledger has to `processed/`; the notes on it have had their day.
  ///
  /// Returns its path below the root.
  @discardableResult
  func putAway(_ name: String, recordedAs file: Int64) throws -> String {
    Sidecar.remove(beside: inbox.path + "/" + name)
    Sidecar.removeOrphan(of: configuration.folders.failed + "/" + name)
    let path = try archive.keep(name, today: today)
    try ledger.recordArchive(of: file, at: path)
    return path
  }

  func hold(_ arrived: ArrivedFile, _ complaint: some Complaint) throws -> TakenFile {
    let question = complaint.sentence(in: language)
    try ledger.recordFailure(of: arrived, as: .held, error: question, today: today)
    if movesFiles {
      try Sidecar.write(
        SidecarText(language: language).text([question], code: "held", file: arrived.name),
        beside: inbox.path + "/" + arrived.name)
    }
    return TakenFile(name: arrived.name, fate: .held(question))
  }

  /// One file that nobody may read must not keep the others waiting.
  func postpone(_ name: String, _ refusal: InboxRefusal) throws -> TakenFile {
    let path = inbox.path + "/" + name
    let sentence = refusal.sentence(in: language)
    // A note that is written again at every look would wake the daemon to look again.
    if movesFiles, access(path, F_OK) == 0, !Sidecar.exists(beside: path) {
      try Sidecar.write(
        SidecarText(language: language).text([sentence], code: refusal.code, file: name),
        beside: path)
    }
    return TakenFile(name: name, fate: .postponed(sentence))
  }

  /// A file that we cannot name cannot be moved, nor known to the ledger: a note must do.
  func leave(_ name: String, _ refusal: InboxRefusal) throws -> TakenFile {
    let sentence = refusal.sentence(in: language)
    if movesFiles {
      let shown = Inbox.shown(name)
      try Sidecar.write(
        SidecarText(language: language).text([sentence], code: "held", file: shown),
        beside: inbox.path + "/" + shown)
    }
    return TakenFile(name: name, fate: .held(sentence))
  }

  func fail(_ arrived: ArrivedFile, _ unclean: UncleanFile) throws -> TakenFile {
    let rows = unclean.summary.refused
    let code = rows.first?.code ?? unclean.summary.damage?.code ?? "refused"
    return try fail(
      arrived, unclean.sentences(for: arrived.name, in: language), code: code,
      rows: rows.map { RefusedRowRecord($0, in: language) })
  }

  func fail(
    _ arrived: ArrivedFile, _ complaint: some Complaint, code: String
  ) throws -> TakenFile {
    try fail(arrived, [complaint.sentence(in: language)], code: code)
  }

  func fail(
    _ arrived: ArrivedFile, _ sentences: [String], code: String, rows: [RefusedRowRecord] = []
  ) throws -> TakenFile {
    let file = try ledger.recordFailure(
      of: arrived, as: .failed, error: sentences.first ?? code, refused: rows, today: today)
    if movesFiles {
      let path = try fail(arrived.name, sentences: sentences, code: code)
      try ledger.recordArchive(of: file.id, at: path)
    }
    return TakenFile(name: arrived.name, fate: .failed(sentences))
  }

  /// Returns where the file lies now, below the root.
  @discardableResult
  func fail(_ name: String, sentences: [String], code: String) throws -> String {
    Sidecar.remove(beside: inbox.path + "/" + name)
    let path = try archive.fail(name)
    let full = configuration.folders.root + "/" + path
    try Sidecar.write(
      SidecarText(language: language).text(sentences, code: code, file: name), beside: full)
    return path
  }
}
