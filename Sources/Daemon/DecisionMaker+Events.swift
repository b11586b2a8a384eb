import Marketing
import Storage

/// What happened to hypotheses since it was last recorded.
extension DecisionMaker {
  /// The events that the ledger does not have yet, in order.
  ///
  /// A refold over corrected figures may contradict what was recorded: then one event says so,
  /// and the old ones stay.
  func newEvents(of portfolio: Portfolio) throws -> [HypothesisEvent] {
    let recorded = Dictionary(grouping: try ledger.events(of: nil).map(\.event)) { event in
      portfolio.rules.resolving(event.channel)
    }
    return portfolio.hypotheses.sorted { $0.key < $1.key }.flatMap { channel, hypothesis in
      let known = recorded[channel] ?? []
      if let news = Self.continuation(of: known, by: hypothesis.events) { return news }
      let last = known.last?.to ?? .testing
      guard hypothesis.state != last else { return [] }
      return [
        HypothesisEvent(
          channel: channel, day: portfolio.dataThrough.map { $0 + 1 } ?? portfolio.today,
          from: last, to: hypothesis.state, cause: .restated, evidence: hypothesis.evidence)
      ]
    }
  }

  /// What the fold adds to the recorded events; nil when it contradicts them.
  ///
  /// Recorded events count from the last correction on: what the fold tells of the time before
  /// ends in the state that the correction left.
  private static func continuation(
    of known: [HypothesisEvent], by folded: [HypothesisEvent]
  ) -> [HypothesisEvent]? {
    let correction = known.lastIndex { $0.cause == .restated }
    let start = correction.map { known[$0].to } ?? .testing
    let since = known[(correction.map { $0 + 1 } ?? 0)...].map(\.step)
    let states = [HypothesisState.testing] + folded.map(\.to)
    let skipped = (0...folded.count).first { count in
      states[count] == start && folded[count...].map(\.step).starts(with: since)
    }
    return skipped.map { Array(folded[($0 + since.count)...]) }
  }
}

extension HypothesisEvent {
  /// What makes two tellings the same step; its day may shift by a corrected row.
  fileprivate var step: [HypothesisState] { [from, to] }
}
