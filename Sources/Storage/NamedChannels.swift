internal import GRDB
internal import Marketing

/// The channels of the ledger, under the names that stand for them.
///
/// Observations stand under the name that their file gives. Which names are one channel may change
/// with the configuration, so it is asked whenever rows are read or compared.
struct NamedChannels {
  /// By the channel's number.
  let names: [Int64: ChannelName]
  /// Of channels with several names here: the number of the first, by each of theirs.
  let joined: [Int64: Int64]

  init(_ db: Database, naming name: (ChannelName) -> ChannelName) throws {
    var names: [Int64: ChannelName] = [:]
    var numbers: [ChannelName: [Int64]] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT id, name FROM channel ORDER BY id") {
      let id: Int64 = try row.value("id")
      let channel = name(try row.channel("name"))
      names[id] = channel
      numbers[channel, default: []].append(id)
    }
    self.names = names
    joined = numbers.values.filter { $0.count > 1 }.reduce(into: [:]) { joined, numbers in
      for id in numbers { joined[id] = numbers[0] }
    }
  }

  /// All numbers of the channel with a first number, as a list of SQL.
  func numbers(joinedAs first: Int64) -> String {
    let others = joined.filter { $0.value == first }.keys.sorted()
    return (others.isEmpty ? [first] : others).map(String.init).joined(separator: ", ")
  }

  /// The rows from `:first` to `:last` as SQL compares them.
  var knownRows: String { joined.isEmpty ? KnownRows.plain : KnownRows.joined }

  /// What the SQL of the known rows is bound to.
  func arguments(from first: String, through last: String) -> [String: any DatabaseValueConvertible]
  {
    guard !joined.isEmpty else { return ["first": first, "last": last] }
    let pairs = joined.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.value)" }
    return ["first": first, "last": last, "joined": "{\(pairs.joined(separator: ","))}"]
  }
}

/// Observations as SQL compares them, with two columns more.
///
/// `joined` is the channel's first number, `latest` the last file that brought the row's key under
/// any of the channel's names: a row whose place another name's took is not of that file.
enum KnownRows {
  /// Where no channel has several names: the table itself, with its indices.
  static let plain = """
    known AS NOT MATERIALIZED (
      SELECT *, channel AS joined, deliveredBy AS latest FROM observation
      WHERE endsOn BETWEEN :first AND :last
    )
    """

  static let joined = """
    name AS MATERIALIZED (
      SELECT CAST(key AS INTEGER) AS channel, value AS joined FROM json_each(:joined)
    ), known AS MATERIALIZED (
      SELECT
        observation.*, coalesce(name.joined, observation.channel) AS joined,
        max(deliveredBy) OVER (
          PARTITION BY endsOn, startsOn, coalesce(name.joined, observation.channel), source, item
        ) AS latest
      FROM observation LEFT JOIN name USING (channel)
      WHERE endsOn BETWEEN :first AND :last AND coalesce(
        spendMicros, impressions, clicks, conversions, revenueMicros, outcomes
      ) IS NOT NULL
    )
    """
}
