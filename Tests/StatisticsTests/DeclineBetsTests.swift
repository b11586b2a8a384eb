import Glibc
import Testing

@testable import Statistics

@Suite struct DeclineBetsTests {
  @Test func `without a bet there are no odds`() {
    #expect(DeclineBets(on: [0.5]).logOdds == -.infinity)
  }

  @Test func `one bet on one rate wins what the formula says`() {
    var bets = DeclineBets(on: [0.5])
    bets.begin(week: 0)
    bets.absorb(outcome: 2, expected: 6, dispersion: 2)
    #expect(abs(bets.logOdds - (log(0.5) + 1.5)) < 1e-15)
  }

  @Test func `winnings are averaged over rates and added over bets`() {
    var bets = DeclineBets(on: [0.25, 0.5])
    bets.begin(week: 0)
    bets.begin(week: 1)
    bets.absorb(outcome: 0, expected: 1, dispersion: 1)
    #expect(abs(exp(bets.logOdds) - (exp(0.75) + exp(0.5))) < 1e-14)
  }

  /// Weeks as expected, then halves: what a bet lost before it is begun again does not count.
  @Test(arguments: [3, 4, 7])
  func `a decline is dated to the week of the best bet`(change: Int) {
    var bets = DeclineBets(on: [0.25, 0.5, 0.75])
    for week in 0..<12 {
      bets.begin(week: week)
      bets.absorb(outcome: week < change ? 20 : 10, expected: 20, dispersion: 1)
    }
    #expect(bets.onsetWeek == change)
  }

  @Test func `without a decline there is no onset`() {
    var bets = DeclineBets(on: [0.5])
    bets.begin(week: 0)
    bets.absorb(outcome: 20, expected: 20, dispersion: 1)
    #expect(bets.onsetWeek == nil)
  }

  @Test func `forgotten bets leave no odds`() {
    var bets = DeclineBets(on: [0.5])
    bets.begin(week: 0)
    bets.reset()
    #expect(bets.logOdds == -.infinity)
    #expect(bets.onsetWeek == nil)
  }
}
