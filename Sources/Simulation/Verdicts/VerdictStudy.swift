public import Marketing
import Statistics

/// Made-up channels whose truth is known, and the rule that judges them.
public struct VerdictStudy: Sendable, Hashable {
  /// Outcomes a day that the target promises for the full amount; over zero.
  public var volume = Dealt(3.0)
  /// The true rate over the target's.
  public var ratio = Dealt(1.0)
  public var changes: [RatioChange] = []
  public var noise = NoiseName.nb2
  /// The coefficient of a rate that wanders; nil for the noise's own.
  public var rho: Double?
  /// The deviation of the logarithm of single order values; nil where conversions count.
  public var revenue: Double?
  /// What another per cent of spend brings, in per cent; 1 for a straight line.
  public var elasticity = 1.0
  public var delay = ConversionDelay.none
  /// Days until a row is judged; nil for the delay's own.
  public var ownWindow: Int?
  public var cadence = ChannelRules.Cadence.day
  public var spendPolicy = SpendPolicyName.fixed
  public var rule = VerdictRule.tanteo
  /// φ₀, the dispersion believed before any row; nil for the daemon's, which portfolios learn.
  public var phi0: Double?
  /// By how much a channel may miss its target without the detector telling.
  public var tolerance = TestDesign.standard.tolerance
  /// The detector's odds that drop; four times those of probation.
  public var detectorBar = EvidenceBar(errorRate: PlanRules.standardErrorRate).degradationOdds
  public var channels = 2000
  public var days = 365
  public var seed: UInt64 = 0
  /// Whether all channels share one bar and one dispersion; else each is judged alone.
  public var isPortfolio = false
  /// So many portfolios of `channels` each.
  public var portfolios = 1
  /// Whether the alarm that a channel does worse than it used to is reported.
  public var watchesAgeing = false

  public init() {}

  var window: Int { ownWindow ?? delay.window }

  var correlation: Double? { rho ?? noise.correlation }

  /// What is believed of the dispersion before any row.
  var dispersionPrior: DispersionPrior {
    (revenue == nil ? DispersionPrior.conversions : .revenue).based(on: phi0)
  }

  /// How many channels are judged together.
  var channelsInPortfolio: Int { isPortfolio ? channels : 1 }

  func ratios(of channel: Int) -> RatioPath {
    RatioPath(start: ratio.value(for: channel), changes: changes)
  }
}

/// Values that are dealt to channels in turn; mostly one for all.
public struct Dealt<Value: Sendable & Hashable>: Sendable, Hashable {
  public let first: Value
  public let others: [Value]

  public init(_ first: Value, _ others: [Value] = []) {
    self.first = first
    self.others = others
  }

  public var all: [Value] { [first] + others }

  func value(for channel: Int) -> Value {
    let place = channel % (others.count + 1)
    return place == 0 ? first : others[place - 1]
  }
}

extension VerdictStudy {
  /// How many worlds, each with a judge of its own.
  public var worlds: Int { isPortfolio ? portfolios : channels }

  /// Plays every world in a task of its own; the figures do not depend on which ends first.
  ///
  /// `played` is called after each world, in no order.
  public func run(played: () -> Void = {}) async -> VerdictFigures {
    await withTaskGroup(of: (Int, [ChannelLife]).self) { group in
      for world in 0..<worlds { group.addTask { (world, lives(in: world)) } }
      var outcomes = [[ChannelLife]](repeating: [], count: worlds)
      for await (world, lives) in group {
        outcomes[world] = lives
        played()
      }
      return VerdictFigures(of: self, worlds: outcomes)
    }
  }

  /// What becomes of the channels of one world.
  func lives(in world: Int) -> [ChannelLife] {
    let places = 0..<channelsInPortfolio
    var channels = places.map { MadeUpChannel(world * places.count + $0, at: $0, of: self) }
    var lives = places.map { _ in ChannelLife() }
    var judge = judge()
    for day in 0..<days {
      for place in places {
        lives[place].spend(channels[place].live(day, as: judge.standing(of: place)))
      }
      judge.judge(places.compactMap { channels[$0].matureRow(on: day) }, on: day)
      for place in places {
        lives[place].note(
          judge.standing(of: place), on: day + 1, ratio: channels[place].ratio(on: day))
      }
    }
    return lives
  }
}
