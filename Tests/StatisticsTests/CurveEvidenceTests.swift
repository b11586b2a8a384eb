import Glibc
import Statistics
import Testing

@Suite struct CurveEvidenceTests {
  @Test func `a row adds what the formulas say`() {
    var evidence = CurveEvidence()
    evidence.add(outcomes: 12, periods: 2, intensity: 0.25, maturity: 0.8, weight: 0.5)
    #expect(evidence.outcomes == 6)
    // Curve 1 is the square root: L = w y ln √u, E = w n F √u.
    #expect(relativeError(evidence.logResponses[1], 6 * log(0.5)) < 1e-14)
    #expect(relativeError(evidence.exposures[1], 0.5 * 2 * 0.8 * 0.5) < 1e-14)
  }

  @Test func `a row without spend adds nothing, whatever its outcomes`() {
    var evidence = CurveEvidence()
    evidence.add(outcomes: 12, periods: 1, intensity: 0, maturity: 1)
    #expect(evidence == CurveEvidence())
  }

  @Test func `decay multiplies every sum`() {
    var decayed = CurveEvidence()
    decayed.add(outcomes: 8, periods: 1, intensity: 2, maturity: 1)
    decayed.decay(by: 0.5)
    var half = CurveEvidence()
    half.add(outcomes: 8, periods: 1, intensity: 2, maturity: 1, weight: 0.5)
    #expect(decayed == half)
  }

  @Test func `pooling is adding the rows of both`() {
    var first = CurveEvidence()
    first.add(outcomes: 8, periods: 1, intensity: 2, maturity: 1)
    var second = CurveEvidence()
    second.add(outcomes: 3, periods: 4, intensity: 0.5, maturity: 0.75)
    var both = first
    both.add(outcomes: 3, periods: 4, intensity: 0.5, maturity: 0.75)
    first += second
    #expect(first == both)
  }

  @Test func `responses evaluated once give the same evidence`() throws {
    var direct = CurveEvidence()
    direct.add(outcomes: 3, periods: 4, intensity: 0.5, maturity: 0.75)
    var shared = CurveEvidence()
    let responses = try #require(CurveResponses(intensity: 0.5))
    shared.add(outcomes: 3, periods: 4, responses: responses, maturity: 0.75)
    #expect(direct == shared)
  }
}
