import Statistics

/// What a channel spent in the last four weeks of its judged rows.
struct RecentSpend: Hashable, Sendable {
  fileprivate struct Row: Hashable, Sendable {
    var firstDay: Day
    var lastDay: Day
    var spend: Double
  }

  /// Oldest first.
  private var rows: [Row] = []

  static let days = 28

  mutating func add(_ claim: Claim) {
    let row = Row(
      firstDay: claim.firstDay, lastDay: claim.firstDay + (claim.days - 1), spend: claim.spend)
    rows.append(row)
    rows.removeAll { $0.lastDay <= row.lastDay - Self.days }
  }

  /// Currency units a day, days without spend included; nil before the first row.
  var daily: Double? {
    guard let first = rows.first, let last = rows.last else { return nil }
    return rows.reduce(0) { $0 + $1.spend } / Double(max(last.lastDay - first.firstDay + 1, 1))
  }
}

extension RecentSpend: Archivable {
  static var blank: RecentSpend { RecentSpend() }

  mutating func carry(in archive: inout NumberArchive) throws {
    try rows.carry(in: &archive)
  }
}

extension RecentSpend.Row: Archivable {
  fileprivate static var blank: Self { Self(firstDay: .blank, lastDay: .blank, spend: 0) }

  fileprivate mutating func carry(in archive: inout NumberArchive) throws {
    try firstDay.carry(in: &archive)
    try lastDay.carry(in: &archive)
    try spend.carry(in: &archive)
  }
}
