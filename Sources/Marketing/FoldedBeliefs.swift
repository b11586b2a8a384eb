import Statistics

/// The beliefs after whole histories.
///
/// Folded from the start, or from where the state of an earlier day left off: both give the same,
/// bit for bit.
struct FoldedBeliefs {
  let beliefs: [ChannelName: Belief]
  /// From which a later decision may go on; nil while no row has told anything, or while the state at
  /// hand will do.
  let state: BeliefState?

  /// How many days before the present one the state is taken.
  ///
  /// Files do not all come on the same morning: a row that is known since yesterday, and comes
  /// today, would make a state of yesterday's useless.
  static let lateness = 3

  /// Days for which a state is gone on from before a newer one takes its place: to pass a day costs
  /// less than to hash all rows.
  static let patience = 7

  /// - Parameters:
  ///   - inputs: All that is known, later than the day as well.
  ///   - day: The morning of which the beliefs are.
  ///   - cached: Used only if its digest says that the same was folded.
  init(of inputs: BeliefInputs, on day: Day, from cached: BeliefState? = nil) {
    let first = BeliefInputs.memory(before: day)
    let resumed = cached.flatMap { inputs.fold(resuming: $0, before: day, from: first) }
    var fold = resumed ?? inputs.emptyFold
    var calendar = DeliveryCalendar(inputs.histories, endingFrom: first, after: fold.day)
    let stateDay = max(day - Self.lateness, fold.day ?? first)
    fold.advance(through: stateDay, of: &calendar)
    let isRecent = resumed?.day.map { stateDay - $0 < Self.patience } ?? false
    state = isRecent ? nil : fold.state(digest: inputs.digest(from: first, knownBy: stateDay))
    fold.advance(through: day, of: &calendar)
    beliefs = fold.beliefs
  }
}

extension BeliefInputs {
  /// Goes on from a state; nil where it is not of the same rows, or cannot be read.
  fileprivate func fold(
    resuming state: BeliefState, before day: Day, from first: Day
  ) -> BeliefFold? {
    guard state.day <= day, state.digest == digest(from: first, knownBy: state.day) else {
      return nil
    }
    return BeliefFold(resuming: state, by: emptyFold)
  }
}

extension BeliefFold {
  /// Passes every day up to one, with what became known on each.
  fileprivate mutating func advance(through day: Day, of calendar: inout DeliveryCalendar) {
    while let next = calendar.day, next <= day {
      let deliveries = calendar.passDay()
      if !deliveries.isEmpty { advance(to: next, with: deliveries) }
    }
    if let last = self.day, last < day { advance(to: day, with: []) }
  }
}
