import Glibc
import Statistics
import Testing

@Suite struct ResponseFoldTests {
  typealias Row = ResponseFold.Row
  typealias Value = ResponseFold.Value

  /// A model whose posterior depends on its own rows and on the level of the first seven days.
  static let unlearning = {
    var model = ResponseModel.standard
    model.correctsDelay = false
    model.learnsPrior = false
    model.learnsDispersion = false
    return model
  }()

  // MARK: Order

  @Test func `the order of a day's rows is nothing at all`() {
    var fold = ResponseFold(windows: ResponseFoldHistory.windows)
    for (day, rows) in ResponseFoldHistory.mornings(through: 61) {
      fold.advance(to: day, with: rows.reversed())
    }
    #expect(fold.state == ResponseFoldHistory.fold(through: 61).state)
  }

  @Test func `of two values of one row on one day the older delivery gives way`() {
    let young = Row(arm: 0, firstDay: 0, value: Value(intensity: 1, outcomes: 30, age: 1))
    let old = Row(arm: 0, firstDay: 0, value: Value(intensity: 1, outcomes: 40, age: 3))
    var fold = ResponseFold(windows: [2])
    var mirrored = fold
    var alone = fold
    fold.advance(to: 1, with: [young, old])
    mirrored.advance(to: 1, with: [old, young])
    alone.advance(to: 1, with: [old])
    #expect(fold.state == mirrored.state)
    #expect(fold.posterior(of: 0) == alone.posterior(of: 0))
  }

  @Test func `days without rows pass by themselves`() {
    var spelledOut = ResponseFold(windows: ResponseFoldHistory.windows)
    for (day, rows) in ResponseFoldHistory.mornings(through: 61) {
      if day == 52 {
        spelledOut.advance(to: 50, with: [])
        spelledOut.advance(to: 51, with: [])
      }
      spelledOut.advance(to: day, with: rows)
    }
    #expect(spelledOut.state == ResponseFoldHistory.fold(through: 61).state)
  }

  // MARK: State

  @Test(arguments: [1, 3, 14, 16, 40, 52, 61])
  func `a fold put away goes on as if it had never stopped`(day: Int) throws {
    let windows = ResponseFoldHistory.windows
    let state = ResponseFoldHistory.fold(through: day).state
    var resumed = try #require(ResponseFold(windows: windows, state: state))
    #expect(resumed.state == state)
    for (next, rows) in ResponseFoldHistory.mornings(through: 75) where next > day {
      resumed.advance(to: next, with: rows)
    }
    let whole = ResponseFoldHistory.fold(through: 75)
    #expect(resumed.state == whole.state)
    #expect((0..<4).map(resumed.posterior) == (0..<4).map(whole.posterior))
    #expect((0..<4).map(resumed.orderValue) == (0..<4).map(whole.orderValue))
    #expect((0..<4).map(resumed.dispersion) == (0..<4).map(whole.dispersion))
  }

  @Test func `what is believed is the same before and after`() throws {
    let fold = ResponseFoldHistory.fold(through: 47)
    let windows = ResponseFoldHistory.windows
    let resumed = try #require(ResponseFold(windows: windows, state: fold.state))
    #expect((0..<4).map(resumed.posterior) == (0..<4).map(fold.posterior))
    #expect((0..<4).map(resumed.orderValue) == (0..<4).map(fold.orderValue))
    #expect((0..<4).map(resumed.dispersion) == (0..<4).map(fold.dispersion))
    #expect(resumed.maturity(of: 0, age: 1) == fold.maturity(of: 0, age: 1))
  }

  @Test func `a fold that has not begun can be put away too`() throws {
    let state = ResponseFold(windows: [7]).state
    let resumed = try #require(ResponseFold(windows: [7], state: state))
    #expect(state.shared.isEmpty && state.arms == [[]])
    #expect(resumed.state == state)
  }

  @Test(arguments: [[5, 7, 14], [5, 7, 14, 4], [5, 7, 14, 3, 3]])
  func `a state for other windows is refused`(windows: [Int]) {
    let state = ResponseFoldHistory.fold(through: 47).state
    #expect(ResponseFold(windows: windows, state: state) == nil)
  }

  @Test func `a state of another model is refused`() {
    let state = ResponseFoldHistory.fold(through: 47).state
    let windows = ResponseFoldHistory.windows
    #expect(ResponseFold(windows: windows, model: .concave, state: state) == nil)
  }

