import ArgumentParser

/// Made-up worlds, in which what Tanteo says can be held against the truth.
struct Simulate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Play Tanteo's methods through made-up worlds whose truth is known.",
    discussion: "Reads and writes nothing; the same seeds give the same figures.",
    subcommands: [SimulateAllocation.self, SimulateVerdicts.self])
}
