/// Conversions fell away all at once while money went on: nobody counts them any more.
public struct TrackingBreak: Hashable, Sendable, Codable {
  /// The first of the days that were too silent; rows from it on are not believed.
  public let since: Day
  /// How many days were: three, or the whole of a longer silence.
  public let days: Int
  /// What those days brought, and what they should have.
  public let observed: Double
  public let expected: Double
  /// The predictive probability of so little.
  public let probability: Double

  public init(
    since: Day, days: Int = 3, observed: Double, expected: Double, probability: Double
  ) {
    self.since = since
    self.days = days
    self.observed = observed
    self.expected = expected
    self.probability = probability
  }
}

extension TrackingBreak {
  /// Earlier versions knew three days only, and did not write their number.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      since: try container.decode(Day.self, forKey: .since),
      days: try container.decodeIfPresent(Int.self, forKey: .days) ?? 3,
      observed: try container.decode(Double.self, forKey: .observed),
      expected: try container.decode(Double.self, forKey: .expected),
      probability: try container.decode(Double.self, forKey: .probability))
  }
}

/// What of a history is not to be believed, because tracking was broken.
public struct TrackingRecord: Hashable, Sendable {
  /// The break that still lasts; nil when tracking works.
  public let present: TrackingBreak?
  /// Breaks that a person declared over, each through the day before that word.
  public let over: [Period]
  /// Days of which it was not believed what was said first, but what was said in the end.
  public let mended: [Period]

  public init(present: TrackingBreak? = nil, over: [Period] = [], mended: [Period] = []) {
    self.present = present
    self.over = over
    self.mended = mended
  }

  /// The history without the rows that touch a break, and without what others said in one.
  public func trusted(in history: ChannelHistory) -> ChannelHistory {
    guard present != nil || !over.isEmpty || !mended.isEmpty else { return history }
    let rows = history.rows.lazy.filter { trusts($0.period) }
    return ChannelHistory(
      channel: history.channel, rows: rows.map { wasMended($0.period) ? $0.asToldInTheEnd : $0 },
      isPriced: history.isPriced)
  }

  private func wasMended(_ period: Period) -> Bool {
    mended.contains { $0.start <= period.end && period.start <= $0.end }
  }

  /// Whether the rows of a period are believed.
  public func trusts(_ period: Period) -> Bool {
    if let present, period.end >= present.since { return false }
    return over.allSatisfy { $0.end < period.start || period.end < $0.start }
  }
}
