import ArgumentParser
import Daemon
import Foundation
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
    let exists = FileManager.default.fileExists(atPath: configuration.folders.state)
    let ledger = exists ? try Ledger(reading: configuration.folders.state) : nil
    let board = try Board(configuration: configuration, ledger: ledger, now: Date())
    if json {
      try Terminal.print(json: BoardRecord(board))
    } else {
      Terminal.print(BoardText(board).text)
    }
  }
}
