import Statistics
import Testing

@Suite struct RecentWeekTests {
  @Test func `seven days are measured against the level before them`() throws {
    var week = RecentWeek()
    for day in 0..<7 {
      week.absorb(
        lastDay: day, outcome: 2, expected: 3, level: day == 0 ? 1.5 : 1,
        dispersion: day == 0 ? 2 : 9)
    }
    // (14 − 31.5)/√(2 · 31.5) and √(31.5/2)
    #expect(relativeError(try #require(week.deviation), -2.204_792_759_220_493) < 1e-14)
    #expect(relativeError(try #require(week.resolution), 3.968_626_966_596_886) < 1e-14)
  }

  @Test func `older days are forgotten`() throws {
    var long = RecentWeek()
    var short = RecentWeek()
    for day in 0..<20 {
      long.absorb(
        lastDay: day, outcome: Double(day), expected: 3, level: Double(day), dispersion: 2)
    }
    for day in 13..<20 {
      short.absorb(
        lastDay: day, outcome: Double(day), expected: 3, level: Double(day), dispersion: 2)
    }
    #expect(long == short)
  }

  @Test func `a row longer than a week stands alone`() throws {
    var week = RecentWeek()
    week.absorb(lastDay: 30, outcome: 90, expected: 90, level: 1, dispersion: 2)
    week.absorb(lastDay: 61, outcome: 0, expected: 90, level: 1, dispersion: 2)
    #expect(relativeError(try #require(week.deviation), -(90.0 / 2).squareRoot()) < 1e-14)
  }

  @Test func `an arm whose level is not known yet falls from nothing`() {
    var week = RecentWeek()
    for day in 0..<7 {
      week.absorb(
        lastDay: day, outcome: 0, expected: 30, level: day == 0 ? nil : 1, dispersion: 2)
    }
    #expect(week.deviation == nil)
    #expect(week.resolution == nil)
  }

  @Test func `without rows nothing is known`() {
    #expect(RecentWeek().deviation == nil)
    #expect(RecentWeek().resolution == nil)
  }
}
