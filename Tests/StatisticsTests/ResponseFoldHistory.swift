import Glibc
import Statistics

/// Sixty days of four arms, the same as in scripts/oracles/response-fold.py.
///
/// Arm 0 is delivered again every day, but for its first ten rows, which come once and long after;
/// arm 1 three times, the last when the row is frozen, with revenue; arm 2 has weeks for rows; arm 3
/// joins late, leaves early and has days without spend. Rows are put right and taken back, open and
/// frozen, and on two mornings nothing is said.
enum ResponseFoldHistory {
  static let windows = [5, 7, 14, 3]

  private typealias Key = [Int]

  /// What became known on the mornings of days 1 to `days`, each value with the one before it.
  static func mornings(through days: Int) -> [(day: Int, rows: [ResponseFold.Row])] {
    var latest: [Key: ResponseFold.Value] = [:]
    return (1...days).filter { $0 != 50 && $0 != 51 }.map { day in
      let rows = deliveries(on: day).map { row in
        var row = row
        let key = [row.arm, row.firstDay, row.days]
        row.replaces = latest[key]
        latest[key] = row.value
        return row
      }
      return (day, rows)
    }
  }

  /// A fold of those mornings.
  static func fold(through days: Int, model: ResponseModel = .standard) -> ResponseFold {
    var fold = ResponseFold(windows: windows, model: model)
    for (day, rows) in mornings(through: days) { fold.advance(to: day, with: rows) }
    return fold
  }

  private static func noise(_ arm: Int, _ day: Int) -> Double {
    let mixed: Int = (arm + 1) * 7919 + day * 104_729 + day * day * 31
    return Double(mixed % 101) / 100
  }

  /// What a delivery says of a row: a changed spend, outcomes that come in, revenue.
  private static func row(
    _ arm: Int, _ first: Int, days n: Int = 1, age: Int
  ) -> ResponseFold.Row {
    let base: Double = 0.2 + 0.3 * Double(arm) + 1.6 * noise(arm, first)
    let intensity: Double = base * (age >= 4 && arm == 1 ? 1.02 : 1)
    let level = Double(n) * Double(6 + 4 * arm)
    let final: Double = level * (0.3 + 0.7 * intensity) * (0.5 + noise(arm + 10, first))
    let outcomes = floor(final * [0.5, 0.7, 0.8, 0.9, 1][min(age, 5) - 1])
    let orderValue: Double = Double(20 + 10 * arm) * (0.7 + 0.6 * noise(arm + 20, first))
    let revenue = outcomes * orderValue
    return ResponseFold.Row(
      arm: arm, firstDay: first, days: n,
      value: ResponseFold.Value(
        intensity: intensity, outcomes: outcomes,
        revenue: arm % 2 == 1 ? revenue * (first == 30 ? 40 : 1) : nil, age: age))
  }

  private static func deliveries(on day: Int) -> [ResponseFold.Row] {
    var found: [ResponseFold.Row] = []
    for age in 1...6 where (0..<60).contains(day - age) && (day - age >= 10 || age == 1) {
      found.append(row(0, day - age, age: day - age < 10 ? 300 : age))
    }
    for age in [1, 4, 9] where (0..<60).contains(day - age) {
      found.append(row(1, day - age, age: age))
    }
    for age in [1, 8] where day - age >= 6 && (day - age) % 7 == 6 {
      found.append(row(2, day - age - 6, days: 7, age: age))
    }
    if (21..<36).contains(day) {
      found.append(changed(row(3, day - 1, age: 1)) { if day % 3 == 0 { $0.intensity = 0 } })
    }
    if day == 40 {
      found.append(changed(row(0, 25, age: 15)) { $0.outcomes = 50 })
      found.append(changed(row(1, 20, age: 20)) { $0.intensity = 0 })
      found.append(changed(row(2, 21, days: 7, age: 13)) { $0.outcomes = 200 })
      found.append(changed(row(3, 31, age: 9)) { $0.revenue = 10 })
    }
    if day == 45 {
      found = found.map { row in
        changed(row) { if row.arm == 0, row.firstDay == 41 { $0.intensity = 0 } }
      }
    }
    return found
  }

  private static func changed(
    _ row: ResponseFold.Row, _ change: (inout ResponseFold.Value) -> Void
  ) -> ResponseFold.Row {
    var row = row
    change(&row.value)
    return row
  }
}
