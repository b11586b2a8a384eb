/// From nothing at the foot of a chart to a round number at its top.
struct ValueScale: Hashable {
  let top: Double

  /// Reaches at least so far; a scale of nothing reaches one.
  init(reaching value: Double) {
    guard value.isFinite, value > 0 else {
      top = 1
      return
    }
    var unit = 1.0
    while unit * 10 <= value, unit < 1e15 { unit *= 10 }
    while unit > value, unit > 1e-9 { unit /= 10 }
    top = unit * (Self.steps.first { $0 * unit >= value } ?? 10)
  }

  /// Round numbers that are easily halved.
  private static let steps = [1, 1.2, 1.6, 2, 2.4, 3, 4, 5, 6, 8, 10]

  /// A scale on which most values can be told apart: the few beyond four times the middle one are
  /// cut off.
  static func telling(_ values: [Double], and level: Double?) -> ValueScale {
    let sorted = values.filter(\.isFinite).sorted()
    guard let greatest = sorted.last else { return ValueScale(reaching: level ?? 0) }
    let usual = 4 * max(sorted[sorted.count / 2], (level ?? 0) / 2)
    let reached = usual > 0 ? min(greatest, usual) : greatest
    return ValueScale(reaching: max(reached, 1.2 * (level ?? 0)))
  }

  /// From 0 at the foot to 1 at the top; what lies beyond stands at the end.
  func place(of value: Double) -> Double {
    guard value.isFinite else { return value > 0 ? 1 : 0 }
    return min(1, max(0, value / top))
  }
}
