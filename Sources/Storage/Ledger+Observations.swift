internal import GRDB
public import Marketing

/// What the channels did, as the ledger knows it now or knew it once.
extension Ledger {
  /// The values as known when a file had just been taken; nil asks for now.
  ///
  /// - Parameters:
  ///   - file: The last file to know of, a decision's `throughFile`.
  ///   - age: Days after a period from which its value is settled: deliveries that only repeat a
  ///     value that had come at this age already are passed over, as if they had never been. The
  ///     longest attribution window is safe; nil passes over none.
  ///   - name: What stands for a name: rows of one key under several names of a channel are one.
  /// - Returns: For each key its highest revision up to that file, with the day on which that value
  ///   had last been delivered, and every delivery before; by last day, first day, channel, source
  ///   and item.
  /// - Throws: A `LedgerError` when the ledger cannot be read.
  public func observations(
    throughFile file: Int64? = nil, settledAge age: Int? = nil,
    naming name: (ChannelName) -> ChannelName = { $0 }
  ) throws -> [RecordedObservation] {
    try read { db in
      let reader = try ObservationReader(
        db, throughFile: file ?? .max, settledAge: age ?? .max, naming: name)
      return try reader.observations(
        from: RowStatement(ObservationReader.query, on: db),
        atMost: Int.fetchOne(db, sql: "SELECT count(*) FROM observation") ?? 0)
    }
  }

  /// Per source that restates, the day of the cycle since which it is known to.
  ///
  /// A source restates from the first changed value on, or from the first file that is declared
  /// to, until one is declared not to.
  public func restatingSources(throughFile file: Int64? = nil) throws -> [String: Day] {
    try read { try SourceHabits($0).restatingSince(throughFile: file ?? .max) }
  }

  /// The channels that any file, plan or person named, with the day each was first seen.
  public func channels() throws -> [ChannelName: Day] {
    try read { db in
      let rows = try Row.fetchAll(db, sql: "SELECT name, firstSeenOn FROM channel")
      return try Dictionary(
        rows.map { (try $0.channel("name"), try $0.day("firstSeenOn")) },
        uniquingKeysWith: { first, _ in first })
    }
  }
}
