/// Files that look cut off: an upload that stalls is still half a file when it rests.
struct UnfinishedFiles {
  /// How long the end of a file is waited for.
  static let patience = Duration.seconds(600)

  private var heard:
    [String: (fingerprint: WaitingFile.Fingerprint, since: ContinuousClock.Instant)] = [:]

  /// A file looks cut off as it is now; one that has grown since is another.
  mutating func hear(of file: WaitingFile, now: ContinuousClock.Instant) {
    guard heard[file.name]?.fingerprint != file.fingerprint else { return }
    heard[file.name] = (file.fingerprint, now)
  }

  /// The files whose end has been waited for long enough; what is gone is forgotten.
  mutating func overdue(
    among files: [WaitingFile], now: ContinuousClock.Instant
  ) -> Set<String> {
    let present = Dictionary(files.map { ($0.name, $0.fingerprint) }) { first, _ in first }
    heard = heard.filter { now - $0.value.since < Self.patience * 2 }
    return Set(
      heard.filter { name, file in
        present[name] == file.fingerprint && now - file.since >= Self.patience
      }.keys)
  }
}
