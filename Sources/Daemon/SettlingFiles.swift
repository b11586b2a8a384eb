/// Which files of the inbox have come to rest, so that no half-copied one is read.
struct SettlingFiles {
  /// A file is ready when it has not changed for this long.
  let settleTime: Duration

  private var seen: [String: (fingerprint: WaitingFile.Fingerprint, since: Instant)] = [:]

  typealias Instant = ContinuousClock.Instant

  init(settleTime: Duration) {
    self.settleTime = settleTime
  }

  /// Takes a new look; returns the names at rest, and when the first of the others may be.
  ///
  /// The second is nil when all are at rest.
  mutating func look(
    at files: [WaitingFile], now: Instant
  ) -> (ready: [String], nextRest: Instant?) {
    var next: [String: (fingerprint: WaitingFile.Fingerprint, since: Instant)] = [:]
    var ready: [String] = []
    var nextRest: Instant?
    for file in files {
      let known = seen[file.name].flatMap { $0.fingerprint == file.fingerprint ? $0 : nil }
      let since = known?.since ?? now
      let rest = since + settleTime
      next[file.name] = (file.fingerprint, since)
      if rest <= now { ready.append(file.name) } else { nextRest = min(nextRest ?? rest, rest) }
    }
    seen = next
    return (ready, nextRest)
  }
}
