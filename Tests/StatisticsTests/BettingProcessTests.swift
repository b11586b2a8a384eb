import Glibc
import Statistics
import Testing

@Suite struct BettingProcessTests {
  /// mpmath 1.3: `log(sum(exp(sum(log(1 + b*(x/m - 1)))))/7)` over the seven stakes b.
  @Test func `the evidence is the mean wealth of the gamblers`() {
    var process = BettingProcess()
    process.absorb(outcome: 4, expected: 2)
    process.absorb(outcome: 0, expected: 3)
    process.absorb(outcome: 11, expected: 2.5)
    #expect(relativeError(process.logEvidence, 0.274088559485728) < 1e-12)
  }

  @Test func `without rows there is no evidence`() {
    #expect(abs(BettingProcess().logEvidence) < 1e-15)
  }

  @Test func `an outcome just as promised changes nothing`() {
    var process = BettingProcess()
    process.absorb(outcome: 2.5, expected: 2.5)
    #expect(abs(process.logEvidence) < 1e-15)
  }

  @Test func `a row that promises nothing is skipped`() {
    var process = BettingProcess()
    process.absorb(outcome: 5, expected: 0)
    #expect(process == BettingProcess())
  }

  /// Ville: at most one in twenty ever passes 20; the limit allows four standard errors, 6e-5.
  @Test func `a heavy-tailed arm exactly at target is rarely confirmed`() {
    var generator = SeededGenerator(seed: 31)
    let confirmed = (0..<400).count { _ in
      var process = BettingProcess()
      return (0..<100).contains { _ in
        let normal = generator.standardNormal()
        process.absorb(outcome: exp(1.5 * normal - 1.125), expected: 1)
        return process.logEvidence >= log(20)
      }
    }
    #expect(confirmed <= 37)
  }
}
