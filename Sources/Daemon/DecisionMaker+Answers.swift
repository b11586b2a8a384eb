import Marketing
import Storage

/// What a decision says of words and files that came since the one before.
extension DecisionMaker {
  /// Whether people said something since a decision, or a word that held then has ended.
  func hasWordsToHear(on today: Day, since last: DecisionBasis) throws -> Bool {
    try Self.hasNewWord(given(by: today), on: today, since: last)
      || !ledger.controlFiles(after: ledger.reportedFile()).isEmpty
      || !ledger.withdrawals(after: ledger.reportedFile()).isEmpty
  }

  /// What a decision has to answer to what people said since the one before.
  ///
  /// Line by line for each control file and word by word for the command line, in the order in
  /// which they were given; then the files that were taken back.
  func answers(to knowledge: Knowledge) throws -> [Note] {
    var answers = knowledge.overrides.filter { $0.decision == nil && $0.file == nil }
      .map { (word: $0.id, notes: [Note.obeyed($0.override)]) }
    for file in try ledger.controlFiles(after: ledger.reportedFile()) {
      let first = knowledge.overrides.first { $0.file == file.id }
      // A file of which nothing could be obeyed brought no word; it comes last.
      answers.append((first?.id ?? .max, try ControlAnswers(of: file, in: ledger).notes))
    }
    let withdrawn = try ledger.withdrawals(after: ledger.reportedFile()).map(\.note)
    return answers.sorted { $0.word < $1.word }.flatMap(\.notes) + withdrawn
  }

  /// What was left out of the files that arrived since the decision before.
  func overlaps(in portfolio: Portfolio) throws -> [Note] {
    let news = Set(try ledger.files(after: ledger.reportedFile()).map(\.name))
    var notes: [Note] = []
    for overlap in portfolio.overlaps
    where news.contains(overlap.coarse) || news.contains(overlap.fine) {
      let note = Note.finerGrain(
        channel: overlap.channel, days: overlap.period, coarse: overlap.coarse, fine: overlap.fine)
      if !notes.contains(note) { notes.append(note) }
    }
    return notes
  }

  /// Which of the files that arrived since the decision before bring more returns than sales.
  func netReturns(in portfolio: Portfolio) throws -> [Note] {
    let found = Dictionary(grouping: portfolio.netReturns, by: \.channel)
    guard !found.isEmpty else { return [] }
    let news = Set(try ledger.files(after: ledger.reportedFile()).map(\.name))
    guard !news.isEmpty else { return [] }
    let arrived = Dictionary(
      grouping: try ledger.observations(throughFile: ledger.latestFileID())
        .filter { news.contains($0.file) },
      by: { configuration.rules.resolving($0.key.channel) }
    ).mapValues { Set($0.map(\.key.period)) }
    return found.sorted { $0.key < $1.key }.compactMap { channel, periods in
      let new = periods.map(\.days).filter { arrived[channel]?.contains($0) == true }
      return new.first.map { .netReturns(channel: channel, first: $0, periods: new.count) }
    }
  }
}
