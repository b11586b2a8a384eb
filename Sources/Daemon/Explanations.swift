public import Marketing
public import Report
public import Storage

/// Finds what is to be explained, and the rows that it rests on.
public struct Explanations {
  private let ledger: Ledger
  private let configuration: Configuration

  public init(ledger: Ledger, configuration: Configuration) {
    self.ledger = ledger
    self.configuration = configuration
  }

  /// The channels of a decision, or the one that is named; empty when there is no such thing.
  ///
  /// Without a number the last decision is meant.
  public func explanations(decision number: Int?, channel: ChannelName?) throws -> [Explanation] {
    let found = try number.map { try ledger.decision($0) } ?? ledger.lastDecision()
    guard let decision = found else { return [] }
    // What is one channel now may have been two then.
    let rules =
      try ledger.configuration(digest: decision.configurationDigest, at: configuration.path)?.rules
      ?? configuration.rules
    let named = channel.map { Set([rules.resolving($0), configuration.rules.resolving($0)]) }
    let recommendations = decision.channels.filter { named?.contains($0.channel) ?? true }
    let sources = try sources(throughFile: decision.throughFile, under: rules)
    let words = try words(of: decision)
    let then = try Publisher(configuration: configuration, ledger: ledger)
      .configuration(of: decision)
    return recommendations.map { recommendation in
      Explanation(
        of: recommendation, in: decision, sources: sources[recommendation.channel] ?? [],
        words: words.words(on: nil) + words.words(on: recommendation.channel),
        confirmationOdds: 1 / then.rules.errorRate, language: then.language)
    }
  }

  /// What is known of a channel that no decision has had yet: its figures came too early to count.
  ///
  /// Nil for a channel of which nothing has come.
  public func account(of channel: ChannelName) throws -> String? {
    let name = configuration.rules.resolving(channel)
    let rows = try ledger.observations(naming: configuration.rules.resolving)
      .filter { $0.key.channel == name }
    guard let last = rows.last, !rows.contains(where: \.isComplete) else { return nil }
    let wording = Wording(
      language: configuration.language, currency: configuration.rules.budget.currency)
    return wording.early(
      last.key.channel, file: last.file, line: last.line, through: last.key.period.end)
  }

  /// What people had said and held when a decision was made.
  private func words(of decision: Decision) throws -> OverridesInForce {
    let known = try ledger.overrides(knownTo: decision.number).map(\.override)
    return OverridesInForce(known, on: decision.today)
  }

  private func sources(
    throughFile file: Int64, under rules: PlanRules
  ) throws -> [ChannelName: [Explanation.Source]] {
    var sources: [ChannelName: [Explanation.Source]] = [:]
    for observation in try ledger.observations(throughFile: file, naming: rules.resolving)
    where observation.isComplete {
      let channel = observation.key.channel
      var known = sources[channel] ?? []
      let line = observation.line
      if let index = known.lastIndex(where: { $0.file == observation.file }) {
        known[index].firstLine = min(known[index].firstLine, line)
        known[index].lastLine = max(known[index].lastLine, line)
        known[index].rows += 1
      } else {
        known.append(.init(file: observation.file, firstLine: line, lastLine: line, rows: 1))
      }
      sources[channel] = known
    }
    return sources
  }
}
