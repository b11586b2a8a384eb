/// The sums that amounts can reach together, exact where some may be nothing or have a threshold.
///
/// A union of ranges. Beyond 256 of them the narrowest gaps close, and a sum in such a gap is then
/// taken for attainable: so much bookkeeping needs dozens of arms that each allow a single amount.
public struct AttainableSums: Sendable, Hashable {
  /// Ascending and disjoint; none where nothing is attainable.
  public private(set) var ranges: [ClosedRange<Double>]

  private static let mostRanges = 256

  /// What the amounts of all arms can sum to.
  public init(of arms: some Sequence<AllowedAmounts>) {
    var (least, most) = (0.0, 0.0)
    var withGap: [ClosedRange<Double>] = []
    for arm in arms {
      if arm.orNothing {
        withGap.append(arm.range)
      } else {
        least += arm.range.lowerBound
        most += arm.range.upperBound
      }
    }
    ranges = [least...most]
    for range in withGap.sorted(by: Self.isWider) {
      ranges = Self.joined(ranges + ranges.map { $0.shifted(by: range) })
    }
  }

  /// What the amounts of arms in disjoint groups can sum to, each group within its own sum.
  ///
  /// A group's ends yield by `slack`, for sums that carry rounding noise.
  public init(of arms: [AllowedAmounts], in groups: [BudgetProgram.Group], slack: Double = 0) {
    var isAlone = [Bool](repeating: true, count: arms.count)
    for member in groups.lazy.flatMap(\.members) { isAlone[member] = false }
    self.init(of: arms.indices.lazy.filter { isAlone[$0] }.map { arms[$0] })
    for group in groups {
      let own = AttainableSums(of: group.members.lazy.map { arms[$0] })
      self = plus(own.limited(to: group.sum, slack: slack))
    }
  }

  private init(ranges: [ClosedRange<Double>]) {
    self.ranges = ranges
  }

  /// The smallest sum; nil where nothing is attainable.
  public var least: Double? { ranges.first?.lowerBound }
  public var most: Double? { ranges.last?.upperBound }

  /// Whether a sum is attainable, to `slack`.
  public func contains(_ sum: Double, slack: Double = 0) -> Bool {
    ranges.contains { $0.lowerBound - slack <= sum && sum <= $0.upperBound + slack }
  }

  /// The attainable sum next below a limit, or the limit itself; nil where there is none.
  public func largest(atMost limit: Double) -> Double? {
    ranges.last { $0.lowerBound <= limit }.map { min($0.upperBound, limit) }
  }

  /// The attainable sum next above a limit, or the limit itself; nil where there is none.
  public func smallest(atLeast limit: Double) -> Double? {
    ranges.first { $0.upperBound >= limit }.map { max($0.lowerBound, limit) }
  }

  /// The part within limits that yield by `slack`.
  func limited(to limits: ClosedRange<Double>, slack: Double) -> AttainableSums {
    let (least, most) = (limits.lowerBound - slack, limits.upperBound + slack)
    return AttainableSums(
      ranges: ranges.filter { $0.upperBound >= least && $0.lowerBound <= most }
        .map { max($0.lowerBound, least)...min($0.upperBound, most) })
  }

  /// The sums of one of these and one of those.
  private func plus(_ other: AttainableSums) -> AttainableSums {
    AttainableSums(
      ranges: Self.joined(ranges.flatMap { range in other.ranges.map { range.shifted(by: $0) } }))
  }

  private static func isWider(_ one: ClosedRange<Double>, _ other: ClosedRange<Double>) -> Bool {
    one.upperBound - one.lowerBound > other.upperBound - other.lowerBound
  }

  /// The union of ranges in any order; then, while they are too many, without its narrowest gaps.
  private static func joined(_ ranges: [ClosedRange<Double>]) -> [ClosedRange<Double>] {
    guard ranges.count > 1 else { return ranges }
    let ordered = ranges.sorted { $0.lowerBound < $1.lowerBound }
    var joined = bridged(ordered, gaps: 0)
    if joined.count > mostRanges {
      let gaps = zip(joined, joined.dropFirst()).map { $1.lowerBound - $0.upperBound }.sorted()
      joined = bridged(joined, gaps: gaps[joined.count - mostRanges - 1])
    }
    return joined
  }

  /// Ascending ranges, with those that lie no farther than `gaps` apart made one.
  private static func bridged(
    _ ranges: [ClosedRange<Double>], gaps: Double
  ) -> [ClosedRange<Double>] {
    var result: [ClosedRange<Double>] = []
    for range in ranges {
      if let last = result.last, range.lowerBound - last.upperBound <= gaps {
        result[result.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }
}

extension ClosedRange<Double> {
  fileprivate func shifted(by other: ClosedRange<Double>) -> ClosedRange<Double> {
    (lowerBound + other.lowerBound)...(upperBound + other.upperBound)
  }
}
