/// A row whose outcomes may still come, or be taken back.
struct OpenRow: Sendable {
  let firstDay: Int
  let lastDay: Int

  /// What the latest delivery said, nothing below zero.
  var value: ResponseFold.Value

  /// g_j(u).
  var responses: CurveVector

  /// What was predicted of it the day before it was known.
  var prediction: Prediction

  /// Whether half of its outcomes have had the time to come.
  var isOfAge = false

  /// How many days it spans.
  var days: Double { Double(lastDay - firstDay + 1) }

  /// What the curves of level one would have brought by now, n F g_j(u).
  func exposure(maturity: Double) -> CurveVector { (days * maturity) * responses }
}

/// The final outcomes that an arm's posterior expects of a row.
struct Prediction: Sendable {
  /// The mean over all half-lives.
  var mean = 0.0

  /// The mean at each half-life.
  var means = HalfLifeVector.zero

  /// α at each half-life.
  var shapes = HalfLifeVector.zero

  /// The same for another spend, in proportion.
  ///
  /// What the curves say of the new spend is known only to a posterior that has seen the row; and a
  /// spend that is set right moves by a few per cent, where every curve is nearly a line.
  func scaled(by factor: Double) -> Prediction {
    Prediction(mean: mean * factor, means: means * factor, shapes: shapes)
  }
}

/// The open rows of every arm, oldest first.
struct OpenRows: Sendable {
  private(set) var rows: [[OpenRow]]

  /// How many rows of an arm are not of age; they are its youngest.
  private var minors: [Int]

  init(arms: Int) {
    rows = .init(repeating: [], count: arms)
    minors = .init(repeating: 0, count: arms)
  }

  /// Where an arm has the row of a period.
  func place(of row: ResponseFold.Row) -> Int? {
    rows[row.arm].lastIndex { $0.lastDay == row.lastDay && $0.firstDay == row.firstDay }
  }

  subscript(arm: Int, place: Int) -> OpenRow {
    get { rows[arm][place] }
    _modify { yield &rows[arm][place] }
  }

  /// Adds a row behind those that end before it.
  mutating func insert(_ row: OpenRow, arm: Int) {
    let later = rows[arm].reversed().prefix {
      ($0.lastDay, $0.firstDay) > (row.lastDay, row.firstDay)
    }
    rows[arm].insert(row, at: rows[arm].count - later.count)
    if !row.isOfAge { minors[arm] += 1 }
  }

  mutating func remove(arm: Int, at place: Int) {
    let row = rows[arm].remove(at: place)
    if !row.isOfAge { minors[arm] -= 1 }
  }

  /// Takes an arm's rows off that end before a day.
  mutating func removeRows(of arm: Int, endingBefore day: Int) -> ArraySlice<OpenRow> {
    let old = rows[arm].prefix { $0.lastDay < day }
    guard !old.isEmpty else { return [] }
    rows[arm].removeFirst(old.count)
    return old
  }

  /// An arm's rows that end on a day or before it and were not of age; now they are.
  mutating func comeOfAge(arm: Int, endingThrough day: Int) -> [OpenRow] {
    var found: [OpenRow] = []
    var place = rows[arm].count
    var remaining = minors[arm]
    while remaining > 0 {
      place -= 1
      guard !rows[arm][place].isOfAge else { continue }
      remaining -= 1
      guard rows[arm][place].lastDay <= day else { continue }
      rows[arm][place].isOfAge = true
      minors[arm] -= 1
      found.append(rows[arm][place])
    }
    return found
  }
}
