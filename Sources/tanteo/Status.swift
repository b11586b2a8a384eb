import ArgumentParser
import Daemon
import Foundation
import Glibc
import Report
import Storage

/// The board.
struct Status: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show where every channel stands, what waits, and when the next decision is.")

  @Option(name: .long, help: "\(ConfigurationOption.help) With --all a folder of them.")
  var config: String?

  @Flag(help: "One line for every plan of the machine, those configured in /etc/tanteo.")
  var all = false

  @Flag(help: "Print the board as JSON.")
  var json = false

  /// Where the package and 'tanteo new' keep configurations.
  private static let configurations = "/etc/tanteo"

  func validate() throws {
    if !all { _ = try path() }
  }

  func run() throws {
    guard !all else { return try showAll(in: config ?? Self.configurations) }
    let board = try board(of: path())
    if json {
      try Terminal.print(json: BoardRecord(board))
    } else {
      Terminal.print(BoardText(board).text)
    }
  }

  private func path() throws -> String { try config ?? ConfigurationOption.assumed() }

  private func board(of path: String) throws -> Board {
    let configuration = try ConfigurationOption.read(path)
    return try Board(
      configuration: configuration, ledger: try presentLedger(at: configuration.folders.state),
      version: Tanteo.version, now: Date())
  }

  private func showAll(in folder: String) throws {
    let plans = try PlanLine.plans(in: folder) { try board(of: $0) }
    if json {
      try Terminal.print(json: PlanLine.Record(plans))
    } else {
      Terminal.print(PlanLine.text(of: plans, in: folder))
    }
    if plans.contains(where: \.isTrouble) { throw ExitCode(Exit.trouble.rawValue) }
  }

  /// Nil before the first pass; a ledger that may not be seen is an error, not an empty board.
  private func presentLedger(at path: String) throws -> Ledger? {
    if access(path, F_OK) != 0, errno == EACCES {
      throw SystemError(path: path, number: EACCES)
    }
    return FileManager.default.fileExists(atPath: path) ? try Ledger(reading: path) : nil
  }
}
