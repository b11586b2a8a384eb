import Glibc
import Testing

@testable import Statistics

@Suite struct ConcaveEnvelopeTests {
  @Test func `a concave response is its own envelope`() {
    let envelope = envelope([1: 2, 8: 1], AllowedAmounts(0...100))
    #expect(envelope.first == 0...100 && envelope.others.isEmpty)
  }

  @Test func `a threshold is a chord from nothing`() {
    let envelope = envelope([1: 2, 8: 1], AllowedAmounts(30...100, orNothing: true))
    #expect(envelope.first == 0...0 && envelope.others == [30...100])
  }

  @Test func `an S-shape leaves its chord where the ray from zero touches it`() {
    // g/u is largest at u = k.
    let envelope = envelope([11: 3], AllowedAmounts(0...1000))
    #expect(envelope.first.upperBound < 1e-9)
    #expect(relativeError(envelope.others[0].lowerBound, 140) < 1e-9)
    #expect(envelope.others[0].upperBound == 1000)
  }

  @Test func `a chord over a threshold ends where the ray from zero touches it`() {
    let envelope = envelope([11: 3], AllowedAmounts(100...1000, orNothing: true))
    #expect(envelope.first == 0...0)
    #expect(relativeError(envelope.others[0].lowerBound, 140) < 1e-9)
  }

  @Test func `an S-shape beyond its turn needs no chord`() {
    // k/√3 = 80.8.
    let envelope = envelope([11: 3], AllowedAmounts(81...1000))
    #expect(envelope.first == 81...1000 && envelope.others.isEmpty)
  }

  static let seeds = 0..<UInt64(100)

  @Test(arguments: seeds)
  func `no chord passes below the response`(seed: UInt64) {
    let random = RandomResponse(seed: seed)
    let shortfall = random.chords.flatMap { chord in
      (1..<50).map { step in
        let x = chord.lowerBound + Double(step) / 50 * (chord.upperBound - chord.lowerBound)
        let part = (x - chord.lowerBound) / (chord.upperBound - chord.lowerBound)
        let height =
          (1 - part) * random.response.value(at: chord.lowerBound)
          + part * random.response.value(at: chord.upperBound)
        return random.response.value(at: x) / height - 1
      }
    }
    #expect((shortfall.max() ?? 0) < 1e-7, "seed \(seed)")
  }

  /// A convex part shorter than the grid's step may be missed; it is then flat to 1e-4 of the slope.
  @Test(arguments: seeds)
  func `between the chords the marginal value only falls`(seed: UInt64) {
    let random = RandomResponse(seed: seed)
    let rises = random.stretches.flatMap { stretch in
      let marginals = (0...200).map { step in
        random.response.derivative(
          at: stretch.lowerBound + Double(step) / 200 * (stretch.upperBound - stretch.lowerBound))
      }
      return zip(marginals, marginals.dropFirst()).map { $1 / $0 - 1 }
    }
    #expect((rises.filter { !$0.isNaN }.max() ?? 0) < 1e-4, "seed \(seed)")
  }

  private func envelope(_ weights: [Int: Double], _ allowed: AllowedAmounts) -> ConcaveEnvelope {
    let response = ResponseMixture(weights, reference: 100)
    return ConcaveEnvelope(of: response, at: 0, over: allowed, in: MarginalTable([response]))
  }
}

/// A mixture with sigmoids on a random range, with its envelope.
private struct RandomResponse {
  let response: ResponseMixture
  let stretches: [ClosedRange<Double>]

  /// The gaps between the stretches, but for one that is a threshold's.
  var chords: [ClosedRange<Double>] {
    zip(stretches, stretches.dropFirst()).map { $0.upperBound...$1.lowerBound }
  }

  init(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    response = ResponseMixture(
      weights: ResponseCurve.dictionary.indices.map { curve in
        let share = ResponseCurve.sigmoidal.contains(curve) ? 0.7 : 0.3
        return generator.uniform() < share ? exp(generator.standardNormal()) : 0
      }, reference: 100)
    let least = generator.uniform() < 0.5 ? 0 : 200 * generator.uniform()
    let envelope = ConcaveEnvelope(
      of: response, at: 0, over: AllowedAmounts(least...(least + 600 * generator.uniform())),
      in: MarginalTable([response]))
    stretches = [envelope.first] + envelope.others
  }
}
