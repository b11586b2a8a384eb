extension ResponseFold {
  /// One value of one row, as it was delivered: what an arm did in a period.
  ///
  /// A row is known by its arm, its first day and its number of days.
  public struct Row: Sendable, Hashable {
    /// Which arm, counted from zero.
    public var arm: Int

    /// The first day of the period.
    public var firstDay: Int

    /// How many days the period has, one or more.
    public var days: Int

    /// What was delivered.
    public var value: Value

    /// The value before it; nil for the first of a row.
    ///
    /// Needed once the row is frozen, for the fold then knows only sums; before that the fold has
    /// its own copy. A value that said nothing, for want of spend, may be given or left out.
    public var replaces: Value?

    public init(arm: Int, firstDay: Int, days: Int = 1, value: Value, replaces: Value? = nil) {
      precondition(days >= 1, "a period has a day")
      self.arm = arm
      self.firstDay = firstDay
      self.days = days
      self.value = value
      self.replaces = replaces
    }

    /// The last day of the period, from which a row ages.
    var lastDay: Int { firstDay + days - 1 }
  }

  /// What one delivery said of one row.
  public struct Value: Sendable, Hashable {
    /// Mean daily spend over the reference spend; a row of zero or less says nothing.
    public var intensity: Double

    /// The outcomes of the whole period; fewer than none count as none.
    public var outcomes: Double

    /// The revenue of those outcomes in currency units; nil where none was delivered.
    public var revenue: Double?

    /// Days from the row's last day to the delivery: one on the next morning.
    public var age: Int

    public init(intensity: Double, outcomes: Double, revenue: Double? = nil, age: Int = 1) {
      precondition(age >= 1, "a row is delivered after its last day")
      self.intensity = intensity
      self.outcomes = outcomes
      self.revenue = revenue
      self.age = age
    }

    /// Whether the curves can answer for it.
    var speaks: Bool { intensity > 0 }

    /// The same with nothing below zero.
    var clamped: Value {
      var value = self
      value.outcomes = max(0, outcomes)
      value.revenue = revenue.map { max(0, $0) }
      return value
    }
  }
}

extension ResponseFold.Row {
  /// An order of rows in which nothing is left to the order of delivery.
  static func precedes(_ left: Self, _ right: Self) -> Bool {
    if left.arm != right.arm { return left.arm < right.arm }
    if left.lastDay != right.lastDay { return left.lastDay < right.lastDay }
    if left.firstDay != right.firstDay { return left.firstDay < right.firstDay }
    return left.value.precedes(right.value)
  }
}

extension ResponseFold.Value {
  /// Older deliveries first, then smaller numbers.
  fileprivate func precedes(_ other: Self) -> Bool {
    if age != other.age { return age < other.age }
    if outcomes != other.outcomes { return outcomes < other.outcomes }
    if intensity != other.intensity { return intensity < other.intensity }
    return (revenue ?? -1) < (other.revenue ?? -1)
  }
}
