import Marketing

/// The figures behind a recommendation, every key present: null says that nothing is known.
struct EvidenceRecord: Encodable {
  let evidence: Evidence

  enum CodingKeys: String, CodingKey {
    case spendMicros, conversions, target, expectedAtTarget, observed, returns
    case oddsAgainst, oddsFor, barOdds, cpa, cpaLow, cpaHigh, roas, roasLow, roasHigh
    case probabilityOfBeingBest,
      marginalPerUnit, maturity, dispersion
    case matureDays, oddsOfDegradation, ageing, outlook, weighing, belief
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(evidence.spend, forKey: .spendMicros)
    try container.encode(evidence.conversions, forKey: .conversions)
    try container.encode(JSONValue.target(evidence.target), forKey: .target)
    try container.encode(evidence.expectedAtTarget, forKey: .expectedAtTarget)
    try container.encode(evidence.observed, forKey: .observed)
    try container.encode(evidence.returns, forKey: .returns)
    try container.encode(evidence.oddsAgainst, forKey: .oddsAgainst)
    try container.encode(evidence.oddsFor, forKey: .oddsFor)
    try container.encode(evidence.barOdds, forKey: .barOdds)
    try container.encode(evidence.costPerAcquisition, forKey: .cpa)
    try container.encode(evidence.costPerAcquisitionLow, forKey: .cpaLow)
    try container.encode(evidence.costPerAcquisitionHigh, forKey: .cpaHigh)
    try container.encode(evidence.returnOnAdSpend?.mean, forKey: .roas)
    try container.encode(evidence.returnOnAdSpend?.low, forKey: .roasLow)
    try container.encode(evidence.returnOnAdSpend?.high, forKey: .roasHigh)
    try container.encode(evidence.probabilityOfBeingBest, forKey: .probabilityOfBeingBest)
    try container.encode(evidence.marginalPerUnit, forKey: .marginalPerUnit)
    try container.encode(evidence.maturity, forKey: .maturity)
    try container.encode(evidence.dispersion, forKey: .dispersion)
    try container.encode(evidence.matureDays, forKey: .matureDays)
    try container.encode(evidence.oddsOfDegradation, forKey: .oddsOfDegradation)
    try container.encode(evidence.ageing, forKey: .ageing)
    try container.encode(evidence.outlook, forKey: .outlook)
    try container.encode(evidence.weighing, forKey: .weighing)
    try container.encode(evidence.belief, forKey: .belief)
  }
}

/// What a plan is expected to bring, every key present.
struct ExpectationRecord: Encodable {
  let expectation: Expectation

  enum CodingKeys: String, CodingKey {
    case conversions, low, high, conversionsBefore
    case revenue, revenueLow, revenueHigh, revenueBefore
    case profit, profitLow, profitHigh, profitBefore
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(expectation.conversions, forKey: .conversions)
    try container.encode(expectation.low, forKey: .low)
    try container.encode(expectation.high, forKey: .high)
    try container.encode(expectation.conversionsBefore, forKey: .conversionsBefore)
    try container.encode(expectation.revenue, forKey: .revenue)
    try container.encode(expectation.revenueLow, forKey: .revenueLow)
    try container.encode(expectation.revenueHigh, forKey: .revenueHigh)
    try container.encode(expectation.revenueBefore, forKey: .revenueBefore)
    try container.encode(expectation.profit, forKey: .profit)
    try container.encode(expectation.profitLow, forKey: .profitLow)
    try container.encode(expectation.profitHigh, forKey: .profitHigh)
    try container.encode(expectation.profitBefore, forKey: .profitBefore)
  }
}
