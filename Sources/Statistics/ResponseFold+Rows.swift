extension ResponseFold {
  /// Takes in one delivery: the first of a row, a later one, or a correction of a frozen row.
  ///
  /// `news` is the row as it was predicted the day before, if it was found to be new.
  mutating func receive(_ row: Row, news: OpenRow?, on day: Int) {
    if let place = open.place(of: row) {
      restate(row, at: place)
    } else if let old = frozenValue(of: row, on: day) {
      correct(row, from: old, on: day)
    } else if row.value.speaks {
      admit(news ?? openRow(row, row.value.clamped), arm: row.arm)
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

  /// The first value of a row.
  private mutating func admit(_ row: OpenRow, arm: Int) {
    if !isActive[arm] {
      isActive[arm] = true
      activeArms.insert(arm, at: activeArms.prefix { $0 < arm }.count)
    }
    orderValues.learnVariation(row.value, arm: arm)
    open.insert(row, arm: arm)
  }

  /// A new row, with what is expected of it by what is believed now.
  func predictedRow(_ row: Row) -> OpenRow {
    var new = openRow(row, row.value.clamped)
    new.prediction = prediction(of: new, arm: row.arm)
    return new
  }

  private func openRow(_ row: Row, _ value: Value) -> OpenRow {
    OpenRow(
      firstDay: row.firstDay, lastDay: row.lastDay, value: value,
      responses: grid.responses(at: value.intensity),
      logResponses: grid.logResponses(at: value.intensity), prediction: Prediction())
  }

  /// A later value of an open row; without spend the row says nothing any more.
  private mutating func restate(_ row: Row, at place: Int) {
    let old = open[row.arm, place].value
    let new = row.value.clamped
    learnDevelopment(arm: row.arm, from: old, to: new)
    guard new.speaks else { return open.remove(arm: row.arm, at: place) }
    open[row.arm, place].value = new
    guard new.intensity != old.intensity else { return }
    open[row.arm, place].responses = grid.responses(at: new.intensity)
    open[row.arm, place].logResponses = grid.logResponses(at: new.intensity)
    // Only a posterior that has seen the row could predict the new spend; and where a spend is set
    // right by a few per cent every curve is nearly a line.
    open[row.arm, place].prediction = open[row.arm, place].prediction
      .scaled(by: new.intensity / old.intensity)
  }

  /// A later value of a frozen row: the difference to what was frozen, at the row's present age.
  private mutating func correct(_ row: Row, from old: Value, on day: Int) {
    let new = row.value.clamped
    learnDevelopment(arm: row.arm, from: old, to: new)
    let entry = frozen.remove(firstDay: row.firstDay, lastDay: row.lastDay, arm: row.arm)
    let former = openRow(row, old)
    evidence.thaw(
      arm: row.arm, outcomes: old.outcomes, exposure: former.exposure(maturity: entry.maturity),
      discount: grid.discount(age: day - 1 - row.lastDay))
    orderValues.freeze(
      old, counted: entry.countedRevenue ?? old.revenue, arm: row.arm,
      weight: -OrderValues.discount(age: day - 1 - row.lastDay))
    guard new.speaks else { return }
    freeze(openRow(row, new), arm: row.arm, on: day)
  }

  private mutating func learnDevelopment(arm: Int, from old: Value, to new: Value) {
    guard model.correctsDelay, new.speaks, new.age > old.age else { return }
    ladder.learn(
      arm: arm, from: old.age, outcomes: old.outcomes, to: new.age, new: new.outcomes)
  }

  /// Moves an arm's rows that are older than its window into the frozen sums.
  ///
  /// Before that they are scored, by what frozen rows say of them.
  mutating func freezeRows(of arm: Int, on day: Int) {
    while open.hasRow(of: arm, endingBefore: firstOpenDay(of: arm, on: day)) {
      let row = open.removeFirst(of: arm)
      scoreCurves(by: row, arm: arm)
      freeze(row, arm: arm, on: day)
    }
  }

  /// Rows that end on this day or later stay open.
  private func firstOpenDay(of arm: Int, on day: Int) -> Int { day - ladder.windows[arm] }

  private mutating func scoreCurves(by row: OpenRow, arm: Int) {
    let maturity = ladder.maturity(of: arm, age: row.value.age)
    curveScores.score(
      CurveScores.Row(
        arm: arm, days: row.days, outcomes: row.value.outcomes,
        exposure: row.exposure(maturity: maturity), dispersion: dispersion.values[arm],
        discount: grid.discount(age: ladder.windows[arm])),
      evidence: evidence, levels: levels, curves: curves, halfLives: scores.prior)
  }

  private mutating func freeze(_ row: OpenRow, arm: Int, on day: Int) {
    let age = day - 1 - row.lastDay
    let maturity = ladder.maturity(of: arm, age: row.value.age)
    evidence.freeze(
      arm: arm, outcomes: row.value.outcomes, exposure: row.exposure(maturity: maturity),
      discount: grid.discount(age: age))
    let counted = orderValues.counted(row.value, arm: arm)
    orderValues.freeze(
      row.value, counted: counted, arm: arm, weight: OrderValues.discount(age: age))
    frozen.insert(
      FrozenRows.Entry(
        firstDay: row.firstDay, lastDay: row.lastDay, maturity: maturity,
        countedRevenue: counted == row.value.revenue ? nil : counted),
      arm: arm)
  }

  /// Sums what the day makes of an arm's rows: outcomes, exposures with the present F, and orders.
  ///
  /// Rows that freeze today come first in every sum, and are no part of what stays open: so the sums
  /// are the same, bit for bit, when a fold that was put away makes them anew.
  mutating func sumRows(of arm: Int, on day: Int) {
    evidence.beginSums(of: arm)
    orderValues.beginSums(of: arm)
    let rows = open.rows[arm]
    // In place: a row is half a kilobyte, and copying all of them takes as long as the sums.
    rows.withUnsafeBufferPointer { rows in
      for place in rows.indices { sum(rows[place], arm: arm, on: day) }
    }
  }

  @inline(__always)
  private mutating func sum(_ row: borrowing OpenRow, arm: Int, on day: Int) {
    let value = row.value
    let age = day - 1 - row.lastDay
    let discount = grid.discount(age: age)
    evidence.add(
      arm: arm, outcomes: value.outcomes,
      exposure: row.exposure(maturity: ladder.maturity(of: arm, age: value.age)),
      discount: discount)
    if row.lastDay >= firstOpenDay(of: arm, on: day) {
      evidence.add(
        arm: arm, outcomes: value.outcomes, logResponses: row.logResponses, discount: discount)
    }
    orderValues.add(value, arm: arm, age: age)
  }
}
