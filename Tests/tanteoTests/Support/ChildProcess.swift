import Foundation
import Glibc
import Synchronization

/// A started program; whoever forgets it kills it, so that no test leaves one behind.
///
/// Its output goes to files: a pipe that another child inherits would never end, and a full one
/// would stop the program.
final class ChildProcess: Sendable {
  /// How a program ended.
  enum Ending: Hashable, Sendable {
    case exit(Int32)
    case signal(Int32)
  }

  struct Hung: Error, CustomStringConvertible {
    let command: String
    let limit: Duration
    let talk: String
    var description: String { "\(command): still running after \(limit); it said: \(talk)" }
  }

  struct NotStarted: Error {
    let command: String
    let reason: String
  }

  let id: pid_t
  private let command: String
  private let outputPath: String
  private let talkPath: String
  private let known: Mutex<Ending?>

  /// Starts a program in a folder; its output goes to files in `logs`.
  init(_ program: String, _ arguments: [String], in folder: String, logs: String) throws {
    command = ([program.split(separator: "/").last.map(String.init) ?? program] + arguments)
      .joined(separator: " ")
    let name = logs + "/" + UUID().uuidString
    (outputPath, talkPath) = (name + ".out", name + ".err")
    known = Mutex(nil)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    let flags = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, 1, outputPath, flags, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, talkPath, flags, 0o600)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    Self.resetSignals(&attributes)
    var started: pid_t = 0
    // Swift does not see the spawn action that changes the folder; env does so, then becomes the
    // program under the same id.
    let words = ["env", "-C", folder, program] + arguments
    let number = Self.withStrings(words) { words in
      Self.withStrings(Self.environment) { environment in
        posix_spawn(&started, "/usr/bin/env", &actions, &attributes, words, environment)
      }
    }
    guard number == 0 else {
      throw NotStarted(command: command, reason: String(cString: strerror(number)))
    }
    id = started
  }

  deinit {
    guard ending() == nil else { return }
    kill(id, SIGKILL)
    var status: Int32 = 0
    waitpid(id, &status, 0)
  }

  /// What it has written to stdout so far.
  var output: String { Self.text(at: outputPath) }

  /// What it has written to stderr so far.
  var talk: String { Self.text(at: talkPath) }

  var isRunning: Bool { ending() == nil }

  func send(_ signal: Int32) {
    if isRunning { kill(id, signal) }
  }

  /// Waits for the end; one that does not come in time is an error, and the program is killed.
  func finish(within limit: Duration = .seconds(60)) async throws -> Ending {
    let deadline = ContinuousClock.now + limit
    while ContinuousClock.now < deadline {
      if let ending = ending() { return ending }
      try await Task.sleep(for: .milliseconds(5))
    }
    if let ending = ending() { return ending }
    send(SIGKILL)
    throw Hung(command: command, limit: limit, talk: talk)
  }

  private func ending() -> Ending? {
    known.withLock { known in
      if known == nil {
        var status: Int32 = 0
        guard waitpid(id, &status, WNOHANG) == id else { return nil }
        let signal = status & 0x7f
        known = signal == 0 ? .exit((status >> 8) & 0xff) : .signal(signal)
      }
      return known
    }
  }
}

extension ChildProcess {
  /// Ours, without what a service manager would have set, and without a plan of ours.
  private static var environment: [String] {
    ProcessInfo.processInfo.environment
      .filter {
        !["NOTIFY_SOCKET", "JOURNAL_STREAM", "WATCHDOG_USEC", "TANTEO_CONFIG"].contains($0.key)
      }
      .map { "\($0.key)=\($0.value)" }
  }

  /// The test runner may ignore or block signals; the program must not inherit that.
  private static func resetSignals(_ attributes: inout posix_spawnattr_t) {
    var all = sigset_t()
    sigfillset(&all)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
  }

  private static func withStrings<Result>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = strings.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }

  private static func text(at path: String) -> String {
    let data = FileManager.default.contents(atPath: path) ?? Data()
    return String(decoding: data, as: UTF8.self)
  }
}
