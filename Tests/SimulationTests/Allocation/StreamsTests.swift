import Statistics
import Testing

@testable import Simulation

@Suite struct StreamsTests {
  private let streams = Streams(scenario: "drift", seed: 7)

  @Test func `the same place gives the same draws`() {
    #expect(first(streams, .drift, 3) == first(Streams(scenario: "drift", seed: 7), .drift, 3))
  }

  @Test func `another purpose, number, seed or scenario gives others`() {
    let draws = [
      first(streams, .drift, 3), first(streams, .noise, 3), first(streams, .drift, 4),
      first(Streams(scenario: "drift", seed: 8), .drift, 3),
      first(Streams(scenario: "delay", seed: 7), .drift, 3),
    ]
    #expect(Set(draws).count == draws.count)
  }

  /// Seeded; false alarm once in 150,000 seeds.
  @Test func `waiting times have their mean`() {
    var generator = streams.generator(for: .jumps)
    let sample = Sample((0..<4000).map { _ in generator.exponential(mean: 90) })
    #expect(sample.departure(from: 90) < 4.5)
  }

  @Test func `a range of one value gives that value`() {
    var generator = streams.generator(for: .truth)
    #expect(generator.uniform(in: 1...1) == 1)
  }

  private func first(_ streams: Streams, _ purpose: Streams.Purpose, _ number: Int) -> UInt64 {
    var generator = streams.generator(for: purpose, number)
    return generator.next()
  }
}
