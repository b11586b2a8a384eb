import Glibc
import Statistics
import Testing

@Suite struct DegradationDetectorTests {
  @Test func `before the first bet there are no odds`() {
    var detector = DegradationDetector()
    #expect(detector.logOdds == -.infinity)
    detector.absorb(outcome: 0, expected: 50, dispersion: 1)
    #expect(detector.logOdds == -.infinity)
  }

  @Test func `a bet starts at one to one`() {
    var detector = DegradationDetector()
    detector.begin(week: 0)
    #expect(abs(detector.logOdds) < 1e-14)
    detector.begin(week: 0)
    #expect(relativeError(detector.logOdds, log(2)) < 1e-14)
  }

  /// NumPy 2.4: `logsumexp(x/phi*log(g) + 0.95*m/phi*(1 - g)) - log(10)` at x, m, phi = 3, 8, 2.
  @Test func `a row pays each bet by its rate`() {
    var detector = DegradationDetector()
    detector.begin(week: 0)
    detector.absorb(outcome: 3, expected: 8, dispersion: 2)
    #expect(relativeError(detector.logOdds, 0.580942841615) < 1e-11)
  }

  @Test func `an arm that misses its target by less than the tolerance tells nothing`() {
    var strict = DegradationDetector(tolerance: 0)
    var tolerant = DegradationDetector()
    for week in 0..<52 {
      strict.begin(week: week)
      tolerant.begin(week: week)
      strict.absorb(outcome: 1330, expected: 1400, dispersion: 2)
      tolerant.absorb(outcome: 1330, expected: 1400, dispersion: 2)
      #expect(tolerant.logOdds <= log(Double(week + 1)))
    }
    #expect(strict.logOdds > log(1040))
  }

  @Test func `forgetting leaves the tolerance`() {
    var detector = DegradationDetector(tolerance: 0.1)
    detector.begin(week: 0)
    detector.reset()
    #expect(detector == DegradationDetector(tolerance: 0.1))
  }
}
