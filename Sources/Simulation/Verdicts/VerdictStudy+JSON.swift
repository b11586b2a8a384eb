import Marketing
import Statistics

extension VerdictStudy: Encodable {
  private enum Key: CodingKey {
    case volume, ratio, change, noise, rho, revenue, elasticity, delay, window, cadence
    case spendPolicy, rule, phi0, tolerance, detectorBar, channels, days, seed, portfolio
    case portfolios
  }

  /// The settings, by the names of the command line's options.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(volume, forKey: .volume)
    try container.encode(ratio, forKey: .ratio)
    try container.encode(changes.map(\.description), forKey: .change)
    try container.encode(noise, forKey: .noise)
    try container.encode(correlation, forKey: .rho)
    try container.encode(revenue, forKey: .revenue)
    try container.encode(elasticity, forKey: .elasticity)
    try container.encode(delay, forKey: .delay)
    try container.encode(window, forKey: .window)
    try container.encode(cadence.rawValue, forKey: .cadence)
    try container.encode(spendPolicy, forKey: .spendPolicy)
    try container.encode(rule, forKey: .rule)
    try container.encode(dispersionPrior.base, forKey: .phi0)
    try container.encode(tolerance, forKey: .tolerance)
    try container.encode(detectorBar, forKey: .detectorBar)
    try container.encode(channels, forKey: .channels)
    try container.encode(days, forKey: .days)
    try container.encode(seed, forKey: .seed)
    try container.encode(isPortfolio, forKey: .portfolio)
    try container.encode(portfolios, forKey: .portfolios)
  }
}

extension Dealt: Encodable where Value: Encodable {
  /// One value for all as itself, several as an array.
  public func encode(to encoder: any Encoder) throws {
    if others.isEmpty { try first.encode(to: encoder) } else { try all.encode(to: encoder) }
  }
}
