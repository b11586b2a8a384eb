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

  @OptionGroup var configurationOption: ConfigurationOption

  @Flag(help: "Print the board as JSON.")
  var json = false

  func run() throws {
    let configuration = try configurationOption.read()
    let ledger = try presentLedger(at: configuration.folders.state)
    let board = try Board(
      configuration: configuration, ledger: ledger, version: Tanteo.version, now: Date())
    if json {
      try Terminal.print(json: BoardRecord(board))
    } else {
      Terminal.print(BoardText(board).text)
    }
  }

  /// Nil before the first pass; a ledger that may not be seen is an error, not an empty board.
  private func presentLedger(at path: String) throws -> Ledger? {
    if access(path, F_OK) != 0, errno == EACCES {
      throw SystemError(path: path, number: EACCES)
    }
    return FileManager.default.fileExists(atPath: path) ? try Ledger(reading: path) : nil
  }
}
