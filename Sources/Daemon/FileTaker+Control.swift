import Foundation
import Intake
import Marketing
import Report
import Storage

// MARK: - Orders by file

extension FileTaker {
  /// Obeys a control file: every line that can be obeyed, in one transaction.
  func obey(
    _ arrived: ArrivedFile, from source: some ByteSource, isUnchanged: () -> Bool
  ) throws -> TakenFile {
    let options = configuration.readingOptions(for: arrived.name)
    let reading = try ControlReader(options: options).read(source, name: arrived.name)
    guard isUnchanged() else { throw GrowingFile() }
    var check = try OverrideCheck(
      ledger: ledger, rules: configuration.rules, today: today, createdAt: now)
    let owner =
      inbox.owner(of: arrived.name) ?? language.say("another user", "otro usuario")
    var words: [Override] = []
    var refused: [RefusedRowRecord] = []
    for line in reading.lines {
      do throws(OverrideRefusal) {
        words.append(
          try check.accept(
            line.request.get(), author: owner,
            source: .file(name: arrived.name, line: line.line)))
      } catch {
        refused.append(
          RefusedRowRecord(
            line: line.line, column: nil, cell: nil, code: error.code,
            message: wording.refusal(error)))
      }
    }
    let file = try ledger.obey(
      arrived, today: today, words,
      reading: Reading(format: FileFormat(reading), refused: refused))
    return try answer(arrived.name, file)
  }

  /// Puts a control file away that the ledger has, its answers beside it.
  func answer(_ name: String, _ file: LedgerFile) throws -> TakenFile {
    let answers = try ControlAnswers(of: file, in: ledger).lines
    let receipt = ControlReceipt(file: Inbox.shown(name), answers: answers, wording: wording)
    if movesFiles {
      let path = try putAway(name, recordedAs: file.id)
      try Sidecar.answer(receipt.text, beside: configuration.folders.root + "/" + path)
    }
    return TakenFile(
      name: name, fate: .answered(receipt.lines, hasRefusals: !answers.allSatisfy(\.isObeyed)))
  }

  private var wording: Wording {
    Wording(
      language: configuration.language, currency: configuration.rules.budget.currency)
  }

  /// Tells whoever wrote the same orders again that nothing is obeyed twice.
  func answerRepetition(of known: LedgerFile, _ name: String, at path: String) throws {
    let text = ControlReceipt.repetition(
      of: known.name, on: known.today, file: Inbox.shown(name), wording: wording)
    try Sidecar.answer(text, beside: configuration.folders.root + "/" + path)
  }
}

extension FileFormat {
  init(_ reading: ControlReading) {
    self.init(
      profile: Self.controlProfile, encoding: reading.encoding.rawValue,
      delimiter: String(UnicodeScalar(reading.delimiter.rawValue)), locale: "")
  }
}

extension Inbox {
  /// The account to which a file belongs; nil where the system does not tell.
  func owner(of name: String) -> String? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path + "/" + name)
    let account = attributes?[.ownerAccountName] as? String
    // In a user namespace every foreign owner is nobody.
    return account == "nobody" ? nil : account
  }
}
