/// A row that came at one age with some outcomes, and later with others.
struct Redelivery: Sendable, Hashable {
  /// The ages, in days.
  let first: Int
  let last: Int

  /// The outcomes at both.
  let old: Double
  let new: Double

  /// Whether rows that came on one morning were set right, since no delay explains what they say.
  ///
  /// Conversions come the less the longer ago the money was spent, so that at least
  /// (a − ½) / (b − ½) of those known at age b were known at age a, a row's day being half a day
  /// old in the mean; and at least half of what was known stays. Three standard deviations of a
  /// binomial count beyond that are a correction.
  static func areCorrections(_ rows: [Redelivery]) -> Bool {
    var old = 0.0
    var new = 0.0
    var least = 0.0
    var variance = 0.0
    for row in rows {
      let share = (Double(row.first) - 0.5) / (Double(row.last) - 0.5)
      old += row.old
      new += row.new
      least += share * row.new
      variance += share * (1 - share) * row.new
    }
    return old < least - 3 * variance.squareRoot()
      || new < old / 2 - 3 * (old / 4).squareRoot()
  }
}