  @Test func `numbers that break off, or are none, are refused`() {
    let windows = ResponseFoldHistory.windows
    let whole = ResponseFoldHistory.fold(through: 47).state
    var short = whole
    short.arms[1].removeLast()
    var long = whole
    long.shared.append(0)
    var broken = whole
    broken.arms[2][3] = .nan
    var endless = whole
    endless.shared[0] = .infinity
    #expect(ResponseFold(windows: windows, state: short) == nil)
    #expect(ResponseFold(windows: windows, state: long) == nil)
    #expect(ResponseFold(windows: windows, state: broken) == nil)
    #expect(ResponseFold(windows: windows, state: endless) == nil)
  }

  // MARK: Rows

  /// Day by day one row, and on day 30 the row of a day put right: while it is open or frozen.
  private static func corrected(_ first: Int, from old: Value, to new: Value) -> ResponseFold {
    var model = unlearning
    model.halfLives = [28]
    var fold = ResponseFold(windows: [5], model: model)
    for day in 0..<30 {
      let value = day == first ? old : Value(intensity: 1.5, outcomes: 20)
      fold.advance(to: day + 1, with: [Row(arm: 0, firstDay: day, value: value)])
    }
    let correction = Row(arm: 0, firstDay: first, value: new, replaces: old)
    fold.advance(to: 31, with: [correction])
    return fold
  }

  @Test(arguments: [10, 28])
  func `a correction is the same as having known better from the start`(first: Int) {
    let old = Value(intensity: 1, outcomes: 12)
    let new = Value(intensity: 1.3, outcomes: 17)
    let late = Self.corrected(first, from: old, to: new).posterior(of: 0)
    let early = Self.corrected(first, from: new, to: new).posterior(of: 0)
    #expect(relativeError(late.shapes, early.shapes) < 1e-12)
    #expect(relativeError(late.rates.flatMap(\.self), early.rates.flatMap(\.self)) < 1e-12)
  }

