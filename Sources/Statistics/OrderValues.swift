import Glibc

/// What an outcome of each arm is worth, learnt from rows with revenue.
///
/// With n and R the outcomes and the revenue of an arm, fading with a half-life of 120 days, its
/// mean order value is v ~ InverseGamma(a + 1 + n/CV², a m + R/CV²). The prior's mean m and strength
/// a = 1 + 1/τ² come from the spread τ² between arms; CV² is the variance of one order over v².
struct OrderValues: Sendable {
  /// Outcomes and revenue of an arm.
  struct Sums: Sendable {
    var orders = 0.0
    var revenue = 0.0
  }

  /// The first day with revenue; nil before it.
  var firstDay: Int?

  /// Sums over frozen rows, and over all rows.
  var frozen: [Sums]
  var sums: [Sums]

  /// Σ (R − n v)² / (n v²) over rows when first known, and their number; both fade by 1 % a day.
  var squares = 1.0
  var rows = 1.0

  /// CV² = squares / rows, in [0.05, 20], and the prior, as the day before left them.
  private var variation = 1.0
  private var priorMean = 0.0
  private var priorShape = 0.0

  /// Whether order values have settled enough to call a row's revenue wild.
  private var isSettled = false

  init(arms: Int) {
    frozen = .init(repeating: Sums(), count: arms)
    sums = frozen
  }

  /// 2^(−a/120), what a row of age `a` counts for; age zero is the first morning.
  static func discount(age: Int) -> Double { exp2(-Double(age) / 120) }

  /// The morning of a day.
  mutating func begin(_ day: Int) {
    guard let firstDay else { return }
    let decay = Self.discount(age: 1)
    for arm in frozen.indices {
      frozen[arm].orders *= decay
      frozen[arm].revenue *= decay
    }
    isSettled = day - firstDay >= 7
    if isSettled {
      squares *= 0.99
      rows *= 0.99
    }
  }

  /// The revenue of a value that counts: one wild order must not decide what all are worth.
  ///
  /// At most n v (1 + 4 CV/√n); nothing without outcomes, nil without revenue.
  func counted(_ value: ResponseFold.Value, arm: Int) -> Double? {
    guard let revenue = value.revenue else { return nil }
    guard value.outcomes > 0 else { return 0 }
    guard isSettled, let posterior = posterior(of: arm) else { return revenue }
    let spread = (max(variation, 0.1) / max(value.outcomes, 1)).squareRoot()
    return min(revenue, value.outcomes * posterior.mean * (1 + 4 * spread))
  }

  /// A row became known.
  mutating func learnVariation(_ value: ResponseFold.Value, arm: Int) {
    guard isSettled, value.outcomes > 0, let revenue = counted(value, arm: arm),
      let mean = posterior(of: arm)?.mean
    else { return }
    let miss = revenue - value.outcomes * mean
    squares += miss * miss / (max(value.outcomes, 1) * mean * mean)
    rows += 1
  }

  /// Adds a frozen row with what was counted of its revenue; a weight under zero takes it back.
  mutating func freeze(
    _ value: ResponseFold.Value, counted: Double?, arm: Int, weight: Double
  ) {
    guard let counted, value.outcomes > 0 else { return }
    frozen[arm].orders += weight * value.outcomes
    frozen[arm].revenue = max(0, frozen[arm].revenue + weight * counted)
  }

  /// Begins an arm's sums of the day with those of its frozen rows.
  mutating func beginSums(of arm: Int) {
    sums[arm] = frozen[arm]
  }

  /// Adds an open row; age zero is the first morning.
  mutating func add(_ value: ResponseFold.Value, arm: Int, age: Int) {
    guard value.outcomes > 0, let revenue = counted(value, arm: arm) else { return }
    let weight = Self.discount(age: age)
    sums[arm].orders += weight * value.outcomes
    sums[arm].revenue += weight * revenue
  }

  /// Learns the prior from the sums of all arms.
  ///
  /// With v̄ = Σ R/Σ n, an arm's shrunk mean is x = (R + 2 v̄)/(n + 2) and its weight
  /// w = n/(n + 4 CV²) + 10⁻⁶: m = Σ w x/Σ w, and τ² = Σ w ((x/m − 1)² − CV²/(n + 2))/Σ w, held in
  /// [0.02, 1], the moment estimate of the variance between arms.
  mutating func learnPrior(day: Int) {
    let known = sums.filter { $0.orders > 0 }
    let total = known.reduce(into: Sums()) {
      $0.orders += $1.orders
      $0.revenue += $1.revenue
    }
    variation = min(max(squares / rows, 0.05), 20)
    priorMean = 0
    guard total.revenue > 0 else { return }
    firstDay = firstDay ?? day
    let overall = total.revenue / total.orders
    let shrunk = known.map { ($0.revenue + 2 * overall) / ($0.orders + 2) }
    let weights = known.map { $0.orders / ($0.orders + 4 * variation) + 1e-6 }
    let weight = weights.reduce(0, +)
    priorMean = zip(weights, shrunk).reduce(0) { $0 + $1.0 * $1.1 } / weight
    var spread = 0.0
    for (index, sums) in known.enumerated() {
      let gap = shrunk[index] / priorMean - 1
      spread += weights[index] * (gap * gap - variation / (sums.orders + 2))
    }
    priorShape = 1 + 1 / min(max(spread / weight, 0.02), 1)
  }

  /// What is believed of an arm's order value; nil before any revenue anywhere.
  func posterior(of arm: Int) -> OrderValuePosterior? {
    guard priorMean > 0 else { return nil }
    return OrderValuePosterior(
      shape: priorShape + 1 + sums[arm].orders / variation,
      rate: priorShape * priorMean + sums[arm].revenue / variation)
  }
}
