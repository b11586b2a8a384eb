import Glibc
import Marketing
import Statistics

/// What a made-up channel did in the days of one mature row.
struct MadeUpRow: Sendable, Hashable {
  /// The channel's place in its portfolio.
  let channel: Int
  let days: ClosedRange<Int>
  /// Over zero, in target costs; where revenue counts, in mean orders that the target asks for.
  let spend: Double
  /// Orders that are known.
  let orders: Double
  /// In mean orders; nil where orders have no value.
  let revenue: Double?

  /// What is held against the spend.
  var outcome: Double { revenue ?? orders }
}

/// A channel whose truth is known: it spends as its state has it, and its rows mature.
///
/// All chance comes from a generator of its own, so that channels can live in any order.
struct MadeUpChannel: Sendable {
  private let place: Int
  private let study: VerdictStudy
  private let volume: Double
  private let ratios: RatioPath
  private var generator: SeededGenerator
  private var noise: OutcomeNoise
  private var spending: SpendPolicy
  /// Days whose row has not matured yet, oldest first.
  private var openDays: [OpenDay] = []

  private struct OpenDay: Hashable {
    let day: Int
    let spend: Double
    let orders: Int
  }

  /// `number` counts through all portfolios, `place` within one.
  init(_ number: Int, at place: Int, of study: VerdictStudy) {
    self.place = place
    self.study = study
    volume = study.volume.value(for: number)
    ratios = study.ratios(of: number)
    generator = Streams(scenario: "verdicts", seed: study.seed).generator(for: .rows, number)
    noise = OutcomeNoise(study.noise, correlation: study.correlation)
    spending = SpendPolicy(study.spendPolicy)
  }

  /// The true rate over the target's on a day.
  func ratio(on day: Int) -> Double { ratios.ratio(on: day) }

  /// Lives through a day; returns what was spent.
  ///
  /// The spend m brings r m (m / v)^(e − 1) outcomes, v the full amount and e the elasticity.
  mutating func live(_ day: Int, as standing: JudgedChannel) -> Double {
    let factor = spending.factor(on: day, using: &generator)
    let spend = amount(of: standing, atFull: factor * volume)
    let response = spend > 0 ? pow(spend / volume, study.elasticity - 1) : 0
    let orders = noise.draw(
      mean: ratio(on: day) * spend * response, on: day, using: &generator)
    if spend > 0 { openDays.append(OpenDay(day: day, spend: spend, orders: orders)) }
    return spend
  }

  private func amount(of standing: JudgedChannel, atFull full: Double) -> Double {
    switch standing.state {
    case .testing, .confirmed: full
    case .probation: full / 2
    case .dropped: 0
    case .retest: min(standing.retestSpend ?? 0, volume)
    }
  }

  /// The row that matures at the end of a day; nil when none does, or nothing was spent in it.
  mutating func matureRow(on today: Int) -> MadeUpRow? {
    spending.passDay()
    let last = today - study.window
    let length = study.cadence.days
    guard (last + 1).isMultiple(of: length) else { return nil }
    let days = openDays.prefix { $0.day <= last }
    openDays.removeFirst(days.count)
    guard !days.isEmpty else { return nil }
    let orders = days.reduce(0) { $0 + knownOrders(of: $1, on: today) }
    let row = MadeUpRow(
      channel: place, days: last - length + 1...last, spend: days.reduce(0) { $0 + $1.spend },
      orders: Double(orders), revenue: revenue(of: orders))
    spending.learn(outcome: row.outcome, expected: row.spend)
    return row
  }

  /// Each order of a day has come by now with the same chance.
  private mutating func knownOrders(of day: OpenDay, on today: Int) -> Int {
    let share = study.delay.knownShare(atAge: today - day.day)
    guard share < 1 else { return day.orders }
    return (0..<day.orders).count { _ in generator.uniform() < share }
  }

  /// Orders are worth e^(sN − s²/2): one in the mean.
  private mutating func revenue(of orders: Int) -> Double? {
    guard let spread = study.revenue else { return nil }
    return (0..<orders).reduce(0) { sum, _ in
      sum + exp(spread * generator.standardNormal() - spread * spread / 2)
    }
  }
}
