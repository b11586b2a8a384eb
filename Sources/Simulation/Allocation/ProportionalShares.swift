import Marketing

/// Shares in proportion to what a unit of spend returned, by the rows as they are known.
///
/// No correction for delay, noise or saturation: what a spreadsheet would do.
struct ProportionalShares: Policy {
  /// Which days count.
  enum Memory {
    /// The first so many, for all time.
    case first(days: Int)
    /// Always the last so many.
    case last(days: Int)
  }

  private let scenario: Scenario
  private let memory: Memory
  /// Each day's rows by channel, with their newest values.
  private var known: [[DeliveredRow?]] = []
  private var fixedReturns: [Double]?

  init(of scenario: Scenario, remembering memory: Memory) {
    self.scenario = scenario
    self.memory = memory
  }

  mutating func amounts(on morning: Morning) -> [Double] {
    remember(morning)
    switch memory {
    case .first(let days):
      guard morning.day >= days else { break }
      let returns = fixedReturns ?? self.returns(from: 0, to: days, isOpen: morning.isOpen)
      fixedReturns = returns
      return shares(of: returns, isOpen: morning.isOpen)
    case .last(let days):
      guard morning.day >= days else { break }
      let returns = returns(
        from: morning.day - days, to: morning.day, isOpen: morning.isOpen)
      return cutting(shares(of: returns, isOpen: morning.isOpen), of: returns, on: morning)
    }
    return EqualSplit(budget: scenario.budget).amounts(on: morning)
  }

  private mutating func remember(_ morning: Morning) {
    while known.count < morning.day {
      known.append(Array(repeating: nil, count: scenario.channelCount))
    }
    for row in morning.rows { known[row.day][row.channel] = row }
  }

  /// What a unit of each channel's spend returned; the common return for one without spend.
  private func returns(from first: Int, to end: Int, isOpen: [Bool]) -> [Double] {
    var spend = [Double](repeating: 0, count: scenario.channelCount)
    var returned = spend
    for row in known[first..<end].joined().compactMap({ $0 }) {
      spend[row.channel] += row.spend
      returned[row.channel] += row.known.revenue ?? row.known.conversions
    }
    let common = returned.reduce(0, +) / max(spend.reduce(0, +), .leastNormalMagnitude)
    return spend.indices.map { channel in
      guard isOpen[channel] else { return 0 }
      return spend[channel] > 0 ? (returned[channel] + 0.01) / spend[channel] : common
    }
  }

  private func shares(of returns: [Double], isOpen: [Bool]) -> [Double] {
    let open = zip(returns, isOpen).map { $1 ? $0 : 0 }
    let sum = max(open.reduce(0, +), .leastNormalMagnitude)
    return open.map { $0 / sum * scenario.budget }
  }

  /// Where profit counts, channels that return less than their spend keep 2 % of an equal share.
  private func cutting(
    _ amounts: [Double], of returns: [Double], on morning: Morning
  ) -> [Double] {
    guard case .profit(let margin) = scenario.objective else { return amounts }
    let least = EqualSplit(budget: 0.02 * scenario.budget).amounts(on: morning)
    let cut = amounts.indices.map { channel in
      max(margin * returns[channel] >= 1 ? amounts[channel] : 0, least[channel])
    }
    let scale = min(1, scenario.budget / max(cut.reduce(0, +), 1))
    return cut.map { $0 * scale }
  }
}
