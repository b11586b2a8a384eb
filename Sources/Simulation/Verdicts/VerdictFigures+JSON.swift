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
