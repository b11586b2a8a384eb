import Testing

@testable import Statistics

@Suite struct SigmoidGateTests {
  /// mpmath 1.3 at 40 digits: `fsum(p*r*e**b/(r*e**b + 1 - r))` over shares r of posterior p.
  @Test func `an arm's probability is averaged over the shares that there may be`() {
    let odds = [0.5, -1.2, 3]
    let gate = SigmoidGate(logOdds: odds)
    let expected = [0.17478055400297249, 0.11843197951972802, 0.2269425183043062]
    #expect(relativeError(odds.map(gate.probability), expected) < 1e-13)
    #expect(relativeError(gate.probability(logOdds: 0), 0.1553194256464626) < 1e-13)
  }

  /// As above; four arms of which each has five.
  @Test func `arms that agree make the others believe it`() {
    let gate = SigmoidGate(logOdds: [5, 5, 5, 5])
    #expect(relativeError(gate.probability(logOdds: 5), 0.97503241660955005) < 1e-13)
    #expect(relativeError(gate.probability(logOdds: 0), 0.93189333108380734) < 1e-13)
  }

  @Test func `no arm says more than two, whichever way`() {
    let gate = SigmoidGate(logOdds: [])
    #expect(gate.probability(logOdds: .infinity) == gate.probability(logOdds: 2))
    #expect(gate.probability(logOdds: -.infinity) == gate.probability(logOdds: -2))
    // 0.04·¼ + 0.03·½ + 0.03·1
    #expect(relativeError(gate.probability(logOdds: 0), 0.055) < 1e-14)
  }

  @Test func `ten thousand arms against it leave no number undefined`() {
    let gate = SigmoidGate(logOdds: .init(repeating: -2, count: 10_000))
    #expect(gate.probability(logOdds: 2) < 1e-300)
  }
}
