import ArgumentParser
import Marketing
import Simulation

/// What is true of the channels.
struct MadeUpChannelOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Conversions a day that the target promises; several are dealt in turn.",
      valueName: "v,…"),
    transform: { try DealtNumbers.read($0, in: 0.001...100_000, of: "--volume") })
  var volume = Dealt(3.0)

  @Option(
    help: ArgumentHelp(
      "The true rate over the target's; several are dealt in turn.", valueName: "r,…"),
    transform: { try DealtNumbers.read($0, in: 0...1000, of: "--ratio") })
  var ratio = Dealt(1.0)

  @Option(
    help: ArgumentHelp(
      "Another true rate from a day on, counted from 0, or in a straight line between two days; "
        + "may be repeated.", valueName: "day[-day]:r"),
    transform: RatioChange.read)
  var change: [RatioChange] = []

  @Option(
    help: ArgumentHelp(
      "How counts scatter: \(NoiseName.names).", valueName: "name"),
    transform: { try KnownName.one(of: NoiseName.self, $0, kind: "noise") })
  var noise = NoiseName.nb2

  @Option(
    help: ArgumentHelp(
      "Let the rate wander: the coefficient of an AR(1) of its logarithm, deviation 0.3.",
      valueName: "rho"))
  var rho: Double?

  @Option(
    help: ArgumentHelp(
      "Judge revenue, of orders whose values have this deviation of the logarithm.",
      valueName: "sdlog"))
  var revenue: Double?

  @Option(
    help: ArgumentHelp("What 1 % more spend brings, in per cent.", valueName: "e"))
  var elasticity = 1.0

  func validate() throws {
    try rho.map { try checkNumber($0, in: 0...0.99, of: "--rho") }
    try revenue.map { try checkNumber($0, in: 0...4, of: "--revenue") }
    try checkNumber(elasticity, in: 0.1...2, of: "--elasticity")
  }

  func describe(_ study: inout VerdictStudy) {
    study.volume = volume
    study.ratio = ratio
    study.changes = change
    study.noise = noise
    study.rho = rho
    study.revenue = revenue
    study.elasticity = elasticity
  }
}

/// How rows come, and how money moves.
struct MadeUpRowOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How late conversions come: \(ConversionDelay.names).", valueName: "name"),
    transform: { try KnownName.one(of: ConversionDelay.self, $0, kind: "delay") })
  var delay = ConversionDelay.none

  @Option(
    help: ArgumentHelp(
      "Days until a row is judged; when not given, until 95 % of its conversions are known.",
      valueName: "days"))
  var window: Int?

  @Option(
    help: ArgumentHelp(
      "How often a row comes: \(ChannelRules.Cadence.names).", valueName: "name"),
    transform: { try KnownName.one(of: ChannelRules.Cadence.self, $0, kind: "cadence") })
  var cadence = ChannelRules.Cadence.day

  @Option(
    help: ArgumentHelp(
      "How spend moves: \(SpendPolicyName.names).", valueName: "name"),
    transform: { try KnownName.one(of: SpendPolicyName.self, $0, kind: "spend policy") })
  var spendPolicy = SpendPolicyName.fixed

  func validate() throws {
    try window.map { try checkNumber($0, in: 0...365, of: "--window") }
  }

  func describe(_ study: inout VerdictStudy) {
    study.delay = delay
    study.ownWindow = window
    study.cadence = cadence
    study.spendPolicy = spendPolicy
  }
}

/// What judges.
struct JudgementOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("What judges: \(VerdictRule.names).", valueName: "name"),
    transform: { try KnownName.one(of: VerdictRule.self, $0, kind: "rule") })
  var rule = VerdictRule.tanteo

  @Option(
    help: ArgumentHelp(
      "The dispersion believed before any row, and then not learnt from other channels.",
      valueName: "x"))
  var phi0: Double?

  @Option(
    help: ArgumentHelp(
      "By how much a channel may miss its target without the detector telling.", valueName: "t"))
  var tolerance = TestDesign.standard.tolerance

  @Option(
    help: ArgumentHelp(
      "The detector's odds that drop a channel, four times those of probation.", valueName: "a"))
  var detectorBar = VerdictStudy().detectorBar

  @Flag(help: "Judge all channels together: one bar, and the dispersion learnt from all.")
  var portfolio = false

  @Option(
    help: ArgumentHelp(
      "Report an alarm beside the verdicts: \(AlarmName.names).", valueName: "name"),
    transform: { try KnownName.one(of: AlarmName.self, $0, kind: "detector") })
  var detector: AlarmName?

  func validate() throws {
    try phi0.map { try checkNumber($0, in: 1...1000, of: "--phi0") }
    try checkNumber(tolerance, in: 0...0.9, of: "--tolerance")
    try checkNumber(detectorBar, in: 50...1e9, of: "--detector-bar")
    guard detector == nil || rule == .tanteo else {
      throw ValidationError(
        "--detector: only the rule 'tanteo' watches for ageing, not '\(rule.rawValue)'")
    }
  }

  func describe(_ study: inout VerdictStudy) {
    study.rule = rule
    study.phi0 = phi0
    study.tolerance = tolerance
    study.detectorBar = detectorBar
    study.isPortfolio = portfolio
    study.watchesAgeing = detector == .ageing
  }
}

/// How much chance is tried.
struct StudySizeOptions: ParsableArguments {
  @Option(name: .customLong("channels"), help: "How many channels, in each portfolio.")
  var count = 2000

  @Option(help: ArgumentHelp("How many portfolios; with --portfolio.", valueName: "n"))
  var portfolios = 1

  @Option(help: "How many days every channel lives.")
  var days = 365

  @Option(help: "Of all chance; the same one gives the same figures.")
  var seed: UInt64 = 0

  func validate() throws {
    try checkNumber(count, in: 1...1_000_000, of: "--channels")
    try checkNumber(portfolios, in: 1...100_000, of: "--portfolios")
    try checkNumber(days, in: 1...3650, of: "--days")
  }

  func describe(_ study: inout VerdictStudy) {
    study.channels = count
    study.portfolios = portfolios
    study.days = days
    study.seed = seed
  }
}

/// Alarms that move nothing, and can be reported.
enum AlarmName: String, CaseIterable {
  case ageing
}

extension CaseIterable where Self: RawRepresentable<String> {
  /// All of them, for a help text.
  fileprivate static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
