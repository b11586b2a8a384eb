import Marketing
import Report
import Storage

/// What became of a control file, line by line, as the ledger has it.
struct ControlAnswers {
  let file: LedgerFile
  let lines: [ControlAnswer]

  init(of file: LedgerFile, in ledger: Ledger) throws {
    self.file = file
    let obeyed = try ledger.overrides().filter { $0.file == file.id }.compactMap { recorded in
      recorded.override.source.line.map { line in
        ControlAnswer(line: line, outcome: .obeyed(recorded.override))
      }
    }
    let refused = try ledger.refusedRows(of: file.id).map { row in
      ControlAnswer(line: row.line, outcome: .refused(row.message))
    }
    lines = (obeyed + refused).sorted { $0.line < $1.line }
  }

  /// What the next decision says of them.
  var notes: [Note] {
    lines.map { answer in
      switch answer.outcome {
      case .obeyed(let word): .obeyed(word)
      case .refused(let problem):
        .notObeyed(file: file.name, line: answer.line, problem: problem)
      }
    }
  }
}

extension Note {
  /// What a person has to do about it.
  var need: Need? {
    guard case .notObeyed(let file, let line, let problem) = self else { return nil }
    return .correctLine(file: file, line: line, problem: problem)
  }
}
