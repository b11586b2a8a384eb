extension ResponseFold {
  /// Takes in one delivery: the first of a row, a later one, or a correction of a frozen row.
  mutating func receive(_ row: Row, predicted prediction: Prediction, on day: Int) {
    if let place = open.place(of: row) {
      restate(row, at: place, on: day)
    } else if let old = frozenValue(of: row, on: day) {
      correct(row, from: old, on: day)
    } else if row.value.speaks {
      admit(row, predicted: prediction, on: day)
    }
  }

  /// Whether a delivery is the first that says something of its row.
  func isNews(_ row: Row, on day: Int) -> Bool {
    row.value.speaks && open.place(of: row) == nil && frozenValue(of: row, on: day) == nil
  }

  /// The value with which a row was frozen; nil if it is not.
  ///
  /// A row that is known leaves the open ones when it is older than the window.
  private func frozenValue(of row: Row, on day: Int) -> Value? {
    guard day - row.lastDay > ladder.windows[row.arm], let old = row.replaces, old.speaks else {
      return nil
    }
    return old.clamped
  }

  private func discount(of row: Row, on day: Int) -> HalfLifeVector {
    grid.discount(age: day - 1 - row.lastDay)
  }

  /// The first value of a row.
  private mutating func admit(_ row: Row, predicted prediction: Prediction, on day: Int) {
    let value = row.value.clamped
    if !isActive[row.arm] {
      isActive[row.arm] = true
      activeArms.insert(row.arm, at: activeArms.prefix { $0 < row.arm }.count)
    }
    evidence.add(
      arm: row.arm, outcomes: value.outcomes, intensity: value.intensity,
      discount: discount(of: row, on: day))
    orderValues.learnVariation(value, arm: row.arm)
    open.insert(
      OpenRow(
        firstDay: row.firstDay, lastDay: row.lastDay, value: value,
        responses: grid.responses(at: value.intensity), prediction: prediction),
      arm: row.arm)
  }

  /// A later value of an open row; without spend the row says nothing any more.
  private mutating func restate(_ row: Row, at place: Int, on day: Int) {
    let old = open[row.arm, place].value
    let new = row.value.clamped
    learnDevelopment(arm: row.arm, from: old, to: new)
    replaceOutcomes(of: row, old: old, new: new, on: day)
    guard new.speaks else { return open.remove(arm: row.arm, at: place) }
    open[row.arm, place].value = new
    guard new.intensity != old.intensity else { return }
    open[row.arm, place].responses = grid.responses(at: new.intensity)
    // Only a posterior that has seen the row could predict the new spend; and where a spend is set
    // right by a few per cent every curve is nearly a line.
    open[row.arm, place].prediction = open[row.arm, place].prediction
      .scaled(by: new.intensity / old.intensity)
  }

  /// A later value of a frozen row: the difference to what was frozen, at the row's present age.
  private mutating func correct(_ row: Row, from old: Value, on day: Int) {
    let new = row.value.clamped
    learnDevelopment(arm: row.arm, from: old, to: new)
    replaceOutcomes(of: row, old: old, new: new, on: day)
    let entry = frozen.remove(firstDay: row.firstDay, lastDay: row.lastDay, arm: row.arm)
    freeze(row, old, maturity: -entry.maturity, on: day)
    orderValues.freeze(
      old, counted: entry.countedRevenue ?? old.revenue, arm: row.arm,
      weight: -OrderValues.discount(age: day - 1 - row.lastDay))
    guard new.speaks else { return }
    freeze(
      OpenRow(
        firstDay: row.firstDay, lastDay: row.lastDay, value: new,
        responses: grid.responses(at: new.intensity), prediction: Prediction()),
      arm: row.arm, on: day)
  }

  /// Takes an exposure back, F being the negative of what it was frozen with.
  private mutating func freeze(_ row: Row, _ value: Value, maturity: Double, on day: Int) {
    let exposure = (Double(row.days) * maturity) * grid.responses(at: value.intensity)
    evidence.freeze(arm: row.arm, exposure: exposure, discount: discount(of: row, on: day))
  }

  private mutating func learnDevelopment(arm: Int, from old: Value, to new: Value) {
    guard model.correctsDelay, new.speaks, new.age > old.age else { return }
    ladder.learn(
      arm: arm, from: old.age, outcomes: old.outcomes, to: new.age, new: new.outcomes)
  }

  /// Moves Y and L from an old value to a new one.
  private mutating func replaceOutcomes(of row: Row, old: Value, new: Value, on day: Int) {
    let discount = discount(of: row, on: day)
    if new.intensity == old.intensity {
      evidence.add(
        arm: row.arm, outcomes: new.outcomes - old.outcomes, intensity: old.intensity,
        discount: discount)
      return
    }
    evidence.add(
      arm: row.arm, outcomes: -old.outcomes, intensity: old.intensity, discount: discount)
    guard new.speaks else { return }
    evidence.add(
      arm: row.arm, outcomes: new.outcomes, intensity: new.intensity, discount: discount)
  }

  /// Moves the rows that are older than their arm's window into the frozen sums.
  mutating func freezeRows(before day: Int) {
    for arm in activeArms {
      while open.hasRow(of: arm, endingBefore: day - ladder.windows[arm]) {
        freeze(open.removeFirst(of: arm), arm: arm, on: day)
      }
    }
  }

  private mutating func freeze(_ row: OpenRow, arm: Int, on day: Int) {
    let age = day - 1 - row.lastDay
    let maturity = ladder.maturity(of: arm, age: row.value.age)
    evidence.freeze(
      arm: arm, exposure: row.exposure(maturity: maturity), discount: grid.discount(age: age))
    let counted = orderValues.counted(row.value, arm: arm)
    orderValues.freeze(
      row.value, counted: counted, arm: arm, weight: OrderValues.discount(age: age))
    frozen.insert(
      FrozenRows.Entry(
        firstDay: row.firstDay, lastDay: row.lastDay, maturity: maturity,
        countedRevenue: counted == row.value.revenue ? nil : counted),
      arm: arm)
  }

  /// Sums what the day makes of frozen and open rows: exposures with the present F, and orders.
  mutating func sumRows(on day: Int) {
    for arm in activeArms {
      evidence.beginExposures(of: arm)
      orderValues.beginSums(of: arm)
      for row in open.rows[arm] {
        let age = day - 1 - row.lastDay
        let maturity = ladder.maturity(of: arm, age: row.value.age)
        evidence.expose(
          arm: arm, exposure: row.exposure(maturity: maturity), discount: grid.discount(age: age))
        orderValues.add(row.value, arm: arm, age: age)
      }
    }
  }
}
