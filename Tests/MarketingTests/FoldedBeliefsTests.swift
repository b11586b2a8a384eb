import Statistics
import Testing

@testable import Marketing

/// The stored state is a cache: going on from it is folding from the start.
@Suite struct FoldedBeliefsTests {
  @Test(arguments: UInt64(1)...6)
  func `going on from any earlier state is folding from the start`(seed: UInt64) throws {
    let ledger = RandomLedger(seed: seed)
    var states: [BeliefState] = []
    for today in [9, 11, 18, 26, 40, 41] {
      let anew = ledger.beliefs(on: today)
      for state in states {
        let resumed = ledger.beliefs(on: today, from: state)
        #expect(resumed.isSame(as: anew), "seed \(seed), \(state.day) to day \(today)")
      }
      anew.state.map { states.append($0) }
    }
  }

  @Test func `a state of the same rows is used`() throws {
    let ledger = RandomLedger(seed: 1, isPunctual: true)
    let state = try #require(ledger.beliefs(on: 30).state)
    #expect(!ledger.beliefs(on: 31, from: state.forged).isSame(as: ledger.beliefs(on: 31)))
  }

  @Test func `a state serves for a week`() throws {
    let ledger = RandomLedger(seed: 1, isPunctual: true)
    let state = try #require(ledger.beliefs(on: 30).state)
    #expect(state.day == day(27))
    #expect(ledger.beliefs(on: 36, from: state).state == nil)
    #expect(ledger.beliefs(on: 37, from: state).state?.day == day(34))
  }

  @Test(arguments: Change.allCases)
  func `a state of something else is not used`(change: Change) throws {
    let ledger = RandomLedger(seed: 1, isPunctual: true)
    let state = try #require(ledger.beliefs(on: 30).state).forged
    var inputs = ledger.inputs(on: 31)
    change.apply(to: &inputs)
    let beliefs = FoldedBeliefs(of: inputs.made, on: day(31), from: state)
    #expect(beliefs.isSame(as: FoldedBeliefs(of: inputs.made, on: day(31))))
  }

  @Test func `a file of the last days leaves the state of use`() throws {
    let ledger = RandomLedger(seed: 1, isPunctual: true)
    let state = try #require(ledger.beliefs(on: 30).state).forged
    var inputs = ledger.inputs(on: 31)
    inputs.feeds.append(Feed(channel: "late", periods: 28..<31))
    let beliefs = FoldedBeliefs(of: inputs.made, on: day(31), from: state)
    #expect(!beliefs.isSame(as: FoldedBeliefs(of: inputs.made, on: day(31))))
  }

  @Test func `a state that is no state is not used`() throws {
    let ledger = RandomLedger(seed: 1, isPunctual: true)
    var state = try #require(ledger.beliefs(on: 30).state)
    state.shared.removeLast()
    #expect(ledger.beliefs(on: 31, from: state).isSame(as: ledger.beliefs(on: 31)))
  }

  @Test func `a correction leaves the beliefs of the days before it`() throws {
    let feed = Feed(channel: "a", periods: 0..<30)
    let corrected = ChannelHistory(
      channel: "a", rows: feed.history.rows.map { $0.period.end == day(3) ? $0.corrected : $0 })
    let before = beliefs(of: corrected, on: 15)
    #expect(before == beliefs(of: feed.history, on: 15))
    #expect(beliefs(of: corrected, on: 16) != beliefs(of: feed.history, on: 16))
  }

  private func beliefs(of history: ChannelHistory, on number: Int) -> [ChannelName: Belief] {
    let inputs = BeliefInputs(
      channels: ["a"], histories: [history], rules: .weekly(), reference: 90)
    return FoldedBeliefs(of: inputs, on: day(number)).beliefs
  }
}

extension FoldedBeliefs {
  /// Bit for bit; one word, for a failure would print every number.
  ///
  /// A state that will do for some days more leaves none.
  fileprivate func isSame(as other: FoldedBeliefs) -> Bool {
    beliefs == other.beliefs && (state ?? other.state) == (other.state ?? state)
  }
}

/// What makes a stored state useless.
enum Change: CaseIterable {
  case figures, window, reference, model, lateRow

  func apply(to inputs: inout RandomLedger.Inputs) {
    switch self {
    case .figures: inputs.feeds[0].conversions = { _ in 1 }
    case .window: inputs.rules.channels["display"] = ChannelRules(attributionWindow: 9)
    case .reference: inputs.reference = 91
    case .model: inputs.model = .concave
    case .lateRow: inputs.feeds.append(Feed(channel: "late", periods: 20..<21))
    }
  }
}

extension BeliefState {
  /// The same digest over other numbers, to see whether they are used.
  fileprivate var forged: BeliefState {
    var state = self
    // The dispersion's predictions, behind the column that tells outcomes.
    for channel in channels.keys { state.channels[channel]?[2] += 1000 }
    return state
  }
}

extension ChannelRow {
  /// Another count, known since the sixteenth day.
  fileprivate var corrected: ChannelRow {
    var figures = figures
    figures.conversions = 40
    figures.deliveredOn = day(16)
    return ChannelRow(
      period: period, source: source, present: Version(knownOn: day(16), figures: figures),
      earlier: [present])
  }
}
