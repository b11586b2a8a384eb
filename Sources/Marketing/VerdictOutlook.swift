import Foundation
public import Statistics

/// When a channel under test is to be expected a verdict on, if it goes on as it does.
public enum VerdictOutlook: Hashable, Sendable, Codable {
  /// After so many days and so much more spend, at the spend and the results of now.
  case verdict(to: HypothesisState, inDays: Int, spend: Micros)
  /// Within a year none at the spend of now; so much a day would bring one.
  case needsSpend(perDay: Micros)
  /// So close to its target that no money would bring one within a year.
  case tooClose
}

extension Hypothesis {
  /// What is to be expected of the test; nil while it says nothing or no verdict is sought.
  ///
  /// The evidence is projected along the present ratio of outcomes to promises and the present
  /// dispersion, for a year at the spend of the last four weeks.
  public func outlook(under bar: EvidenceBar) -> VerdictOutlook? {
    guard isUnderTest, hasEvidence, logBar.isFinite, !isDropDue, let targetCost else { return nil }
    let state: HypothesisState = process.rate < 1 ? .dropped : .confirmed
    if state == .dropped, !isRefutable { return nil }
    let projection = EvidenceProjection(
      of: episode, toward: state, threshold: state == .dropped ? logBar : bar.confirmation)
    guard let most = projection.leastExpected() else { return .tooClose }
    let missing = max(0, most - process.expected) * targetCost
    let daily = recentSpend.daily ?? 0
    let days = max(Double(Episode.leastDays - process.days), missing / max(daily, 1e-300), 1)
    guard days <= Self.horizon else {
      return .needsSpend(perDay: Micros(units: missing / Self.horizon) ?? .zero)
    }
    return .verdict(
      to: state, inDays: Int(days.rounded(.up)), spend: Micros(units: days * daily) ?? .zero)
  }

  /// Days for which a verdict is looked ahead.
  private static let horizon = 365.0
}

/// The evidence that an episode would have at other amounts of the same results.
struct EvidenceProjection {
  private let episode: Episode
  private let state: HypothesisState
  private let threshold: Double

  init(of episode: Episode, toward state: HypothesisState, threshold: Double) {
    self.episode = episode
    self.state = state
    self.threshold = threshold
  }

  /// The least M, from today's on, at which the verdict falls; nil where none is large enough.
  ///
  /// To one part in a thousand. Along a ratio the evidence, once positive, only grows.
  func leastExpected() -> Double? {
    var low = max(episode.process.expected, Episode.leastExpected)
    if isReached(at: low) { return low }
    var high = low
    repeat {
      (low, high) = (high, 2 * high)
      if high > 1e12 { return nil }
    } while !isReached(at: high)
    while high > 1.001 * low {
      let middle = (low * high).squareRoot()
      if isReached(at: middle) { high = middle } else { low = middle }
    }
    return high
  }

  private func isReached(at M: Double) -> Bool { evidence(at: M) >= threshold }

  private func evidence(at M: Double) -> Double {
    let process = episode.process
    if state == .confirmed, episode.outcome == .revenue {
      return episode.logEvidenceFor * M / process.expected
    }
    let N = process.rate * M
    let systematic = EvidenceProcess.systematicError * EvidenceProcess.systematicError
    let phi = episode.dispersion + systematic * (M - process.expected)
    return state == .dropped
      ? EvidenceProcess.logEvidenceAgainst(outcomes: N, expected: M, dispersion: phi)
      : EvidenceProcess.logEvidenceFor(outcomes: N, expected: M, dispersion: phi)
  }
}
