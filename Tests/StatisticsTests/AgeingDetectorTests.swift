import Glibc
import Statistics
import Testing

@Suite struct AgeingDetectorTests {
  /// A scalar NumPy replay of the rule, in agreement with a vectorised one to 1e-12.
  ///
  /// Rows 1 to 70 bring 2 + 7t mod 5, the others 1 + 3t mod 3, for 90 + 30 (t mod 4) spent at a
  /// target of 30; φ is the local dispersion.
  static let vectors: [(rows: Int, logOdds: Double)] = [
    (56, -.infinity), (57, -1.096321353075), (70, -3.067948445009), (84, 9.462643011431),
    (98, 18.564631350634), (112, 29.399703189865), (140, 51.871219661502),
  ]

  @Test(arguments: vectors)
  func `a stream of rows gives the reference odds`(rows: Int, logOdds: Double) {
    let ageing = Self.fading(rows: rows).ageing
    #expect(relativeError(ageing.logOdds, logOdds) < 1e-10)
  }

  @Test func `how much worse is told from the last blocks`() throws {
    // 56 days of one outcome against 28 days of four, at spend in the same steps.
    #expect(relativeError(try #require(Self.fading(rows: 140).ageing.ratio), 0.25) < 1e-12)
  }

  /// Rows fall with day 70 of the stream, the first of its week.
  @Test(arguments: [84, 98, 140])
  func `a decline is dated to its week`(rows: Int) {
    #expect(Self.fading(rows: rows).ageingOnset == 70)
  }

  @Test func `a decline does not teach the level to expect it`() throws {
    let watch = Self.fading(rows: 280)
    #expect(relativeError(try #require(watch.ageing.ratio), 0.25) < 1e-12)
  }

  @Test(arguments: [(9, false), (10, true)])
  func `ten outcomes in four weeks establish a level`(outcomes: Int, armed: Bool) {
    var watch = LevelWatch()
    for day in 0..<57 { watch.add(outcome: day < outcomes ? 1 : 0, day: day) }
    #expect(watch.ageing.isArmed == armed)
  }

  @Test(arguments: [0.3, 3])
  func `moving money is no ageing`(factor: Double) {
    var watch = LevelWatch()
    for day in 0..<300 {
      let scale = day < 150 ? 1 : factor
      watch.add(outcome: 6 * pow(scale, 0.7), spend: 90 * scale, day: day)
    }
    #expect(watch.ageing.logOdds < log(26))
  }

  @Test func `the unit of money is irrelevant`() {
    let cents = Self.fading(rows: 100, unit: 100).ageing
    #expect(relativeError(cents.logOdds, Self.fading(rows: 100).ageing.logOdds) < 1e-12)
  }

  @Test func `the target is irrelevant to the level`() {
    var watch = Self.fading(rows: 60)
    let odds = watch.ageing.logOdds
    watch.rescale(by: 3)
    #expect(watch.ageing.logOdds == odds)
  }

  static func fading(rows: Int, unit: Double = 1) -> LevelWatch {
    (0..<rows).reduce(into: LevelWatch()) { watch, day in
      let outcome = day < 70 ? 2 + day * 7 % 5 : 1 + day * 3 % 3
      let spend = Double(90 + 30 * (day % 4))
      watch.add(outcome: Double(outcome), expected: spend / 30, spend: spend * unit, day: day)
    }
  }
}

extension LevelWatch {
  /// Adds a day that spent three target costs, unless said otherwise.
  mutating func add(outcome: Double, expected: Double = 3, spend: Double = 90, day: Int) {
    absorb(.init(firstDay: day, outcome: outcome, expected: expected, spend: spend))
  }
}
