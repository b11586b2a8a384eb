public import Statistics

/// "This channel meets its target": its state, its evidence and the steps it went through.
public struct Hypothesis: Hashable, Sendable {
  public internal(set) var state: HypothesisState = .testing
  public internal(set) var events: [HypothesisEvent] = []
  /// The present run of the test; while dropped, the one that ended with the drop.
  public internal(set) var episode: Episode
  /// ln E_D of the runs that are over, as they ended.
  public internal(set) var endedEvidence: [Double] = []
  /// The channel's level against its target and against itself, through all episodes.
  public internal(set) var watch: LevelWatch
  /// ln of the bar of the last fold day; frozen at a drop.
  public internal(set) var logBar = Double.infinity
  /// The day on which it was last found to do worse than it used to; nil when it does not.
  public internal(set) var ageingSince: Day?
  /// Every time that this was found, as of that day.
  public internal(set) var ageingAlarms: [Ageing] = []
  /// When a dropped channel is tried again; nil while it is not dropped.
  public internal(set) var coolDown: CoolDown?
  /// A drop that waits until a shock to all channels is over; nil when none does.
  public internal(set) var waitsFor: CommonShock?
  /// Whether its drop is due, and no other channel could take the budget.
  public internal(set) var isKeptAsLast = false
  /// Currency units a day that it spent before it was put on probation or dropped; nil before.
  public internal(set) var formerDailySpend: Double?
  /// Rows that the fold knows, and those of them that are mature.
  public internal(set) var knownRows = 0
  public internal(set) var matureRows = 0
  /// Whether revenue came without its orders in any row of the present episode.
  public internal(set) var lacksOrderCounts = false

  /// Rows too small to judge alone, waiting for the next.
  private var pending: Claim?
  /// Spend of the rows so far, ascending.
  private var spends: [Double] = []
  private(set) var recentSpend = RecentSpend()
  /// Currency units for which the target promises one outcome, at the last row.
  private(set) var targetCost: Double?
  /// Rows count that begin on this day or later; nil for all.
  var countsFrom: Day?
  /// How often it was dropped.
  var drops = 0

  /// `tolerance` is by how much the channel may miss its target without its detector telling.
  public init(outcome: Episode.Outcome, tolerance: Double = TestDesign.standard.tolerance) {
    episode = Episode(outcome: outcome)
    watch = LevelWatch(tolerance: tolerance)
  }

  /// What a dropped channel waits for.
  public struct CoolDown: Hashable, Sendable {
    public let until: Day
    /// A retest with so little money could tell nothing within a year: a person is asked instead.
    public let asksPerson: Bool
  }

  public var outcome: Episode.Outcome { episode.outcome }
  public var process: EvidenceProcess { episode.process }

  /// The day on which the present state was entered; nil while the first one lasts.
  public var since: Day? { events.last?.day }

  public var hasEvidence: Bool { episode.hasEvidence }

  /// Whether it is neither confirmed nor refuted, so that its evidence is tested.
  public var isUnderTest: Bool { state == .testing || state == .retest }
}

extension Hypothesis {
  /// Adds a mature row under the target that holds; rows of a dropped channel are no evidence.
  ///
  /// `orderValue` is the currency units that an order brings in the whole portfolio, for revenue;
  /// `prior` is what was known of the dispersion before the row.
  public mutating func absorb(
    _ row: ChannelRow, target: Target, orderValue: Double = 1, prior: DispersionPrior
  ) {
    guard state != .dropped, countsFrom.map({ $0 <= row.period.start }) ?? true,
      let claim = Claim(of: row, target: target, orderValue: orderValue)
    else { return }
    episode.spend += row.spend
    episode.conversions += row.conversions ?? 0
    if outcome == .revenue, claim.orders == nil { lacksOrderCounts = true }
    recentSpend.add(claim)
    targetCost = claim.spend / claim.expected
    let row = pending.map { $0 + claim } ?? claim
    if isTiny(row) { pending = row } else { weigh(row, prior: prior) }
  }

  /// A row under 1 % of the channel's median waits for the next: alone it would confirm falsely.
  private func isTiny(_ claim: Claim) -> Bool {
    spends.median.map { claim.spend < 0.01 * $0 } ?? false
  }

  private mutating func weigh(_ claim: Claim, prior: DispersionPrior) {
    pending = nil
    spends.insert(claim.spend, at: spends.partitioningIndex(of: claim.spend))
    if !lacksOrderCounts {
      watch.absorb(
        .init(
          firstDay: claim.firstDay.number, days: claim.days, outcome: claim.outcome,
          expected: claim.expected, spend: claim.spend, orders: claim.orders),
        prior: prior, driftFactor: isUnderTest ? episode.process.driftFactor : 1)
    }
    episode.absorb(claim)
  }

  /// Recomputes dispersion and both e-values; a dropped hypothesis keeps those of its end.
  public mutating func weigh(prior: DispersionPrior) {
    guard state != .dropped else { return }
    episode.weigh(prior: prior)
  }

  /// Begins another run of the test; the evidence of the one before is kept as it is.
  mutating func beginEpisode(about outcome: Episode.Outcome) {
    if hasEvidence { endedEvidence.append(episode.logEvidenceAgainst) }
    if outcome != self.outcome { watch = LevelWatch(tolerance: watch.degradation.tolerance) }
    lacksOrderCounts = false
    episode = Episode(outcome: outcome)
    pending = nil
  }
}

extension [Double] {
  /// The middle of an ascending array, the lower of two; nil when empty.
  var median: Double? { isEmpty ? nil : self[(count - 1) / 2] }

  /// Where to insert a value into an ascending array.
  func partitioningIndex(of value: Double) -> Int {
    partitioningIndex { $0 >= value }
  }
}

// MARK: - State

extension Hypothesis {
  /// All but its events, which are no numbers, and the tolerance of its detector.
  mutating func carry(in archive: inout NumberArchive) throws {
    var outcome = outcome
    try outcome.carry(in: &archive)
    if outcome != self.outcome { episode = Episode(outcome: outcome) }
    try state.carry(in: &archive)
    try carryEvidence(in: &archive)
    try ageingSince.carry(in: &archive)
    try ageingAlarms.carry(in: &archive)
    try coolDown.carry(in: &archive)
    try waitsFor.carry(in: &archive)
    try isKeptAsLast.carry(in: &archive)
    try formerDailySpend.carry(in: &archive)
    try recentSpend.carry(in: &archive)
    try targetCost.carry(in: &archive)
    try countsFrom.carry(in: &archive)
    try drops.carry(in: &archive)
  }

  private mutating func carryEvidence(in archive: inout NumberArchive) throws {
    try episode.carry(in: &archive)
    try endedEvidence.carry(in: &archive)
    try watch.carry(in: &archive)
    try logBar.carry(in: &archive)
    try knownRows.carry(in: &archive)
    try matureRows.carry(in: &archive)
    try lacksOrderCounts.carry(in: &archive)
    try pending.carry(in: &archive)
    try spends.carry(in: &archive)
  }
}
