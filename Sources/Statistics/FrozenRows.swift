/// What must be remembered of frozen rows: those that entered the sums other than as delivered.
///
/// A frozen row lives on in sums alone. To take it back exactly one must know what was put there:
/// its last value, which whoever corrects it brings, and what the fold made of that value.
struct FrozenRows: Sendable {
  struct Entry: Sendable {
    let firstDay: Int
    let lastDay: Int

    /// The F that it was frozen with.
    var maturity = 1.0

    /// The revenue that was counted; nil for all that was delivered.
    var countedRevenue: Double?

    fileprivate var isRemarkable: Bool { maturity != 1 || countedRevenue != nil }
  }

  /// Per arm, in the order of last and first days.
  private(set) var entries: [[Entry]]

  init(arms: Int) {
    entries = .init(repeating: [], count: arms)
  }

  /// Remembers a row, if there is something to remember.
  mutating func insert(_ entry: Entry, arm: Int) {
    guard entry.isRemarkable else { return }
    entries[arm].insert(entry, at: place(of: entry, arm: arm))
  }

  /// Forgets a row, and says how it was frozen.
  mutating func remove(firstDay: Int, lastDay: Int, arm: Int) -> Entry {
    let entry = Entry(firstDay: firstDay, lastDay: lastDay)
    let place = place(of: entry, arm: arm)
    guard place < entries[arm].count, entries[arm][place].lastDay == lastDay,
      entries[arm][place].firstDay == firstDay
    else { return entry }
    return entries[arm].remove(at: place)
  }

  /// The first place that does not come before an entry.
  private func place(of entry: Entry, arm: Int) -> Int {
    entries[arm].partitioningIndex { other in
      (other.lastDay, other.firstDay) >= (entry.lastDay, entry.firstDay)
    }
  }
}
