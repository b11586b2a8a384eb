import Foundation
import Statistics

extension Hypothesis {
  /// The figures that log and report show.
  public var evidence: Evidence {
    guard hasEvidence else {
      return Evidence(maturity: knownRows > 0 ? Double(matureRows) / Double(knownRows) : nil)
    }
    var evidence = Evidence(
      spend: Micros(units: episode.spend) ?? .zero, conversions: episode.conversions,
      expectedAtTarget: process.expected, oddsAgainst: odds(episode.logEvidenceAgainst),
      oddsFor: odds(episode.logEvidenceFor), barOdds: logBar.isFinite ? odds(logBar) : nil,
      maturity: Double(matureRows) / Double(max(knownRows, 1)), dispersion: episode.dispersion,
      matureDays: process.days)
    evidence.observed = process.outcomes
    evidence.returns = episode.returns
    evidence.oddsOfDegradation = logDegradation.isFinite ? odds(logDegradation) : nil
    evidence.ageing = ageing
    return evidence
  }

  /// The alarm that the channel does worse than it used to; nil without one.
  public var ageing: Ageing? {
    ageingSince.map { day in
      Ageing(
        since: day, onset: watch.ageingOnset.map(Day.init(number:)),
        odds: odds(watch.ageing.logOdds) ?? 0, ratio: watch.ageing.ratio)
    }
  }

  /// Odds as a finite number: what exceeds 10³⁰⁰ reads 10³⁰⁰.
  private func odds(_ logarithm: Double) -> Double? {
    logarithm.isNaN ? nil : exp(min(logarithm, 690))
  }
}

/// How much worse a channel does than it used to.
public struct Ageing: Hashable, Sendable, Codable {
  /// The day on which it was found.
  public let since: Day
  /// The day with which it most likely began, to the week; nil where only the finding is on record.
  public let onset: Day?
  /// The bet that it does no worse has lost at these odds.
  public let odds: Double
  /// What its last four to eight weeks brought, as a share of what its established level would have
  /// brought for the same spend; nil when nothing was spent.
  public let ratio: Double?

  public init(since: Day, onset: Day? = nil, odds: Double, ratio: Double?) {
    self.since = since
    self.onset = onset
    self.odds = odds
    self.ratio = ratio
  }
}
