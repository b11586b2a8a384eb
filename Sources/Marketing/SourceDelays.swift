import Statistics

/// How late the conversions of each source come, learnt from the daily rows that came again.
///
/// The ladder of the beliefs, by source instead of by channel: rows of a quiet channel are known to
/// be complete by those of its busy neighbour in the same export.
struct SourceDelays: Sendable {
  /// From a morning on, the age at which so much is known that a row may be judged.
  private struct JudgedAge {
    let since: Day
    let age: Int
  }

  private var sources: [String: Int] = [:]
  private var ladder = MaturityLadder(windows: [])
  /// By source, oldest first.
  private var judgedAges: [[JudgedAge]] = []

  /// Conversions that tell a share well enough.
  static let leastConversions = 30.0
  /// The share from which on a row may be judged as if it were complete.
  static let judgedShare = 0.95

  /// Nothing is known of any source.
  init() {}

  init(of histories: [ChannelHistory], window: (ChannelName) -> Int) {
    var windows: [String: Int] = [:]
    var mornings: [Day: [Again]] = [:]
    for history in histories {
      for row in history.rows where !row.earlier.isEmpty && row.period.dayCount == 1 {
        windows[row.source] = max(windows[row.source] ?? 1, window(history.channel))
        for (day, again) in row.again { mornings[day, default: []].append(again) }
      }
    }
    let names = windows.keys.sorted()
    sources = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
    ladder = MaturityLadder(windows: names.compactMap { windows[$0] })
    judgedAges = names.map { _ in [] }
    var last: Day?
    for (day, rows) in mornings.sorted(by: { $0.key < $1.key }) {
      ladder.age(days: last.map { day - $0 } ?? 0)
      learn(rows, on: day)
      last = day
    }
  }

  private mutating func learn(_ rows: [Again], on day: Day) {
    for (arm, rows) in Dictionary(grouping: rows, by: { sources[$0.source] ?? 0 })
      .sorted(by: { $0.key < $1.key })
    {
      for row in rows {
        ladder.learn(arm: arm, from: row.first, outcomes: row.old, to: row.last, new: row.new)
      }
    }
    ladder.update()
    for arm in judgedAges.indices {
      let age = judgedAge(of: arm)
      guard age != judgedAges[arm].last?.age ?? ladder.windows[arm] else { continue }
      judgedAges[arm].append(JudgedAge(since: day, age: age))
    }
  }

  /// The age from which on 95 % are known, and known to be.
  private func judgedAge(of arm: Int) -> Int {
    var age = ladder.windows[arm]
    while age > 1, let share = share(of: arm, age: age - 1), share >= Self.judgedShare {
      age -= 1
    }
    return age
  }

  private func share(of arm: Int, age: Int) -> Double? {
    guard ladder.experience(of: arm, from: age) >= Self.leastConversions else { return nil }
    return min(1, ladder.maturity(of: arm, age: age))
  }
}

extension SourceDelays {
  /// The share of its conversions that a source's row shows at an age; nil where it is not learnt.
  func share(of source: String, age: Int) -> Double? {
    sources[source].flatMap { share(of: $0, age: age) }
  }

  /// The age at which a source's rows could be judged on a day; nil where only the window tells.
  func judgedAge(of source: String, on day: Day) -> Int? {
    sources[source].flatMap { arm in judgedAges[arm].last { $0.since <= day }?.age }
  }
}

/// A row that came again on a morning.
private struct Again {
  let source: String
  let first: Int
  let last: Int
  let old: Double
  let new: Double
}

extension ChannelRow {
  /// What each morning after the first brought again.
  fileprivate var again: [(day: Day, again: Again)] {
    let versions = earlier + [present]
    return zip(versions, versions.dropFirst()).compactMap { old, new in
      guard let before = old.figures.conversions, let after = new.figures.conversions else {
        return nil
      }
      let first = max(1, old.figures.deliveredOn - period.end)
      let last = new.figures.deliveredOn - period.end
      return (
        new.knownOn,
        Again(
          source: source, first: first, last: last, old: max(0, before), new: max(0, after))
      )
    }
  }
}
