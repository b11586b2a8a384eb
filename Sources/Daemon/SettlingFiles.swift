/// Which files of the inbox have come to rest, so that no half-copied one is read.
struct SettlingFiles {
  /// A file is ready when it has not changed for this long.
  let settleTime: Duration

  private var seen:
    [String: (fingerprint: WaitingFile.Fingerprint, since: ContinuousClock.Instant)] = [:]

  init(settleTime: Duration) {
    self.settleTime = settleTime
  }

  /// Takes a new look; returns the names at rest and whether others are still moving.
  mutating func look(
    at files: [WaitingFile], now: ContinuousClock.Instant
  ) -> (ready: [String], moving: Bool) {
    var next: [String: (fingerprint: WaitingFile.Fingerprint, since: ContinuousClock.Instant)] = [:]
    for file in files {
      let known = seen[file.name].flatMap { $0.fingerprint == file.fingerprint ? $0 : nil }
      next[file.name] = known ?? (file.fingerprint, now)
    }
    seen = next
    let ready = files.filter { file in
      next[file.name].map { now - $0.since >= settleTime } ?? false
    }
    return (ready.map(\.name), ready.count < files.count)
  }
}
