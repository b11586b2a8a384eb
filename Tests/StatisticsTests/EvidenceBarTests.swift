import Glibc
import Statistics
import Testing

@Suite struct EvidenceBarTests {
  let bar = EvidenceBar(errorRate: 0.05)

  @Test func `with seven arms and nothing near, a drop needs seventy to one`() {
    let threshold = bar.threshold(among: .init(repeating: 0, count: 7), episodes: 7)
    #expect(relativeError(exp(threshold), 70) < 1e-12)
  }

  @Test func `a lone arm needs one over the error rate`() {
    #expect(relativeError(exp(bar.threshold(among: [0], episodes: 1)), 20) < 1e-12)
  }

  @Test func `two strong cases halve the bar`() {
    // K/(q k*) = 7/(0.1·2) = 35: both reach it, neither reaches 70.
    let evidence: [Double] = [log(40), log(36), 0, 0, 0, 0, 0]
    #expect(relativeError(exp(bar.threshold(among: evidence, episodes: 7)), 35) < 1e-12)
  }

  @Test func `a weaker case may carry stronger ones over`() {
    // The third is the only k that qualifies: 24 ≥ 7/(0.1·3).
    let evidence: [Double] = [log(30), log(26), log(24), 0, 0, 0, 0]
    #expect(relativeError(exp(bar.threshold(among: evidence, episodes: 7)), 70 / 3) < 1e-12)
  }

  @Test func `the bar never falls under one over the error rate`() {
    let evidence = [Double](repeating: 10, count: 7)
    #expect(relativeError(exp(bar.threshold(among: evidence, episodes: 7)), 20) < 1e-12)
  }

  @Test func `episodes that are over still count`() {
    #expect(relativeError(exp(bar.threshold(among: [0, 0], episodes: 12)), 120) < 1e-12)
  }

  @Test func `the bars of the detectors follow from the error rate`() {
    let bars = [bar.confirmation, bar.suspicion, bar.recovery, bar.degradation].map { exp($0) }
    #expect(relativeError(bars, [20, 260, 26, 1040]) < 1e-12)
  }

  @Test func `other odds of the detector move all of its bars`() {
    let bar = EvidenceBar(errorRate: 0.05, detectorOdds: 400)
    let bars = [bar.confirmation, bar.suspicion, bar.recovery, bar.degradation].map { exp($0) }
    #expect(relativeError(bars, [20, 100, 10, 400]) < 1e-12)
  }

  @Test func `without a detector nothing is suspected`() {
    let bar = EvidenceBar(errorRate: 0.05, detectorOdds: .infinity)
    #expect(bar.suspicion == .infinity && bar.degradation == .infinity)
  }
}
