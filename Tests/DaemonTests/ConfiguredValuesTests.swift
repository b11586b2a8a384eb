import Marketing
import Testing

@testable import Daemon

struct ConfiguredValuesTests {
  private let half: OutcomeValues?
  private let fifth: OutcomeValues?
  private let (first, later): (Day, Day)

  init() throws {
    let lead = try #require(OutcomeName("leads"))
    half = OutcomeValues([.conversions: 1, lead: 0.5])
    fifth = OutcomeValues([.conversions: 1, lead: 0.2])
    (first, later) = (try day("2026-03-02"), try day("2026-03-09"))
  }

  private func configured(
    _ values: OutcomeValues?, recorded: [ValuePeriod] = [], last: Day? = nil
  ) -> ConfiguredValues {
    ConfiguredValues(recorded: recorded, values: values, today: later, last: last)
  }

  @Test func `without values nothing is recorded`() {
    let none = configured(nil, last: first)
    #expect(none.news == [] && none.periods == [] && none.changes == [])
  }

  @Test func `the values of the first decision have always held`() {
    let values = configured(half)
    #expect(values.periods == [ValuePeriod(values: half, from: later)])
    #expect(values.news == values.periods && values.changes == [])
  }

  @Test func `where decisions were made without, conversions counted one each`() {
    let values = configured(half, last: first)
    #expect(
      values.periods == [
        ValuePeriod(values: nil, from: first - 1), ValuePeriod(values: half, from: later),
      ])
    #expect(values.changes == [.valueChanged(from: nil, to: half)])
  }

  @Test func `another value holds from today on, and is said`() {
    let held = [ValuePeriod(values: half, from: first)]
    let values = configured(fifth, recorded: held, last: first)
    #expect(values.news == [ValuePeriod(values: fifth, from: later)])
    #expect(values.periods == held + values.news)
    #expect(values.changes == [.valueChanged(from: half, to: fifth)])
  }

  @Test func `to take them out is another value`() {
    let values = configured(
      nil, recorded: [ValuePeriod(values: half, from: first)], last: first)
    #expect(values.news == [ValuePeriod(values: nil, from: later)])
    #expect(values.changes == [.valueChanged(from: half, to: nil)])
  }

  @Test func `the same values are no news`() {
    let held = [ValuePeriod(values: half, from: first)]
    #expect(configured(half, recorded: held, last: first).news == [])
  }

  @Test func `of two on one day the later holds`() {
    let held = [half, nil].map { ValuePeriod(values: $0, from: later) }
    #expect(ConfiguredValues(recorded: held).periods == [ValuePeriod(values: nil, from: later)])
  }
}
