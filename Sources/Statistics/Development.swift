/// How outcomes grow over one step of age, and how many mornings showed it.
///
/// A morning m on which rows are delivered again shows e outcomes that have become e + g. Growth that
/// comes morning after morning is how outcomes come in, growth of a single one is a correction. So
/// what they show beyond the usual growth, Σ g − (u − 1) Σ e, counts by 1 − Σ a² / (Σ a)² with
/// a = e + |g|: nothing for one morning, 1 − 1/n for n alike; Σ a² / (Σ a)² is the index by which
/// O. C. Herfindahl (Concentration in the Steel Industry, 1950) measures how few share a market.
struct Development: Sendable, Hashable {
  /// Σ e and Σ g.
  private var outcomes = 0.0
  private var growth = 0.0

  /// Σ a and Σ a².
  private var shown = 0.0
  private var squares = 0.0

  /// What one morning showed, over all of its rows.
  mutating func add(outcomes e: Double, growth g: Double) {
    let a = e + abs(g)
    outcomes += e
    growth += g
    shown += a
    squares += a * a
  }

  /// Every morning counts a little less.
  mutating func fade(by factor: Double) {
    outcomes *= factor
    growth *= factor
    shown *= factor
    squares *= factor * factor
  }

  /// The outcomes that were shown, less those of a single morning: Σ a − Σ a² / Σ a.
  var experience: Double { shown > 0 ? shown - squares / shown : 0 }

  /// By how much outcomes grow: u + (1 − Σ a² / (Σ a)²) (Σ g − (u − 1) Σ e) / (Σ e + w).
  ///
  /// `usual` is u, the factor that is believed without any row, and `weight` w, the outcomes that
  /// this belief is worth.
  func factor(usual: Double, weight: Double) -> Double {
    guard shown > 0 else { return usual }
    let credit = experience / shown
    return usual + credit * (growth - (usual - 1) * outcomes) / (outcomes + weight)
  }
}

// MARK: - State

extension Development {
  /// What was learnt, to be put away.
  var numbers: [Double] { [outcomes, growth, shown, squares] }

  /// Takes back what was put away.
  init(from reader: inout NumberReader) throws {
    outcomes = try reader.number()
    growth = try reader.number()
    shown = try reader.number()
    squares = try reader.number()
  }
}
