public import Marketing

/// How a goal stands, as JSON: raw numbers, every key present, null where nothing is known.
public struct GoalRecord: Encodable {
  let standing: GoalStanding
  let wording: Wording

  public init(_ standing: GoalStanding, wording: Wording) {
    self.standing = standing
    self.wording = wording
  }

  enum CodingKeys: String, CodingKey {
    case conversions, revenue, cpa, roas, by, since, through, came, spend
    case expected, low, high, expectedSpend, moreBudget, outlook, sentence
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    let wanted = WantedFigures(standing.goal.aim)
    try container.encode(wanted.conversions, forKey: .conversions)
    try container.encode(wanted.revenue, forKey: .revenue)
    try container.encode(wanted.cost, forKey: .cpa)
    try container.encode(wanted.ratio, forKey: .roas)
    try container.encode(standing.goal.by, forKey: .by)
    try container.encode(standing.since, forKey: .since)
    try container.encode(standing.through, forKey: .through)
    try container.encode(standing.came, forKey: .came)
    try container.encode(standing.spend, forKey: .spend)
    try container.encode(standing.forecast?.mean, forKey: .expected)
    try container.encode(standing.forecast?.low, forKey: .low)
    try container.encode(standing.forecast?.high, forKey: .high)
    try container.encode(standing.forecast?.spend, forKey: .expectedSpend)
    try container.encode(standing.moreBudget, forKey: .moreBudget)
    try container.encode(standing.outlook, forKey: .outlook)
    try container.encode(wording.goal(standing).joined(separator: "; "), forKey: .sentence)
  }
}

/// What is wanted, by the keys of the configuration.
private struct WantedFigures {
  var conversions: Double?
  var revenue: Double?
  var cost: Double?
  var ratio: Double?

  init(_ aim: Goal.Aim) {
    switch aim {
    case .conversions(let count, let most): (conversions, cost) = (count, most)
    case .revenue(let units, let least): (revenue, ratio) = (units, least)
    }
  }
}
