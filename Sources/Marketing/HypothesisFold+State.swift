import Statistics

/// Where a later fold may go on, and how it makes sure that it may.
extension HypothesisFold {
  /// How many days before the present one a state is taken.
  ///
  /// Platforms give the figures of the last month anew: what is older stays as it is, but for
  /// corrections, and those begin anew.
  static let lateness = 35
  /// Days for which a state is gone on from before a newer one takes its place.
  static let patience = 28

  /// What is known now, all days through one judged.
  func state(on day: Day, digest: String) throws -> VerdictState {
    var fold = self
    var shared = NumberArchive()
    try fold.carryShared(in: &shared)
    var channels: [ChannelName: VerdictState.Channel] = [:]
    for var entry in entries {
      var archive = NumberArchive()
      try entry.carry(in: &archive)
      channels[entry.channel] = VerdictState.Channel(
        numbers: archive.numbers, events: entry.hypothesis.events)
    }
    return VerdictState(day: day, digest: digest, shared: shared.numbers, channels: channels)
  }

  /// The fold of the same histories that goes on from a state; nil where it cannot be read.
  ///
  /// Whether it is of the same rows the caller must know.
  func resumed(from state: VerdictState) -> HypothesisFold? {
    guard state.channels.count == entries.count else { return nil }
    var fold = self
    do {
      var shared = NumberArchive(of: state.shared)
      try fold.carryShared(in: &shared)
      try shared.finish()
      for index in fold.entries.indices {
        guard let channel = state.channels[fold.entries[index].channel] else { return nil }
        var archive = NumberArchive(of: channel.numbers)
        try fold.entries[index].carry(in: &archive)
        try archive.finish()
        fold.entries[index].hypothesis.events = channel.events
      }
    } catch {
      return nil
    }
    return fold
  }

  private mutating func carryShared(in archive: inout NumberArchive) throws {
    try fixedTarget.carry(in: &archive)
    try commonShock.carry(in: &archive)
    try shockDays.carry(in: &archive)
    try calibration.carry(in: &archive)
    try orderValue.carry(in: &archive)
    try waiting.carry(in: &archive)
    for outcome in Episode.Outcome.allCases {
      var base = priors[outcome]?.base
      try base.carry(in: &archive)
      priors[outcome] = base.map { outcome.dispersionPrior.based(on: $0) }
    }
    try clock.carry(in: &archive)
    for row in waiting {
      guard entries.indices.contains(row.entry),
        entries[row.entry].history.rows.indices.contains(row.index)
      else { throw NumberMismatch() }
    }
  }
}

extension HypothesisFold.Entry {
  fileprivate mutating func carry(in archive: inout NumberArchive) throws {
    try target.carry(in: &archive)
    try freshThrough.carry(in: &archive)
    try hypothesis.carry(in: &archive)
  }
}

extension HypothesisFold.MatureRow: Archivable {
  static var blank: Self { Self(entry: 0, index: 0) }

  mutating func carry(in archive: inout NumberArchive) throws {
    try entry.carry(in: &archive)
    try index.carry(in: &archive)
  }
}
