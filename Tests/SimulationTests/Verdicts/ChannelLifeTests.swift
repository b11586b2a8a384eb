import Marketing
import Testing

@testable import Simulation

@Suite struct ChannelLifeTests {
  private let life = ChannelLife(
    states: [
      .testing, .confirmed, .confirmed, .probation, .dropped, .dropped, .retest, .testing,
      .dropped, .retest, .confirmed,
    ])

  @Test func `first days count from one`() {
    #expect(life.confirmDay == 2)
    #expect(life.probationDay == 4)
    #expect(life.dropDay == 5)
    #expect(life.returnDay == 8)
  }

  @Test func `every change of state counts`() {
    #expect(life.stateChanges == 8)
  }

  @Test func `the truth of the first drop is kept`() {
    #expect(life.ratioAtDrop == 0.5)
  }

  @Test func `spend is divided by the first drop`() {
    #expect(life.spendToDrop == 5)
    #expect(life.spendAfterDrop == 6)
  }

  @Test func `a retest that fails gives nothing back`() {
    #expect(ChannelLife(states: [.dropped, .retest, .dropped]).returnDay == nil)
  }

  @Test func `alarms are noted when they are raised`() {
    var life = ChannelLife()
    for (day, isAgeing) in [false, true, true, false, true].enumerated() {
      life.note(JudgedChannel(isAgeing: isAgeing), on: day + 1, ratio: 1)
    }
    #expect(life.ageingDays == [2, 5])
  }
}

extension ChannelLife {
  /// A life that spends one a day and ends its days in these states, at a ratio of a tenth of the day.
  fileprivate init(states: [HypothesisState]) {
    self.init()
    for (day, state) in states.enumerated() {
      spend(1)
      note(JudgedChannel(state: state), on: day + 1, ratio: Double(day + 1) / 10)
    }
  }
}
