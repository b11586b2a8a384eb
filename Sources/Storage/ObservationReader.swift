internal import GRDB
internal import Marketing

/// Reads observations as they were known when a file had just been taken.
///
/// What was known then is the story of now, cut off: one query serves past and present.
struct ObservationReader {
  private let channels: NamedChannels
  private let files: [Int64: File]
  private let history: DeliveryHistory
  private let silent: SilentFiles
  private let lastFile: Int64
  private let settledAge: Int

  private struct File {
    let name: String
    let today: Day
  }

  /// `settledAge` is in days; `.max` leaves out no delivery.
  init(
    _ db: Database, throughFile lastFile: Int64, settledAge: Int,
    naming name: (ChannelName) -> ChannelName
  ) throws {
    channels = try NamedChannels(db, naming: name)
    files = try Dictionary(
      uniqueKeysWithValues: Row.fetchAll(
        db, sql: "SELECT id, name, today FROM inboxFile WHERE state = 'processed'"
      ).map {
        (try $0.value("id"), File(name: try $0.value("name"), today: try $0.day("today")))
      })
    history = try DeliveryHistory(db, throughFile: lastFile)
    silent = try SilentFiles(db, throughFile: lastFile)
    self.lastFile = lastFile
    self.settledAge = settledAge
  }

  /// All rows as they lie in the file, mostly by day: to look each up in the order of an index
  /// would cost more than to sort the few that came late.
  static let query = """
    SELECT \(StoredValue.columns), deliveredBy, id, endsOn, startsOn, channel, source, item
    FROM observation
    """

  /// Behind those of the value.
  private enum Column {
    static let deliveredBy = StoredValue.columnCount
    static let id = deliveredBy + 1
    static let endsOn = deliveredBy + 2
    static let startsOn = deliveredBy + 3
    static let channel = deliveredBy + 4
    static let source = deliveredBy + 5
    static let item = deliveredBy + 6
  }

  /// Reads a row of the query; nil when nothing of it was known by then.
  func observation(from row: RowStatement) throws -> RecordedObservation? {
    let present = StoredValue(row)
    let key = try key(from: row)
    // Most rows came once.
    if present.revision == 1, row.int64(Column.deliveredBy) == present.file {
      guard present.file <= lastFile, !silent.contains(present.file) else { return nil }
      let file = try file(present.file)
      return observation(key, present, of: file, deliveredOn: file.today)
    }
    return try observation(key, deliveries(from: row))
  }

  /// Whether the channel of a row has other names in the ledger, too.
  func isJoined(_ row: RowStatement) -> Bool {
    !channels.joined.isEmpty && channels.joined[row.int64(Column.channel)] != nil
  }

  /// What was known of a row by then, oldest first.
  func deliveries(from row: RowStatement) -> [StoredDelivery] {
    silent.removed(
      from: history.deliveries(of: row.int64(Column.id), present: StoredValue(row)))
  }

  /// The row that deliveries make; nil where there are none.
  func observation(
    _ key: Observation.Key, _ deliveries: [StoredDelivery]
  ) throws -> RecordedObservation? {
    let deliveries = try news(in: deliveries, of: key.period)
    guard let last = deliveries.last else { return nil }
    return observation(
      key, last.value, of: try file(last.value.file), deliveredOn: last.day,
      earlier: deliveries.dropLast().map {
        .init(metrics: $0.value.metrics, on: $0.day, isProvisional: $0.value.isProvisional)
      })
  }

  /// The deliveries that say something: none that repeats a settled value, or one of its own day.
  private func news(
    in deliveries: [StoredDelivery], of period: Period
  ) throws -> [(value: StoredValue, day: Day)] {
    var news: [(value: StoredValue, day: Day)] = []
    for (value, delivery) in deliveries {
      let day = try file(delivery).today
      if let last = news.last, last.value.revision == value.revision,
        last.day - period.end >= settledAge || last.day == day
      {
        continue
      }
      news.append((value, day))
    }
    return news
  }

  func key(from row: RowStatement) throws -> Observation.Key {
    let end = try row.day(Column.endsOn)
    guard let period = Period(start: try row.day(Column.startsOn), end: end),
      let channel = channels.names[row.int64(Column.channel)]
    else { throw Self.damage }
    return Observation.Key(
      source: row.text(Column.source), channel: channel, item: row.text(Column.item),
      period: period)
  }

  private func observation(
    _ key: Observation.Key, _ value: StoredValue, of file: File, deliveredOn day: Day,
    earlier: [RecordedObservation.Delivery] = []
  ) -> RecordedObservation {
    RecordedObservation(
      key: key, metrics: value.metrics, deliveredOn: day, revision: value.revision,
      file: file.name, line: value.line, isProvisional: value.isProvisional,
      earlier: earlier)
  }

  private func file(_ id: Int64) throws -> File {
    guard let file = files[id] else { throw Self.damage }
    return file
  }

  private static let damage = DatabaseError(
    resultCode: .SQLITE_CORRUPT, message: "an observation is not readable")
}

extension ObservationReader {
  /// Reads all rows of the query, so many at most, and puts them in the order of their keys.
  func observations(from rows: RowStatement, atMost count: Int) throws -> [RecordedObservation] {
    var observations: [RecordedObservation] = []
    observations.reserveCapacity(count)
    var joined = JoinedDeliveries()
    while try rows.step() {
      if isJoined(rows) {
        joined.add(deliveries(from: rows), of: try key(from: rows))
      } else if let row = try observation(from: rows) {
        observations.append(row)
      }
    }
    for (key, deliveries) in joined.all {
      if let row = try observation(key, deliveries) { observations.append(row) }
    }
    if !observations.isSorted { observations.sort { $0.key < $1.key } }
    return observations
  }
}

extension [RecordedObservation] {
  fileprivate var isSorted: Bool {
    indices.dropFirst().allSatisfy { !(self[$0].key < self[$0 - 1].key) }
  }
}

extension Observation.Key {
  /// By last day, first day, channel, source and item.
  fileprivate static func < (left: Self, right: Self) -> Bool {
    if left.period != right.period { return left.period < right.period }
    if left.channel != right.channel { return left.channel < right.channel }
    return (left.source, left.item) < (right.source, right.item)
  }
}
