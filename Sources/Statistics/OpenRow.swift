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

  /// The order of rows within an arm: by their last day, then by their first.
  func precedes(_ other: OpenRow) -> Bool {
    (lastDay, firstDay) < (other.lastDay, other.firstDay)
  }

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

  /// The same for a part of the outcomes, or more of them.
  func scaled(by factor: Double) -> Prediction {
    Prediction(mean: mean * factor, means: means * factor, shapes: shapes)
  }
}

/// The open rows of every arm, oldest first.
struct OpenRows: Sendable {
  /// Slices, which lose their first row without moving the others.
  private(set) var rows: [ArraySlice<OpenRow>]

  /// How many rows of an arm are not of age; they are its youngest.
  private var minors: [Int]

  init(arms: Int) {
    rows = .init(repeating: [], count: arms)
    minors = .init(repeating: 0, count: arms)
  }

  /// Where an arm has the row of a period.
  func place(of row: ResponseFold.Row) -> Int? {
    let open = rows[row.arm]
    for place in open.indices.reversed() where open[place].lastDay <= row.lastDay {
      // Most rows are new: the youngest open one tells it, and the others stay out of the cache.
      guard open[place].lastDay == row.lastDay else { return nil }
      if open[place].firstDay == row.firstDay { return place }
    }
    return nil
  }

  subscript(arm: Int, place: Int) -> OpenRow {
    get { rows[arm][place] }
    _modify { yield &rows[arm][place] }
  }

  /// Adds a row at its place in the order.
  mutating func insert(_ row: OpenRow, arm: Int) {
    rows[arm].append(row)
    var place = rows[arm].endIndex - 1
    while place > rows[arm].startIndex, row.precedes(rows[arm][place - 1]) {
      rows[arm].swapAt(place - 1, place)
      place -= 1
    }
    if !row.isOfAge { minors[arm] += 1 }
  }

  mutating func remove(arm: Int, at place: Int) {
    let row = rows[arm].remove(at: place)
    if !row.isOfAge { minors[arm] -= 1 }
  }

  /// Whether an arm's oldest row ends before a day.
  func hasRow(of arm: Int, endingBefore day: Int) -> Bool {
    !rows[arm].isEmpty && rows[arm][rows[arm].startIndex].lastDay < day
  }

  /// Takes an arm's oldest row off; there is one.
  mutating func removeFirst(of arm: Int) -> OpenRow {
    rows[arm].removeFirst()
  }

  /// Visits an arm's rows that were not of age and end on a day or before it; now they are.
  mutating func comeOfAge(arm: Int, endingThrough day: Int, _ visit: (OpenRow) -> Void) {
    var place = rows[arm].endIndex
    var remaining = minors[arm]
    while remaining > 0 {
      place -= 1
      guard !rows[arm][place].isOfAge else { continue }
      remaining -= 1
      guard rows[arm][place].lastDay <= day else { continue }
      rows[arm][place].isOfAge = true
      minors[arm] -= 1
      visit(rows[arm][place])
    }
  }
}
