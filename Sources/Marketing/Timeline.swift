/// What the channels spent and brought, in consecutive periods of equal length.
public struct Timeline: Hashable, Sendable {
  /// Oldest first.
  public let periods: [Period]
  /// For each channel with any figures, what it did in each of the periods; nil where nothing tells.
  public let channels: [ChannelName: [Figures?]]

  /// What one channel did in one period.
  public struct Figures: Hashable, Sendable {
    /// How many days of the period any row covers.
    public var days: Double
    /// Currency units; nil where no row tells.
    public var spend: Double?
    public var conversions: Double?
    /// Currency units; nil where no row tells.
    public var revenue: Double?

    public init(days: Double, spend: Double?, conversions: Double?, revenue: Double?) {
      self.days = days
      self.spend = spend
      self.conversions = conversions
      self.revenue = revenue
    }
  }

  /// Figures of one channel that belong to a period, which may reach over several of a timeline's.
  public struct Part: Hashable, Sendable {
    public let channel: ChannelName
    public let period: Period
    public let figures: Figures

    public init(channel: ChannelName, period: Period, figures: Figures) {
      self.channel = channel
      self.period = period
      self.figures = figures
    }
  }

  /// Puts parts in their places; one that reaches over several periods is spread evenly.
  public init(of parts: [Part], over periods: [Period]) {
    self.periods = periods
    var channels: [ChannelName: [Figures?]] = [:]
    let nothing = [Figures?](repeating: nil, count: periods.count)
    for part in parts {
      for (index, period) in periods.enumerated() {
        guard let share = part.period.share(in: period) else { continue }
        let figures = part.figures.scaled(by: share)
        let known = channels[part.channel, default: nothing][index]
        channels[part.channel, default: nothing][index] = known.map { $0 + figures } ?? figures
      }
    }
    self.channels = channels
  }

  /// The periods of equal length that end with a day, oldest first.
  public static func periods(ofDays length: Int, count: Int, through last: Day) -> [Period] {
    (0..<count).reversed().compactMap { index in
      let end = last - index * length
      return Period(start: end - (length - 1), end: end)
    }
  }

  /// The same with a daily cost that no file tells, for each day that a row covers.
  public func adding(dailyCosts: [ChannelName: Double]) -> Timeline {
    guard !dailyCosts.isEmpty else { return self }
    return Timeline(
      periods: periods,
      channels: Dictionary(
        uniqueKeysWithValues: channels.map { channel, figures in
          guard let cost = dailyCosts[channel] else { return (channel, figures) }
          return (channel, figures.map { $0?.adding(dailyCost: cost) })
        }))
  }

  /// From the first period on that rows of any channel cover as a whole, or from the first with any.
  public var trimmed: Timeline {
    let covered = periods.indices.map { index in
      channels.values.compactMap { $0[index]?.days }.max() ?? 0
    }
    let whole = zip(covered, periods).map { $0 > Double($1.dayCount) - 0.5 }
    let first = whole.firstIndex(of: true) ?? covered.firstIndex { $0 > 0 } ?? periods.count
    return Timeline(
      periods: Array(periods[first...]), channels: channels.mapValues { Array($0[first...]) })
  }

  private init(periods: [Period], channels: [ChannelName: [Figures?]]) {
    (self.periods, self.channels) = (periods, channels)
  }

  /// The sum of some of the last periods; nil where nothing tells of any.
  public func sum(of channel: ChannelName, last count: Int) -> Figures? {
    (channels[channel] ?? []).suffix(count).reduce(nil) { sum, figures in
      figures.map { figures in sum.map { $0 + figures } ?? figures } ?? sum
    }
  }

  /// The sum of all channels in each period; nil where nothing tells.
  public var totals: [Figures?] {
    channels.sorted { $0.key < $1.key }.map(\.value)
      .reduce([Figures?](repeating: nil, count: periods.count)) { totals, figures in
        zip(totals, figures).map { total, part in
          part.map { part in total.map { $0 + part } ?? part } ?? total
        }
      }
  }
}

extension Timeline.Figures {
  /// What one has and the other lacks is the sum's.
  public static func + (left: Self, right: Self) -> Self {
    func sum(_ path: KeyPath<Self, Double?>) -> Double? {
      guard let one = left[keyPath: path], let other = right[keyPath: path] else {
        return left[keyPath: path] ?? right[keyPath: path]
      }
      return one + other
    }
    return Self(
      days: left.days + right.days, spend: sum(\.spend), conversions: sum(\.conversions),
      revenue: sum(\.revenue))
  }

  fileprivate func scaled(by share: Double) -> Self {
    Self(
      days: days * share, spend: spend.map { $0 * share },
      conversions: conversions.map { $0 * share }, revenue: revenue.map { $0 * share })
  }

  fileprivate func adding(dailyCost: Double) -> Self {
    var figures = self
    figures.spend = (spend ?? 0) + dailyCost * days
    return figures
  }

  /// Currency units that a conversion cost; nil without any.
  public var costPerAcquisition: Double? {
    guard let spend, let conversions, conversions > 0 else { return nil }
    return spend / conversions
  }

  /// Revenue for each unit of spend; nil without spend, or where nobody tells revenue.
  public var returnOnAdSpend: Double? {
    guard let spend, let revenue, spend > 0 else { return nil }
    return revenue / spend
  }
}

extension Period {
  /// The share of this period's days that lies in another; nil where none does.
  fileprivate func share(in other: Period) -> Double? {
    let days = min(end, other.end) - max(start, other.start) + 1
    return days > 0 ? Double(days) / Double(dayCount) : nil
  }
}
