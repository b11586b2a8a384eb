import Statistics

/// How far policies stayed behind the oracle in the worlds of one scenario.
public struct ScenarioRegret: Sendable, Hashable, Encodable {
  public let name: String
  /// How many worlds were played.
  public let seeds: Int
  public let policies: [PolicyRegret]
}

/// How far one policy stayed behind the oracle: 100 (1 − Σ value / Σ value of the oracle).
///
/// Values are expectations, the noise of single days aside; 0 is as good as knowing the truth, and
/// where profit counts a regret may exceed 100.
public struct PolicyRegret: Sendable, Hashable {
  public let name: PolicyName
  /// The mean over the worlds.
  public let meanRegretPercent: Double
  /// Of that mean; nil with a single world.
  public let standardError: Double?
  /// The 90th percentile over the worlds, interpolated linearly.
  public let p90: Double
  /// The same of the sums over all worlds, in which rich ones weigh more.
  public let ratioOfSumsPercent: Double
}

extension ScenarioRegret {
  init(of study: AllocationStudy, values: [WorldValues]) {
    name = study.scenario.name
    seeds = values.count
    policies = study.policies.enumerated().map { place, name in
      PolicyRegret(
        of: name, values: values.map { $0.policies[place] }, oracle: values.map(\.oracle))
    }
  }
}

extension PolicyRegret {
  init(of name: PolicyName, values: [Double], oracle: [Double]) {
    let regrets = zip(values, oracle).map { 100 * (1 - $0 / $1) }
    let mean = Estimate(meanOf: regrets)
    self.name = name
    meanRegretPercent = mean.value
    standardError = mean.standardError
    p90 = regrets.quantile(0.9) ?? .nan
    ratioOfSumsPercent = 100 * (1 - values.reduce(0, +) / oracle.reduce(0, +))
  }
}

extension PolicyRegret: Encodable {
  enum CodingKeys: CodingKey {
    case name, meanRegretPercent, standardError, p90, ratioOfSumsPercent
  }

  /// Every key every time: what is not known is null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(meanRegretPercent, forKey: .meanRegretPercent)
    try container.encode(standardError, forKey: .standardError)
    try container.encode(p90, forKey: .p90)
    try container.encode(ratioOfSumsPercent, forKey: .ratioOfSumsPercent)
  }
}
