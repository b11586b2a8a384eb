/// Verdicts on channels whose rows come one day after the other, mature when they come.
///
/// The daemon's own fold, for a made-up world in which the verdicts so far decide what is spent; the
/// daemon itself folds whole histories.
public struct RunningVerdicts: Sendable {
  private var fold: HypothesisFold

  /// No rows yet; channels are told by their places from here on.
  ///
  /// Every channel needs a target, its own or the rules'. The last channel that could take the budget
  /// is never dropped: one to be judged alone needs another beside it, which may stay silent.
  public init(on channels: [ChannelName], rules: PlanRules, design: TestDesign = .standard) {
    fold = HypothesisFold(rules: rules, maturity: Maturity(), fixedTarget: nil, design: design)
    fold.begin(channels.map { ChannelHistory(channel: $0, rows: []) })
  }

  /// Judges the rows of a day, at most one of a channel; called once a day, rows or none, in order.
  public mutating func judge(_ rows: [(channel: Int, row: ChannelRow)], on day: Day) {
    fold.judge(rows.map { (entry: $0.channel, row: $0.row) }, on: day)
  }

  public subscript(channel: Int) -> Hypothesis { fold.entries[channel].hypothesis }
}
