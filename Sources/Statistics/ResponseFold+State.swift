extension ResponseFold {
  /// All that a fold knows, as numbers, so that it can be put away and go on later.
  ///
  /// What follows from the rest by calculation is left out and calculated anew, by the same code.
  public struct State: Sendable, Hashable {
    /// What all arms share; empty before the first day.
    public var shared: [Double]

    /// What is known of each arm; empty for one without rows.
    public var arms: [[Double]]

    public init(shared: [Double], arms: [[Double]]) {
      self.shared = shared
      self.arms = arms
    }
  }

  /// The state after the last day.
  public var state: State {
    State(shared: sharedNumbers, arms: isActive.indices.map(numbers))
  }

  /// A fold that goes on from a state, bit for bit as if it had never stopped.
  ///
  /// Nil if the numbers do not have the shape that a fold of these windows and this model writes.
  /// Whether they are its own numbers the caller must know.
  public init?(windows: [Int], model: ResponseModel = .standard, state: State) {
    self.init(windows: windows, model: model)
    guard state.arms.count == windows.count else { return nil }
    do {
      try readShared(state.shared)
      for (arm, numbers) in state.arms.enumerated() where !numbers.isEmpty {
        try read(arm, numbers)
      }
    } catch {
      return nil
    }
    recalculate()
  }

  /// What follows from the numbers that were read.
  private mutating func recalculate() {
    guard let today else { return }
    if model.correctsDelay { ladder.update() }
    updateDispersion(on: today)
    // Orders were summed by what they were worth the day before, which is not known any more.
    let orders = orderValues.sums
    for arm in activeArms { sumRows(of: arm, on: today) }
    orderValues.sums = orders
    orderValues.learnPrior(day: today)
    believe()
  }

  private var sharedNumbers: [Double] {
    guard let firstDay, let today else { return [] }
    var numbers = [Double(firstDay), Double(today)]
    numbers.append(scores.prior, grid)
    numbers.append(curves.weights, grid)
    numbers.append(levels.shapes, grid)
    for means in levels.means { numbers.append(means, grid) }
    numbers.append(orderValues.firstDay.map(Double.init))
    numbers += [orderValues.squares, orderValues.rows]
    numbers += ladder.sharedNumbers
    return numbers
  }

  private mutating func readShared(_ numbers: [Double]) throws {
    guard !numbers.isEmpty else { return }
    var reader = NumberReader(numbers)
    firstDay = try reader.integer()
    today = try reader.integer()
    scores.prior = try reader.halfLives(grid)
    curves.weights = try reader.curves(grid)
    levels.shapes = try reader.halfLives(grid)
    for halfLife in levels.means.indices {
      levels.means[halfLife] = try reader.curves(grid, idle: .one)
    }
    orderValues.firstDay = try reader.optionalInteger()
    orderValues.squares = try reader.number()
    orderValues.rows = try reader.number()
    try ladder.restoreShared(from: &reader)
    try reader.finish()
  }

  private func numbers(of arm: Int) -> [Double] {
    guard isActive[arm] else { return [] }
    var numbers = [dispersion.predicted[arm], dispersion.squares[arm]]
    numbers.append(scores.scores[arm], grid)
    numbers.append(curveScores.curves[arm], grid)
    numbers.append(curveScores.halfLives[arm], grid)
    numbers.append(evidence.frozenOutcomes[arm], grid)
    for place in evidence.places(of: arm) {
      numbers.append(evidence.frozenExposures[place], grid)
    }
    numbers += ladder.numbers(of: arm)
    for sums in [orderValues.frozen[arm], orderValues.sums[arm]] {
      numbers += [sums.orders, sums.revenue]
    }
    numbers.append(Double(open.rows[arm].count))
    for row in open.rows[arm] { numbers += self.numbers(of: row) }
    numbers.append(Double(frozen.entries[arm].count))
    for entry in frozen.entries[arm] {
      numbers += [Double(entry.firstDay), Double(entry.lastDay), entry.maturity]
      numbers.append(entry.countedRevenue)
    }
    return numbers
  }

  private func numbers(of row: OpenRow) -> [Double] {
    let value = row.value
    var numbers = [Double(row.firstDay), Double(row.lastDay), row.isOfAge ? 1 : 0]
    numbers += [value.intensity, value.outcomes, Double(value.age), row.prediction.mean]
    numbers.append(value.revenue)
    numbers.append(row.prediction.means, grid)
    numbers.append(row.prediction.shapes, grid)
    return numbers
  }

  private mutating func read(_ arm: Int, _ numbers: [Double]) throws {
    var reader = NumberReader(numbers)
    isActive[arm] = true
    activeArms.append(arm)
    dispersion.predicted[arm] = try reader.number()
    dispersion.squares[arm] = try reader.number()
    scores.scores[arm] = try reader.halfLives(grid)
    try readEvidence(of: arm, from: &reader)
    try ladder.restore(arm, from: &reader)
    orderValues.frozen[arm] = try orderSums(from: &reader)
    orderValues.sums[arm] = try orderSums(from: &reader)
    try readRows(of: arm, from: &reader)
    try reader.finish()
  }

  private mutating func readEvidence(of arm: Int, from reader: inout NumberReader) throws {
    curveScores.curves[arm] = try reader.curves(grid)
    curveScores.halfLives[arm] = try reader.halfLives(grid)
    evidence.frozenOutcomes[arm] = try reader.halfLives(grid)
    for place in evidence.places(of: arm) {
      evidence.frozenExposures[place] = try reader.curves(grid)
    }
  }

  private func orderSums(from reader: inout NumberReader) throws -> OrderValues.Sums {
    OrderValues.Sums(orders: try reader.number(), revenue: try reader.number())
  }

  private mutating func readRows(of arm: Int, from reader: inout NumberReader) throws {
    for _ in 0..<(try reader.count()) {
      open.insert(try openRow(from: &reader), arm: arm)
    }
    for _ in 0..<(try reader.count()) {
      frozen.insert(
        FrozenRows.Entry(
          firstDay: try reader.integer(), lastDay: try reader.integer(),
          maturity: try reader.number(), countedRevenue: try reader.optional()),
        arm: arm)
    }
  }

  private func openRow(from reader: inout NumberReader) throws -> OpenRow {
    let firstDay = try reader.integer()
    let lastDay = try reader.integer()
    let isOfAge = try reader.number() != 0
    let intensity = try reader.number()
    let outcomes = try reader.number()
    let age = try reader.integer()
    let mean = try reader.number()
    guard firstDay <= lastDay, lastDay < today ?? lastDay, intensity > 0, age >= 1 else {
      throw NumberMismatch()
    }
    let value = Value(
      intensity: intensity, outcomes: outcomes, revenue: try reader.optional(), age: age)
    let prediction = Prediction(
      mean: mean, means: try reader.halfLives(grid), shapes: try reader.halfLives(grid))
    return OpenRow(
      firstDay: firstDay, lastDay: lastDay, isOfAge: isOfAge, value: value,
      responses: grid.responses(at: intensity), logResponses: grid.logResponses(at: intensity),
      prediction: prediction)
  }
}
