import Marketing

/// What outcomes counted for, each time from the day on which a decision first knew it.
struct ConfiguredValues {
  /// Of several that begin on one day the last alone: the later decision replaces the earlier.
  let periods: [ValuePeriod]
  /// What the next decision has to record.
  let news: [ValuePeriod]
  /// What it has to say of them.
  let changes: [Note]

  /// Those that an earlier decision knew.
  init(recorded: [ValuePeriod]) {
    periods = Self.effective(recorded)
    (news, changes) = ([], [])
  }

  /// Those recorded, with what the present configuration changes from today on.
  ///
  /// Where nothing is recorded, conversions have counted 1 each since the first decision, made
  /// before `last` or on its day.
  init(recorded: [ValuePeriod], values: OutcomeValues?, today: Day, last: Day?) {
    let held = recorded.last?.values
    let isNew = values != held
    let before =
      recorded.isEmpty ? last.map { [ValuePeriod(values: nil, from: $0 - 1)] } ?? [] : []
    news = isNew ? before + [ValuePeriod(values: values, from: today)] : []
    periods = Self.effective(recorded + news)
    changes =
      isNew && !(recorded.isEmpty && last == nil) ? [.valueChanged(from: held, to: values)] : []
  }

  private static func effective(_ recorded: [ValuePeriod]) -> [ValuePeriod] {
    recorded.reduce(into: []) { periods, period in
      periods.removeAll { $0.from == period.from }
      periods.append(period)
    }
  }
}
