import Foundation

/// A folder of its own for one test: a configuration, an inbox, and the program to run there.
final class Workplace: Sendable {
  let root: String
  private let logs: String
  private let binary: String

  /// A weekly budget of 1,000 EUR and a target of 30 EUR a customer.
  static let standard = """
    budget: { amount: 1000, currency: EUR, per: week }
    target: { cpa: 30 }
    decide: { every: week, timezone: UTC }

    """

  init(_ configuration: String = standard) throws {
    binary = try Binary.path()
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "tanteo-tests-\(UUID().uuidString)")
    root = folder.appending(path: "shop").path(percentEncoded: false)
    logs = folder.appending(path: "logs").path(percentEncoded: false)
    for path in [root + "/inbox", logs] {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    try configure(configuration)
  }

  deinit {
    try? FileManager.default.removeItem(
      at: URL(filePath: root).deletingLastPathComponent())
  }

  // MARK: - Files

  func path(_ name: String) -> String { root + "/" + name }

  func configure(_ text: String) throws {
    try Data(text.utf8).write(to: URL(filePath: path("tanteo.yaml")))
  }

  /// Puts a whole file into the inbox, at once.
  func drop(_ text: String, as name: String = "spend.csv") throws {
    try drop(Data(text.utf8), as: name)
  }

  func drop(_ bytes: Data, as name: String) throws {
    let outside = root + "/../" + UUID().uuidString
    try bytes.write(to: URL(filePath: outside))
    try FileManager.default.moveItem(atPath: outside, toPath: path("inbox/" + name))
  }

  func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path(name))), as: UTF8.self)
  }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

  /// The names in a folder; none when it is not there.
  func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path(folder))) ?? []).sorted()
  }

  /// The names of all files that were taken, whatever month they lie in; without notes on them.
  var processed: [String] {
    names(in: "processed").flatMap { names(in: "processed/" + $0) }
      .filter { !$0.hasSuffix(".note.txt") }.sorted()
  }

  /// What is where, byte for byte; folders have no bytes.
  ///
  /// SQLite's `-shm` file is left out: it is the readers' shared memory, and reading alone moves it.
  func snapshot() throws -> [String: Data] {
    let manager = FileManager.default
    let names = try manager.subpathsOfDirectory(atPath: root).filter { !$0.hasSuffix("-shm") }
    return Dictionary(
      uniqueKeysWithValues: names.map { ($0, manager.contents(atPath: path($0)) ?? Data()) })
  }

  /// The same without the ledger, whose bytes may move while what it says stays, and without the
  /// metrics, which tell the time of the last pass.
  func visibleFiles() throws -> [String: Data] {
    try snapshot().filter { !$0.key.hasPrefix("tanteo.sqlite") && $0.key != "out/tanteo.prom" }
  }

  // MARK: - The program

  /// What a finished command left.
  struct Outcome {
    let ending: ChildProcess.Ending
    let output: String
    let talk: String
  }

  /// Starts a command and returns at once.
  func start(_ arguments: String...) throws -> ChildProcess { try start(arguments) }

  func start(_ arguments: [String]) throws -> ChildProcess {
    try ChildProcess(binary, arguments, in: root, logs: logs)
  }

  /// Starts a shell in this folder, for what must keep its pace however busy the tests are.
  func shell(_ script: String) throws -> ChildProcess {
    try ChildProcess("/bin/sh", ["-c", script], in: root, logs: logs)
  }

  /// Runs a command to its end, in this folder.
  func tanteo(_ arguments: String...) async throws -> Outcome { try await tanteo(arguments) }

  func tanteo(_ arguments: [String]) async throws -> Outcome {
    await Turnstile.shared.enter()
    let outcome: Result<Outcome, any Error>
    do {
      let child = try start(arguments)
      let ending = try await child.finish()
      outcome = .success(Outcome(ending: ending, output: child.output, talk: child.talk))
    } catch {
      outcome = .failure(error)
    }
    await Turnstile.shared.leave()
    return try outcome.get()
  }

  /// One pass for a day of the made-up calendar.
  @discardableResult
  func once(_ today: TestDay, _ options: String...) async throws -> Outcome {
    try await tanteo(["once", "--config", "tanteo.yaml", "--today", "\(today)"] + options)
  }

  /// A command that reads, with the configuration.
  func ask(_ command: String, _ options: String...) async throws -> Outcome {
    try await tanteo([command, "--config", "tanteo.yaml"] + options)
  }

  // MARK: - What was published

  /// The decisions in `out/recommendations.jsonl`; none when it is not there.
  func decisions() throws -> [DecisionRecord] {
    guard exists("out/recommendations.jsonl") else { return [] }
    let lines = try text("out/recommendations.jsonl")
      .split(separator: "\n", omittingEmptySubsequences: false)
    // What follows the last line end is still being written.
    return try lines.dropLast().map { try DecisionRecord($0) }
  }

  func logLines() throws -> [Substring] {
    try text("out/recommendations.log").split(separator: "\n", omittingEmptySubsequences: false)
      .dropLast()
  }

  /// The rows of `out/plan.csv` below its header.
  func plan() throws -> [PlanRow] { Array(PlanRow.table(try text("out/plan.csv")).dropFirst()) }
}
