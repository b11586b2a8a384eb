import Glibc
import Testing

@testable import Statistics

@Suite struct DeclineBetsTests {
  @Test func `without a bet there are no odds`() {
    #expect(DeclineBets(on: [0.5]).logOdds == -.infinity)
  }

  @Test func `one bet on one rate wins what the formula says`() {
    var bets = DeclineBets(on: [0.5])
    bets.begin()
    bets.absorb(outcome: 2, expected: 6, dispersion: 2)
    #expect(abs(bets.logOdds - (log(0.5) + 1.5)) < 1e-15)
  }

  @Test func `winnings are averaged over rates and added over bets`() {
    var bets = DeclineBets(on: [0.25, 0.5])
    bets.begin()
    bets.begin()
    bets.absorb(outcome: 0, expected: 1, dispersion: 1)
    #expect(abs(exp(bets.logOdds) - (exp(0.75) + exp(0.5))) < 1e-14)
  }

  @Test func `forgotten bets leave no odds`() {
    var bets = DeclineBets(on: [0.5])
    bets.begin()
    bets.reset()
    #expect(bets.logOdds == -.infinity)
  }
}
