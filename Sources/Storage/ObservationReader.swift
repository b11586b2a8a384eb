internal import GRDB
internal import Marketing

/// Reads observations as they were known when a file had just been taken.
///
/// What was known then is the story of now, cut off: one query serves past and present.
struct ObservationReader {
  private let channels: [Int64: ChannelName]
  private let files: [Int64: File]
  private let history: DeliveryHistory
  private let lastFile: Int64
  private let settledAge: Int

  private struct File {
    let name: String
    let today: Day
  }

  /// `settledAge` is in days; `.max` leaves out no delivery.
  init(_ db: Database, throughFile lastFile: Int64, settledAge: Int) throws {
    channels = try Dictionary(
      uniqueKeysWithValues: Row.fetchAll(db, sql: "SELECT id, name FROM channel")
        .map { (try $0.value("id"), try $0.channel("name")) })
    files = try Dictionary(
      uniqueKeysWithValues: Row.fetchAll(
        db, sql: "SELECT id, name, today FROM inboxFile WHERE state = 'processed'"
      ).map {
        (try $0.value("id"), File(name: try $0.value("name"), today: try $0.day("today")))
      })
    history = try DeliveryHistory(db, throughFile: lastFile)
    self.lastFile = lastFile
    self.settledAge = settledAge
  }

  /// ?1: the first last day, or the empty text before all days.
  static let query = """
    SELECT
      \(StoredValue.columns), deliveredBy, observation.id, endsOn, startsOn, channel, source, item
    FROM observation JOIN channel ON channel.id = observation.channel
    WHERE endsOn >= ?1
    ORDER BY endsOn, startsOn, channel.key, source, item
    """

  /// Reads a row of the query; nil when nothing of it was known by then.
  func observation(from row: RowStatement) throws -> RecordedObservation? {
    let present = StoredValue(row)
    let key = try key(from: row)
    // Most rows came once.
    if present.revision == 1, row.int64(8) == present.file {
      guard present.file <= lastFile else { return nil }
      return try observation(key, present, deliveredBy: present.file, earlier: [])
    }
    let deliveries = history.deliveries(of: row.int64(9), present: present)
    guard let last = deliveries.last else { return nil }
    return try observation(
      key, last.value, deliveredBy: last.file,
      earlier: earlier(deliveries.dropLast(), endingOn: key.period.end))
  }

  private func key(from row: RowStatement) throws -> Observation.Key {
    let end = try row.day(10)
    guard let period = Period(start: try row.day(11), end: end),
      let channel = channels[row.int64(12)]
    else { throw Self.damage }
    return Observation.Key(
      source: row.text(13), channel: channel, item: row.text(14), period: period)
  }

  private func observation(
    _ key: Observation.Key, _ value: StoredValue, deliveredBy delivery: Int64,
    earlier: [RecordedObservation.Delivery]
  ) throws -> RecordedObservation {
    RecordedObservation(
      key: key, metrics: value.metrics, deliveredOn: try file(delivery).today,
      revision: value.revision, file: try file(value.file).name, line: value.line,
      earlier: earlier)
  }

  /// The deliveries that can matter: of one value's, none after the first at the settled age.
  private func earlier(
    _ deliveries: ArraySlice<(value: StoredValue, file: Int64)>, endingOn end: Day
  ) throws -> [RecordedObservation.Delivery] {
    var settled: Int?
    return try deliveries.compactMap { value, delivery in
      let day = try file(delivery).today
      if day - end >= settledAge {
        if settled == value.revision { return nil }
        settled = value.revision
      }
      return RecordedObservation.Delivery(metrics: value.metrics, on: day)
    }
  }

  private func file(_ id: Int64) throws -> File {
    guard let file = files[id] else { throw Self.damage }
    return file
  }

  private static let damage = DatabaseError(
    resultCode: .SQLITE_CORRUPT, message: "an observation is not readable")
}
