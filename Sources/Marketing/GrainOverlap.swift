/// A row whose days rows of a finer grain cover, too: it is left out, for its money would count
/// twice.
public struct GrainOverlap: Hashable, Sendable {
  public let channel: ChannelName
  public let period: Period
  /// The file of the row that is left out.
  public let coarse: String
  /// The file of a finer row, which counts.
  public let fine: String

  public init(channel: ChannelName, period: Period, coarse: String, fine: String) {
    self.channel = channel
    self.period = period
    self.coarse = coarse
    self.fine = fine
  }
}

/// The rows of one channel without those that finer rows of the same item repeat.
struct FinestRows {
  /// Indices of observations, by period.
  private(set) var kept: [Int]
  private(set) var overlaps: [GrainOverlap] = []

  /// `rows` are indices of one channel's observations, by period.
  init(of rows: [Int], in observations: [RecordedObservation]) {
    kept = rows
    guard Self.anyOverlap(rows, in: observations) else { return }
    var isLeftOut: Set<Int> = []
    for item in Dictionary(grouping: rows, by: { Item(observations[$0].key) }).values {
      for (coarse, fine) in Self.repetitions(item, in: observations) {
        let row = observations[coarse]
        isLeftOut.insert(coarse)
        overlaps.append(
          GrainOverlap(
            channel: row.key.channel, period: row.key.period, coarse: row.file,
            fine: observations[fine].file))
      }
    }
    kept = rows.filter { !isLeftOut.contains($0) }
    overlaps.sort { $0.period < $1.period }
  }

  private struct Item: Hashable {
    let source, name: String

    init(_ key: Observation.Key) {
      (source, name) = (key.source, key.item)
    }
  }

  /// Whether any days are covered by two different periods: in plain histories none are.
  private static func anyOverlap(_ rows: [Int], in observations: [RecordedObservation]) -> Bool {
    var last: Period?
    for row in rows {
      let period = observations[row].key.period
      if let last, period != last, period.start <= last.end { return true }
      last = period
    }
    return false
  }

  /// Rows of one item that a finer one repeats, each with that one.
  private static func repetitions(
    _ rows: [Int], in observations: [RecordedObservation]
  ) -> [(coarse: Int, fine: Int)] {
    var repetitions: [(coarse: Int, fine: Int)] = []
    var covered: [Day: Int] = [:]
    let byGrain = Dictionary(grouping: rows) { observations[$0].key.period.dayCount }
    for (_, rows) in byGrain.sorted(by: { $0.key < $1.key }) {
      var added: [Day: Int] = [:]
      for row in rows {
        let days = observations[row].key.period.days
        if let fine = days.lazy.compactMap({ covered[$0] }).first {
          repetitions.append((row, fine))
        } else {
          for day in days { added[day] = row }
        }
      }
      // Rows of one grain do not leave each other out.
      covered.merge(added) { finer, _ in finer }
    }
    return repetitions
  }
}

extension Period {
  fileprivate var days: some Sequence<Day> { (0..<dayCount).lazy.map { start + $0 } }
}
