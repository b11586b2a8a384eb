import Foundation
import Glibc
import Testing

/// How many days the daemon's histories have.
let recentDays = 42

/// The daemon takes its day from the clock, so its histories end yesterday.
let recent = History(start: .today - recentDays)

extension Workplace {
  /// Starts the daemon and waits until it watches.
  func startDaemon() async throws -> ChildProcess {
    let daemon = try start("run", "--config", "tanteo.yaml")
    try await expectSoon("the daemon watches") {
      try #require(daemon.isRunning, "\(daemon.talk)")
      return daemon.talk.contains("watching")
    }
    return daemon
  }
}

extension ChildProcess {
  /// Ends the daemon as a service manager would.
  func stop() async throws -> Ending {
    send(SIGTERM)
    return try await finish(within: .seconds(20))
  }

  /// How many threads it has.
  var threads: Int {
    (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(id)/task"))?.count ?? 0
  }
}

/// Tomorrow's evidence: what is known when everything has arrived.
func total(of place: Workplace) async throws -> [String: DecisionRecord.Evidence] {
  let outcome = try await place.once(.today + 1, "--json")
  try #require(outcome.ending == .exit(0), "\(outcome.talk)")
  return try DecisionRecord(outcome.output).evidence
}

/// A place that got the same days by one pass.
func undisturbed(_ days: Range<Int>) async throws -> Workplace {
  let place = try Workplace()
  try place.drop(recent.csv(days))
  try await place.once(.today)
  return place
}
