/// What people want to have reached by a day, and what it may cost; it moves no amount.
public struct Goal: Hashable, Sendable, Codable {
  /// What is counted, how much of it is wanted, and at what price; all positive.
  public enum Aim: Hashable, Sendable, Codable {
    /// So many customers, each at no more than so many currency units where that is given.
    case conversions(Double, costPerAcquisition: Double?)
    /// So many currency units, at no less a return where that is given.
    case revenue(Double, returnOnAdSpend: Double?)

    /// How much is wanted.
    public var amount: Double {
      switch self {
      case .conversions(let count, _): count
      case .revenue(let units, _): units
      }
    }

    /// Whether it counts the same thing as another aim, however much of it.
    func counts(as other: Aim) -> Bool {
      switch (self, other) {
      case (.conversions, .conversions), (.revenue, .revenue): true
      default: false
      }
    }
  }

  public var aim: Aim
  /// The first day that counts; nil for the day of the first decision under the goal.
  public var from: Day?
  /// The last day that counts.
  public var by: Day

  public init(aim: Aim, from: Day? = nil, by: Day) {
    self.aim = aim
    self.from = from
    self.by = by
  }

  /// Whether what counted for another goal counts for this one.
  ///
  /// Another number or price leaves what has been reached; another day, or another thing that is
  /// counted, is another goal.
  public func continues(_ other: Goal) -> Bool {
    by == other.by && from == other.from && aim.counts(as: other.aim)
  }
}

/// How a goal stands at a decision: what has come, and what the plan is expected to bring by then.
public struct GoalStanding: Hashable, Sendable, Codable {
  /// What may be said of a goal.
  public enum Outlook: String, Hashable, Sendable, Codable, CaseIterable {
    /// All of it has come.
    case reached
    /// Its last day is told, and not all of it came.
    case missed
    /// The whole interval of what is expected is enough.
    case enough
    /// What is expected is enough, the lower end of its interval is not.
    case likely
    /// What is expected is not enough, the upper end of its interval is.
    case short
    /// Not even the upper end of the interval is enough.
    case outOfReach
    /// Nothing is known of what the plan brings.
    case unknown
  }

  public var goal: Goal
  /// The first day that counts.
  public var since: Day
  /// The last day of which any figures came; nil before the first that counts.
  public var through: Day?
  /// Conversions, or currency units of revenue; nil where no row tells any.
  public var came: Double?
  /// Currency units that went out meanwhile, over all channels of the plan.
  public var spend: Double
  /// What comes in all by the goal's day; nil where nothing is known.
  public var forecast: Forecast?
  /// The share of the budget that would do on top, 0 to 1; nil where none does or none is needed.
  public var moreBudget: Double?

  /// What the plan is expected to bring in all, what has come included.
  public struct Forecast: Hashable, Sendable, Codable {
    public var mean: Double
    /// The 90 % interval of what is then counted, not of its mean alone.
    public var low: Double
    public var high: Double
    /// Currency units in all.
    public var spend: Double

    public init(mean: Double, low: Double, high: Double, spend: Double) {
      self.mean = mean
      self.low = low
      self.high = high
      self.spend = spend
    }
  }

  public init(
    goal: Goal, since: Day, through: Day? = nil, came: Double? = nil, spend: Double = 0,
    forecast: Forecast? = nil, moreBudget: Double? = nil
  ) {
    self.goal = goal
    self.since = since
    self.through = through
    self.came = came
    self.spend = spend
    self.forecast = forecast
    self.moreBudget = moreBudget
  }

  public var outlook: Outlook {
    let wanted = goal.aim.amount
    if let came, came >= wanted { return .reached }
    if let through, through >= goal.by { return .missed }
    guard let forecast else { return .unknown }
    if forecast.mean >= wanted { return forecast.low >= wanted ? .enough : .likely }
    return forecast.high >= wanted ? .short : .outOfReach
  }

  /// How much lacks of what is wanted where so much comes; never negative.
  public func shortfall(of amount: Double) -> Double { max(0, goal.aim.amount - amount) }
}

extension Goal.Aim {
  /// Currency units a customer, or revenue a unit of spend; nil where that is not a number.
  public func price(of amount: Double, spend: Double) -> Double? {
    switch self {
    case .conversions: amount > 0 ? spend / amount : nil
    case .revenue: spend > 0 ? amount / spend : nil
    }
  }

  /// Whether a price is within the one that is given; always where none is.
  public func allows(_ price: Double?) -> Bool {
    guard let price else { return true }
    return switch self {
    case .conversions(_, let most): price <= most ?? .infinity
    case .revenue(_, let least): price >= least ?? 0
    }
  }
}
