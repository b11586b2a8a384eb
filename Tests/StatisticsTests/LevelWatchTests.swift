import Glibc
import Statistics
import Testing

@Suite struct LevelWatchTests {
  /// A vectorised NumPy simulation of the same rule: rows, ln SR.
  @Test(arguments: [
    (1, -0.11311216), (2, 0.03581081), (7, 0.77752973), (10, 1.29203372), (14, 1.29254731),
    (15, 1.26244323), (20, 1.09829643), (25, 2.78315546), (30, 5.57786504),
  ])
  func `a stream of rows gives the reference odds`(rows: Int, logOdds: Double) {
    let odds = Self.watch(EvidenceExamples.rows(rows)).degradation.logOdds
    #expect(abs(odds - logOdds) < 1e-6)
  }

  /// A scalar NumPy replay: round(6 (1 + 0.8 sin(t/6))) at six a day, without and with λ.
  @Test(arguments: [
    (1, -0.644490118321, -0.644490118321), (8, -0.349623541032, -0.349623541032),
    (21, -0.677700076043, -0.486180273294), (28, 0.932969407217, 0.637409040623),
    (40, 1.794938140305, 1.388931477279),
  ])
  func `under test slow drift weakens the detector`(rows: Int, without: Double, with: Double) {
    let drifting = EvidenceExamples.drifting(rows)
    #expect(abs(Self.watch(drifting).degradation.logOdds - without) < 1e-10)
    #expect(abs(Self.watch(drifting, underTest: true).degradation.logOdds - with) < 1e-10)
  }

  /// The same replay, with one bet and with four bets begun before each row but the first.
  @Test(arguments: [(7, 5.318176093948), (28, 6.689930661886)])
  func `bets begin by the calendar, however long a row is`(length: Int, logOdds: Double) {
    var watch = LevelWatch()
    for (index, outcome) in [14.0, 12, 15, 9, 6, 5, 4, 3].enumerated() {
      watch.absorb(
        .init(firstDay: index * length, days: 7, outcome: outcome, expected: 14, spend: 420))
    }
    #expect(relativeError(watch.degradation.logOdds, logOdds) < 1e-11)
    #expect(watch.rows == 8)
    #expect(watch.days == 56)
  }

  @Test func `after a restart the next bet waits for its week`() {
    var watch = Self.watch(EvidenceExamples.rows(30))
    watch.restart(on: 40)
    watch.add(outcome: 0, day: 41)
    #expect(watch.degradation.logOdds == -.infinity)
    watch.add(outcome: 0, day: 42)
    #expect(watch.degradation.logOdds.isFinite)
  }

  @Test func `weeks before a restart are not made up for`() {
    var watch = Self.watch(EvidenceExamples.rows(30))
    watch.restart(on: 364)
    var fresh = DegradationDetector()
    fresh.begin(week: 52)
    let phi = watch.dispersion.dispersion()
    fresh.absorb(outcome: 1, expected: 3, dispersion: phi)
    watch.add(outcome: 1, day: 364)
    #expect(watch.degradation == fresh)
  }

  @Test func `a restart keeps the dispersion`() {
    var watch = Self.watch(EvidenceExamples.rows(30))
    let before = watch.dispersion
    watch.restart(on: 40)
    #expect(watch.dispersion == before)
  }

  /// The published figures for daily negative binomial outcomes of dispersion 2 at three a day,
  /// bar 260 and no tolerance: at most 8 % alarms in a year at the target.
  ///
  /// 300 runs, of which 4.8 % raise one; more than 32 come once in 80,000 seeds.
  @Test func `an arm at its target rarely raises an alarm`() {
    var generator = SeededGenerator(seed: 11)
    let alarms = (0..<300).count { _ in
      var watch = LevelWatch(tolerance: 0)
      return (0..<365).contains { day in
        watch.add(outcome: generator.clumped(mean: 3), day: day)
        return watch.degradation.logOdds >= log(260)
      }
    }
    #expect(alarms <= 32)
  }

  /// A fall from 1.2 to 0.5 is found in 40 days by 57 % of NumPy's runs; of 60, 40 or more are late
  /// once in 7,000 seeds.
  @Test func `half the target is found within weeks`() {
    var generator = SeededGenerator(seed: 12)
    let late = (0..<60).count { _ in
      var watch = LevelWatch(tolerance: 0)
      for day in 0..<120 { watch.add(outcome: generator.clumped(mean: 3.6), day: day) }
      watch.restartDegradation()
      for day in 120..<160 { watch.add(outcome: generator.clumped(mean: 1.5), day: day) }
      return watch.degradation.logOdds < log(260)
    }
    #expect(late < 40)
  }

  static func watch(
    _ rows: [(outcome: Double, expected: Double)], underTest: Bool = false
  ) -> LevelWatch {
    var watch = LevelWatch()
    var process = EvidenceProcess()
    for (day, row) in rows.enumerated() {
      watch.absorb(
        .init(
          firstDay: day, outcome: row.outcome, expected: row.expected, spend: row.expected * 30),
        driftFactor: underTest ? process.driftFactor : 1)
      process.absorb(outcome: row.outcome, expected: row.expected)
    }
    return watch
  }
}

extension SeededGenerator {
  /// A negative binomial outcome whose variance is twice its mean.
  mutating func clumped(mean: Double) -> Double {
    let rate = Gamma(shape: mean, rate: 1).sample(using: &self)
    return Double(Poisson(mean: rate).sample(using: &self))
  }
}
