import Daemon
import Foundation
import Marketing
import Report

/// One plan of several, for whoever looks after a machine.
struct PlanLine {
  let name: String
  let board: Result<Board, any Error>

  /// The plans that are configured in a folder, by name.
  static func plans(in folder: String, board: (String) throws -> Board) throws -> [PlanLine] {
    try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }
      .sorted()
      .map { file in
        PlanLine(
          name: String(file.dropLast(".yaml".count)),
          board: Result { try board(folder + "/" + file) })
      }
  }

  static func text(of plans: [PlanLine], in folder: String) -> String {
    guard !plans.isEmpty else { return "\(folder): no plan yet; make one with 'tanteo new NAME'" }
    let width = plans.map(\.name.count).max() ?? 0
    return plans.map { plan in
      plan.name + String(repeating: " ", count: width - plan.name.count + 2) + plan.sentence
    }.joined(separator: "\n")
  }

  /// Whether a person should look.
  var isTrouble: Bool {
    switch board {
    case .success(let board): !board.held.isEmpty || !board.failed.isEmpty
    case .failure: true
    }
  }

  private var sentence: String {
    switch board {
    case .success(let board): Self.sentence(of: board)
    case .failure(let error):
      Trouble.sentence(for: error).split(separator: "\n").first.map(String.init) ?? ""
    }
  }

  private static func sentence(of board: Board) -> String {
    let language = board.configuration.language
    let daemon =
      board.daemon.map { daemon in
        let process = daemon.process.map(String.init) ?? "?"
        return language.say("runs as \(process)", "en marcha como \(process)")
      } ?? language.say("does not run", "no está en marcha")
    let files = [
      board.waiting.isEmpty
        ? nil : "\(board.waiting.count) " + language.say("waiting", "a la espera"),
      board.held.isEmpty
        ? nil : language.counted(board.held.count, ("held", "held"), ("retenido", "retenidos")),
      board.failed.isEmpty
        ? nil : language.counted(board.failed.count, ("failed", "failed"), ("fallido", "fallidos")),
    ].compactMap { $0 }
    let wording = BoardText(board)
    return ([daemon, wording.decision, wording.data] + files).joined(separator: "; ")
  }
}

extension PlanLine {
  /// All plans as JSON: each its board, or why there is none.
  struct Record: Encodable {
    private let schema = JSONRecord.schema
    private let plans: [Entry]

    init(_ plans: [PlanLine]) {
      self.plans = plans.map(Entry.init)
    }
  }

  private struct Entry: Encodable {
    let plan: String
    let board: BoardRecord?
    let problem: String?

    init(_ line: PlanLine) {
      plan = line.name
      switch line.board {
      case .success(let board): (self.board, problem) = (BoardRecord(board), nil)
      case .failure(let error): (board, problem) = (nil, Trouble.sentence(for: error))
      }
    }
  }
}
