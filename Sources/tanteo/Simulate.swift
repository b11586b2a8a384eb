import ArgumentParser
import Dispatch

/// Made-up worlds, in which what Tanteo says can be held against the truth.
struct Simulate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Play Tanteo's methods through made-up worlds whose truth is known.",
    discussion: "Reads and writes nothing; the same seeds give the same figures.",
    subcommands: [SimulateAllocation.self, SimulateVerdicts.self])
}

/// A command that plays many worlds, on all processors.
protocol StudyCommand: ParsableCommand, Sendable {
  func play() async throws
}

extension StudyCommand {
  /// Leaves the work to tasks and the thread to dispatch, which needs it no longer.
  func run() throws {
    Task {
      do { try await play() } catch { Exit(error).leave(describing: error) }
      Self.exit()
    }
    dispatchMain()
  }
}
