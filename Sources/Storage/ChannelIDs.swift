internal import GRDB
internal import Marketing

/// The numbers of the channels, each looked up once in a transaction; newcomers get theirs.
struct ChannelIDs {
  private let db: Database
  private let today: Day
  private var ids: [ChannelName: Int64] = [:]

  init(_ db: Database, today: Day) {
    self.db = db
    self.today = today
  }

  mutating func id(of channel: ChannelName) throws -> Int64 {
    if let id = ids[channel] { return id }
    let id = try stored(channel) ?? added(channel)
    ids[channel] = id
    return id
  }

  private func stored(_ channel: ChannelName) throws -> Int64? {
    let statement = try db.cachedStatement(sql: "SELECT id FROM channel WHERE key = ?")
    return try Int64.fetchOne(statement, arguments: [channel.key])
  }

  private func added(_ channel: ChannelName) throws -> Int64 {
    let statement = try db.cachedStatement(
      sql: "INSERT INTO channel (key, name, firstSeenOn) VALUES (?, ?, ?)")
    try statement.execute(arguments: [channel.key, channel.text, today.description])
    return db.lastInsertedRowID
  }
}
