import Marketing
import Statistics

extension VerdictFigures: Encodable {
  private enum Key: CodingKey {
    case droppedShare, medianDropDay, p90DropDay, confirmedShare, medianConfirmDay
    case probationShare, medianProbationDay, returnedShare, medianReturnDay
    case meanSpendToDrop, meanSpendAfterDrop, stateChangesP95, standardErrors
    case discoveries, ageing
  }

  /// Every key every time: what is not known is null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    var errors = container.nestedContainer(keyedBy: Key.self, forKey: .standardErrors)
    for (key, estimate) in estimates {
      try container.encode(estimate?.value, forKey: key)
      try errors.encode(estimate?.standardError, forKey: key)
    }
    try container.encode(stateChangesP95, forKey: .stateChangesP95)
    try container.encodeIfPresent(discoveries, forKey: .discoveries)
    try container.encodeIfPresent(ageing, forKey: .ageing)
  }

  private var estimates: [(Key, Estimate?)] {
    [
      (.droppedShare, dropped.share), (.medianDropDay, dropped.day(of: 0.5)),
      (.p90DropDay, dropped.day(of: 0.9)), (.confirmedShare, confirmed.share),
      (.medianConfirmDay, confirmed.day(of: 0.5)), (.probationShare, onProbation.share),
      (.medianProbationDay, onProbation.day(of: 0.5)), (.returnedShare, returned.share),
      (.medianReturnDay, returned.day(of: 0.5)), (.meanSpendToDrop, spendToDrop),
      (.meanSpendAfterDrop, spendAfterDrop),
    ]
  }
}

extension Discoveries: Encodable {
  private enum Key: CodingKey {
    case falseDiscoveryRate, power, standardErrors
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    var errors = container.nestedContainer(keyedBy: Key.self, forKey: .standardErrors)
    for (key, estimate) in [(Key.falseDiscoveryRate, falseDiscoveryRate), (.power, power)] {
      try container.encode(estimate?.value, forKey: key)
      try errors.encode(estimate?.standardError, forKey: key)
    }
  }
}

extension AgeingFigures: Encodable {
  private enum Key: CodingKey {
    case flaggedShare, medianFlagDay, p90FlagDay, falseFlagsYear1, falseFlagsYear2
    case ledShare, medianLead, standardErrors
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    var errors = container.nestedContainer(keyedBy: Key.self, forKey: .standardErrors)
    let estimates: [(Key, Estimate?)] = [
      (.falseFlagsYear1, falseFlagsYear1), (.falseFlagsYear2, falseFlagsYear2),
      (.flaggedShare, flagged?.share), (.medianFlagDay, flagged?.day(of: 0.5)),
      (.p90FlagDay, flagged?.day(of: 0.9)), (.ledShare, ledShare),
    ]
    for (key, estimate) in estimates {
      try container.encode(estimate?.value, forKey: key)
      try errors.encode(estimate?.standardError, forKey: key)
    }
    try container.encode(medianLead, forKey: .medianLead)
  }
}

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
