import Testing

@testable import Statistics

@Suite struct PredictionDispersionTests {
  @Test func `a miss counts squared, and is shared with the arms that know less`() {
    var dispersion = PredictionDispersion(arms: 2)
    dispersion.score(arm: 0, outcomes: 20, predicted: 10)
    dispersion.update(activeArms: 2)
    let pooled = (100 + 7.5) / (10 + 5)
    let weight = 10.0 / 2 / 6
    #expect(relativeError(dispersion.values[0], (100 + weight * pooled) / (10 + weight)) < 1e-15)
    #expect(relativeError(dispersion.values[1], pooled) < 1e-15)
  }

  @Test func `one wild row counts for six standard deviations`() {
    var dispersion = PredictionDispersion(arms: 1)
    dispersion.score(arm: 0, outcomes: 1_000, predicted: 10)
    #expect(dispersion.squares == [36 * 11])
  }

  @Test func `misses fade with a half-life of sixty days`() {
    var dispersion = PredictionDispersion(arms: 1)
    dispersion.score(arm: 0, outcomes: 20, predicted: 10)
    for _ in 0..<60 { dispersion.age() }
    #expect(relativeError(dispersion.squares[0], 50) < 1e-13)
    #expect(relativeError(dispersion.predicted[0], 5) < 1e-13)
  }

  @Test func `it is never under one, nor over fifty`() {
    var regular = PredictionDispersion(arms: 1)
    regular.score(arm: 0, outcomes: 1e6, predicted: 1e6)
    regular.update(activeArms: 1)
    var wild = PredictionDispersion(arms: 1)
    wild.score(arm: 0, outcomes: 99, predicted: 0.01)
    wild.update(activeArms: 1)
    #expect(regular.values == [1])
    #expect(wild.values == [50])
  }
}