  @Test func `a correction of an open row changes what is believed of curves as exactly`() {
    let new = Value(intensity: 1.3, outcomes: 17)
    let late = Self.corrected(28, from: Value(intensity: 1, outcomes: 12), to: new)
    let early = Self.corrected(28, from: new, to: new)
    #expect(
      relativeError(late.posterior(of: 0).curveWeights, early.posterior(of: 0).curveWeights) < 1e-9)
  }

  @Test(arguments: [10, 28])
  func `a row taken back might never have been`(first: Int) {
    let nothing = Value(intensity: 0, outcomes: 0)
    let late = Self.corrected(first, from: Value(intensity: 1, outcomes: 12), to: nothing)
    let never = Self.corrected(first, from: nothing, to: nothing)
    let (a, b) = (late.posterior(of: 0), never.posterior(of: 0))
    #expect(relativeError(a.shapes, b.shapes) < 1e-12)
    #expect(relativeError(a.rates.flatMap(\.self), b.rates.flatMap(\.self)) < 1e-12)
  }

  @Test func `rows without spend say nothing, whatever their outcomes`() {
    var fold = ResponseFold(windows: [7, 7])
    fold.advance(
      to: 1, with: [Row(arm: 0, firstDay: 0, value: Value(intensity: 1, outcomes: 10))])
    var other = fold
    fold.advance(
      to: 2, with: [Row(arm: 1, firstDay: 1, value: Value(intensity: 0, outcomes: 99))])
    other.advance(to: 2, with: [])
    #expect(fold.state == other.state)
  }

  @Test func `the fold begins with the first row that has spend`() {
    var fold = ResponseFold(windows: [7])
    fold.advance(to: 1, with: [])
    fold.advance(to: 5, with: [Row(arm: 0, firstDay: 4, value: Value(intensity: 0, outcomes: 3))])
    #expect(fold.state == ResponseFold(windows: [7]).state)
  }

  @Test func `negative outcomes count as none`() {
    var fold = ResponseFold(windows: [7])
    var none = fold
    fold.advance(to: 1, with: [Row(arm: 0, firstDay: 0, value: Value(intensity: 1, outcomes: -4))])
    none.advance(to: 1, with: [Row(arm: 0, firstDay: 0, value: Value(intensity: 1, outcomes: 0))])
    #expect(fold.state == none.state)
  }

  @Test func `a week counts as seven days at its mean spend`() {
    let week = Row(arm: 0, firstDay: 0, days: 7, value: Value(intensity: 0.8, outcomes: 35))
    let days = (0..<7).map {
      Row(arm: 0, firstDay: $0, value: Value(intensity: 0.8, outcomes: 5))
    }
    var model = Self.unlearning
    model.halfLives = [.infinity]
    var fold = ResponseFold(windows: [7], model: model)
    var daily = fold
    fold.advance(to: 7, with: [week])
    daily.advance(to: 7, with: days)
    #expect(
      relativeError(fold.posterior(of: 0).meanMixture, daily.posterior(of: 0).meanMixture) < 1e-12)
  }

  // MARK: What is believed

  @Test func `before any row the level is about one`() {
    let posterior = ResponseFold(windows: [7, 7]).posterior(of: 1)
    #expect(relativeError(posterior.mean(at: 1), 1) < 1e-14)
    #expect(relativeError(posterior.weights.flatMap(\.self).reduce(0, +), 1) < 1e-14)
  }

  @Test func `newcomers are believed to be like the others, and like each other`() {
    var fold = ResponseFold(windows: [7, 7, 7, 7])
    for day in 0..<30 {
      let rows = (0..<2).map { arm in
        Row(
          arm: arm, firstDay: day,
          value: Value(intensity: 0.5 + 0.1 * Double(day % 9), outcomes: Double(20 + 10 * arm)))
      }
      fold.advance(to: day + 1, with: rows)
    }
    let levels = (0..<4).map { fold.posterior(of: $0).mean(at: 1) }
    #expect(fold.posterior(of: 2) == fold.posterior(of: 3))
    #expect(levels[0] < levels[2] && levels[2] < levels[1])
  }

  @Test func `a curve that is left out stays out`() {
    let fold = ResponseFoldHistory.fold(through: 61, model: .concave)
    let weights = (0..<4).flatMap { fold.posterior(of: $0).curveWeights[ResponseCurve.sigmoidal] }
    #expect(weights.allSatisfy { $0 == 0 })
  }

  @Test func `where nothing was delivered again all outcomes are known at once`() {
    var fold = ResponseFold(windows: [7])
    for day in 0..<20 {
      fold.advance(
        to: day + 1, with: [Row(arm: 0, firstDay: day, value: Value(intensity: 1, outcomes: 5))])
    }
    #expect((1...9).allSatisfy { fold.maturity(of: 0, age: $0) == 1 })
  }

  @Test func `ten years without rows pass, and leave the prior`() {
    var fold = ResponseFoldHistory.fold(through: 61)
    fold.advance(to: 61 + 3650, with: [])
    let (arm, other) = (fold.posterior(of: 0), fold.posterior(of: 1))
    #expect(relativeError(arm.shapes[0], other.shapes[0]) < 1e-12)
    #expect(relativeError(arm.weights.flatMap(\.self).reduce(0, +), 1) < 1e-12)
    #expect(arm.meanMixture.allSatisfy { $0.isFinite })
  }

  @Test func `an arm refuted beyond the smallest number still believes something`() {
    var fold = ResponseFold(windows: [3, 3])
    for day in 0..<200 {
      let intensity = 0.2 + 0.02 * Double(day % 90)
      let row = Row(
        arm: 0, firstDay: day,
        value: Value(intensity: intensity, outcomes: (4_000 * intensity.squareRoot()).rounded()))
      fold.advance(to: day + 1, with: [row])
    }
    let posterior = fold.posterior(of: 0)
    #expect(relativeError(posterior.mean(at: 1), 4_000) < 1e-2)
    #expect(relativeError(posterior.weights.flatMap(\.self).reduce(0, +), 1) < 1e-12)
  }

  // MARK: Order values

  /// Forty days of two arms with orders of 20 and 60, in a currency of that many units.
  private static func values(unit: Double) -> [Double] {
    var fold = ResponseFold(windows: [7, 7, 7])
    for day in 0..<40 {
      let rows = (0..<2).map { arm in
        let orders = Double(3 + (day * (arm + 3)) % 7)
        let revenue = orders * Double(20 + 40 * arm) * (0.8 + 0.1 * Double(day % 5)) * unit
        return Row(
          arm: arm, firstDay: day,
          value: Value(intensity: 1, outcomes: orders, revenue: revenue * (day == 33 ? 50 : 1)))
      }
      fold.advance(to: day + 1, with: rows)
    }
    return (0..<3).compactMap { fold.orderValue(of: $0)?.mean }
  }

  @Test func `another currency unit scales order values`() {
    let cents = Self.values(unit: 100)
    #expect(relativeError(cents, Self.values(unit: 1).map { $0 * 100 }) < 1e-12)
  }

  @Test func `one wild order hardly moves an order value, and a newcomer lies between`() {
    let values = Self.values(unit: 1)
    #expect(values[0] > 18 && values[0] < 30)
    #expect(values[1] > 50 && values[1] < 80)
    #expect(values[0] < values[2] && values[2] < values[1])
  }

  @Test func `before any revenue there is no order value`() {
    var fold = ResponseFold(windows: [7])
    fold.advance(
      to: 1,
      with: [Row(arm: 0, firstDay: 0, value: Value(intensity: 1, outcomes: 5, revenue: 0))])
    #expect(fold.orderValue(of: 0) == nil)
  }
}
