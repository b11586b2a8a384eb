public import Marketing
import Statistics

/// A recipe for worlds: how many channels there are, and what their truth is drawn from.
///
/// `Allocation.md` lays out the fifteen of `catalogue` with their equations.
public struct Scenario: Sendable, Hashable {
  public let name: String
  var channelCount = 8
  var curves = CurveLaw.power(exponents: 0.5...0.9)
  var levels = LevelLaw.lognormal(median: 25, spread: 0.5)
  var quality = QualityLaw()
  /// Six times a year, three days bring half as much again.
  var hasHolidays = false
  /// The last channels, which join between the 30th day and the 300th.
  var newcomers = 0
  var delays = DelayLaw(meanDays: 1...1, window: 15)
  /// The share of conversions that are reported in excess at first, and taken back.
  var restatedShare = 0.0
  public var objective = Objective.conversions
  var orderValues = OrderValueLaw()
  /// How many worlds give a table whose standard errors are small enough to read.
  public var standardSeeds = 30

  /// Currency units a day for each channel: the equal split, at which every curve is 1.
  static let reference = 1250.0

  /// Currency units a day for all channels together.
  var budget: Double { Self.reference * Double(channelCount) }

  /// Whether orders have values, and rows revenue.
  var hasRevenue: Bool { objective != .conversions }

  /// Whether money may stay unspent, as it counts against what it brings.
  var isProfit: Bool {
    if case .profit = objective { true } else { false }
  }

  /// The variation of a day's expectation that nothing explains.
  static let noise = 0.15
}

/// The shapes of the channels' true response, over spend as a multiple of the reference.
enum CurveLaw: Sendable, Hashable {
  /// uᵇ with b uniform in a range; 1 is a straight line.
  case power(exponents: ClosedRange<Double>)
  /// (1 + k) u / (k + u) with ln k normal, mean ½ and deviation 0.7.
  case saturating
  /// (1 + k²) u² / (k² + u²) with the same k: nothing happens below a threshold.
  case sigmoid
}

/// Conversions a day at the reference spend.
enum LevelLaw: Sendable, Hashable {
  case lognormal(median: Double, spread: Double)
  /// top · e^(−step · rank), the ranks dealt to the channels at random.
  case ladder(top: Double, step: Double)
}

/// How a channel's quality moves, as a factor on its response.
struct QualityLaw: Sendable, Hashable {
  /// Daily deviation of an Ornstein–Uhlenbeck path of ln quality that returns by 1 % a day.
  var drift = 0.0
  /// Whether every other channel loses 0.6 % a day until it is renewed after 60 to 120 days.
  var tires = false
  /// Mean days between jumps to another level, ±70 %; nil for none.
  var daysBetweenJumps: Double?
}

/// How long after the spend conversions come.
struct DelayLaw: Sendable, Hashable {
  /// From which each channel's mean of a geometric delay is drawn; 0 is none at all.
  let meanDays: ClosedRange<Double>
  /// The age of a row, in mornings, from which no conversion is attributed any more.
  let window: Int
}

/// What a conversion is worth, in currency units.
struct OrderValueLaw: Sendable, Hashable {
  var median = 80.0
  /// Deviation of the logarithm of the channels' mean values.
  var spread = 0.0
  /// Deviation of the logarithm of single orders around their channel's mean.
  var individual = 0.0
}

extension Scenario {
  /// All scenarios, in the order of the tables.
  public static let catalogue = [
    Scenario(
      name: "linear", curves: .power(exponents: 1...1), levels: .ladder(top: 25, step: 0.15),
      delays: .none),
    Scenario(
      name: "nearties", curves: .power(exponents: 1...1), levels: .ladder(top: 25, step: 0.01),
      delays: .none),
    Scenario(name: "satpow", curves: .power(exponents: 0.4...0.85)),
    Scenario(name: "sathill", curves: .saturating),
    Scenario(name: "drift", quality: QualityLaw(drift: 0.04, tires: true)),
    Scenario(name: "abrupt", quality: QualityLaw(daysBetweenJumps: 90)),
    Scenario(
      name: "delay", quality: QualityLaw(drift: 0.03, daysBetweenJumps: 150),
      delays: DelayLaw(meanDays: 4...12, window: 36), restatedShare: 0.05),
    Scenario(
      name: "sparse", curves: .power(exponents: 0.5...0.85),
      levels: .lognormal(median: 0.5, spread: 0.7), quality: QualityLaw(drift: 0.01)),
    Scenario(
      name: "heavyrev", levels: .lognormal(median: 10, spread: 0.5),
      quality: QualityLaw(drift: 0.02), objective: .revenue,
      orderValues: OrderValueLaw(spread: 0.6, individual: 1.6)),
    Scenario(
      name: "loss", curves: .power(exponents: 0.5...0.85),
      levels: .lognormal(median: 14, spread: 0.6), quality: QualityLaw(drift: 0.02),
      objective: .profit(margin: 1), orderValues: OrderValueLaw(spread: 0.4, individual: 1)),
    Scenario(
      name: "many50", channelCount: 50, levels: .lognormal(median: 6, spread: 0.7),
      quality: QualityLaw(drift: 0.02), standardSeeds: 16),
    Scenario(
      name: "newch", channelCount: 10, curves: .power(exponents: 0.5...0.85),
      levels: .lognormal(median: 25, spread: 0.7), quality: QualityLaw(drift: 0.02), newcomers: 6),
    Scenario(
      name: "mixed", channelCount: 12, curves: .saturating,
      levels: .lognormal(median: 8, spread: 0.7),
      quality: QualityLaw(drift: 0.03, tires: true, daysBetweenJumps: 180), hasHolidays: true,
      newcomers: 4, delays: DelayLaw(meanDays: 2...7, window: 29), restatedShare: 0.05),
    Scenario(name: "few2", channelCount: 2, quality: QualityLaw(drift: 0.02)),
    Scenario(name: "scurve", curves: .sigmoid, standardSeeds: 16),
  ]

  /// The scenario with a name; nil for an unknown one.
  public init?(named name: String) {
    guard let known = Self.catalogue.first(where: { $0.name == name }) else { return nil }
    self = known
  }
}

extension DelayLaw {
  /// Every conversion is known on the next morning, though rows keep coming as ever.
  static let none = DelayLaw(meanDays: 0...0, window: 15)
}
