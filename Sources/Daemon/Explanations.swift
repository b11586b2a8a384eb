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
    let named = channel.map(configuration.rules.resolving)
    let recommendations = decision.channels.filter { named == nil || $0.channel == named }
    let sources = try sources(throughFile: decision.throughFile)
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

  /// What people had said and held when a decision was made.
  private func words(of decision: Decision) throws -> OverridesInForce {
    let known = try ledger.overrides(knownTo: decision.number).map(\.override)
    return OverridesInForce(known, on: decision.today)
  }

  private func sources(throughFile file: Int64) throws -> [ChannelName: [Explanation.Source]] {
    var sources: [ChannelName: [Explanation.Source]] = [:]
    for observation in try ledger.observations(throughFile: file) {
      let channel = configuration.rules.resolving(observation.key.channel)
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
