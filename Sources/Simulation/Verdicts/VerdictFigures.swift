/// What became of the channels of a study.
public struct VerdictFigures: Sendable, Hashable {
  /// The share of channels ever dropped; a channel that is not was dropped never.
  public let dropped: FirstTimes
  public let confirmed: FirstTimes
  public let onProbation: FirstTimes
  /// Back at their full amount after a retest.
  public let returned: FirstTimes
  /// Mean over all channels, in target costs; to the end where a channel is never dropped.
  public let spendToDrop: Estimate
  public let spendAfterDrop: Estimate
  /// What 95 channels in a hundred do not exceed.
  public let stateChangesP95: Int
  /// Nil where every channel is judged alone.
  public let discoveries: Discoveries?
  /// Nil where no alarm was asked for.
  public let ageing: AgeingFigures?

  init(of study: VerdictStudy, worlds: [[ChannelLife]]) {
    let lives = worlds.flatMap { $0 }
    dropped = FirstTimes(lives.map(\.dropDay))
    confirmed = FirstTimes(lives.map(\.confirmDay))
    onProbation = FirstTimes(lives.map(\.probationDay))
    returned = FirstTimes(lives.map(\.returnDay))
    spendToDrop = Estimate(meanOf: lives.map(\.spendToDrop))
    spendAfterDrop = Estimate(meanOf: lives.map(\.spendAfterDrop))
    stateChangesP95 = lives.map(\.stateChanges).sorted().ranked(at: 0.95) ?? 0
    discoveries = study.isPortfolio ? Discoveries(of: study, worlds: worlds) : nil
    ageing = study.watchesAgeing ? AgeingFigures(of: lives, in: study) : nil
  }
}

/// Drops over several portfolios, right and wrong ones.
public struct Discoveries: Sendable, Hashable {
  /// Of the channels dropped in a portfolio, the share that met its target; none dropped counts 0.
  public let falseDiscoveryRate: Estimate
  /// Of the channels that begin below their target, the share that is dropped; nil without any.
  public let power: Estimate?

  init(of study: VerdictStudy, worlds: [[ChannelLife]]) {
    falseDiscoveryRate = Estimate(
      meanOf: worlds.map { lives in
        let ratios = lives.compactMap(\.ratioAtDrop)
        return Double(ratios.count { $0 >= 1 }) / Double(max(ratios.count, 1))
      })
    let below = worlds.joined().enumerated().filter { number, _ in
      study.ratio.value(for: number) < 1
    }
    power = below.isEmpty ? nil : Estimate(shareOf: below.map { $0.element.dropDay != nil })
  }
}
