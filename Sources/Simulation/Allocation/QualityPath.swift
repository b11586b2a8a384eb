import Glibc
import Statistics

extension QualityLaw {
  /// A channel's quality, day by day: e to the sum of drift, fatigue and jumps.
  func path(of channel: Int, days: Int, _ streams: Streams) -> [Double] {
    var logarithms = [Double](repeating: 0, count: days)
    if drift > 0 {
      var generator = streams.generator(for: .drift, channel)
      addDrift(to: &logarithms, &generator)
    }
    if tires {
      var generator = streams.generator(for: .fatigue, channel)
      Self.addFatigue(to: &logarithms, &generator)
    }
    if let daysBetweenJumps {
      var generator = streams.generator(for: .jumps, channel)
      Self.addJumps(every: daysBetweenJumps, to: &logarithms, &generator)
    }
    return logarithms.map(exp)
  }

  /// l₀ ~ N(0, drift² / 0.02), lₜ₊₁ = 0.99 lₜ + drift · N(0, 1).
  private func addDrift(to path: inout [Double], _ generator: inout SeededGenerator) {
    let returning = 0.01
    var l = drift / (2 * returning).squareRoot() * generator.standardNormal()
    for day in path.indices {
      path[day] += l
      l = (1 - returning) * l + drift * generator.standardNormal()
    }
  }

  /// A sawtooth with teeth of 60 to 120 days, for every other channel.
  private static func addFatigue(to path: inout [Double], _ generator: inout SeededGenerator) {
    guard generator.uniform() < 0.5 else { return }
    var start = -Int.random(in: 0...89, using: &generator)
    while start < path.count {
      let end = start + Int.random(in: 60...120, using: &generator)
      for day in max(start, 0)..<max(min(end, path.count), 0) {
        path[day] -= 0.006 * Double(day - start)
      }
      start = end
    }
  }

  /// Each stretch after the first jump has a level of its own, 0.7 · N(0, 1).
  private static func addJumps(
    every mean: Double, to path: inout [Double], _ generator: inout SeededGenerator
  ) {
    var start = generator.exponential(mean: mean)
    while start < Double(path.count) {
      let level = 0.7 * generator.standardNormal()
      let end = start + generator.exponential(mean: mean)
      for day in Int(start)..<Int(min(end, Double(path.count))) { path[day] += level }
      start = end
    }
  }
}
