import Marketing

/// Says what a header lacks before any of its rows can be read.
struct HeaderCheck {
  let file: String
  let header: Header
  let needs: ColumnNeeds
  let platform: Platform
  let preamble: Preamble
  var outcomeHeaders: [OutcomeName: String] = [:]

  /// Throws what is missing, first a name that is a slip of the pen.
  func validate(columns named: [Field: String]) throws(FileError) {
    try checkNamed(named)
    if let (header, nearest) = slip {
      throw error(.unknownColumn(header, nearest: nearest))
    }
    guard header.column(.start) != nil || !needs.date else {
      throw error(
        .noDateColumn(headers: header.names, platform: platform, range: preamble.range))
    }
    guard header.givesSpend(needs) || !needs.spend else {
      throw error(
        platform == .googleAnalytics
          ? .onlyOutcomes : .noSpendColumn(headers: header.names, hasOutcome: header.hasOutcome))
    }
    guard header.hasOutcome || !needs.outcome else {
      throw error(.noOutcomeColumn(headers: header.names))
    }
    guard header.namesChannels || !needs.channel else {
      throw error(.noChannelColumn(headers: header.names))
    }
    if let spend = header.column(.spend)?.currency, let revenue = header.column(.revenue)?.currency,
      spend != revenue
    {
      throw error(.mixedCurrencies(spend: spend, revenue: revenue))
    }
  }

  /// The columns that the configuration names must be there.
  private func checkNamed(_ named: [Field: String]) throws(FileError) {
    for (name, written) in outcomeHeaders.sorted(by: { $0.key < $1.key })
    where !header.outcomes.contains(where: { $0.outcome == name }) {
      throw error(.missingColumn(written, field: .conversions, headers: header.names))
    }
    let missing = named.filter { header.column($0.key) == nil }
    let fields = Field.allCases.filter { missing[$0] != nil }
    guard let field = fields.first, let name = missing[field] else { return }
    throw error(.missingColumn(name, field: field, headers: header.names))
  }

  private func error(_ problem: FileError.Problem) -> FileError {
    FileError(file, line: header.line, problem)
  }

  /// An unused column whose name is near to one that the file lacks.
  private var slip: (header: String, nearest: String)? {
    var missing: Set<Field> = []
    if needs.date, header.column(.start) == nil { missing.insert(.start) }
    if needs.spend, !header.hasSpend { missing.insert(.spend) }
    if needs.channel, !header.namesChannels {
      missing.formUnion([.channel, .campaign, .campaignID])
    }
    // What platforms write is spelt as they mean it.
    if platform == .generic || needs.outcome, !header.hasOutcome {
      missing.formUnion([.conversions, .revenue])
    }
    for name in header.unused {
      let text = HeaderText(name).normalized
      if let nearest = HeaderAliases.nearest(to: text, among: missing) { return (name, nearest) }
    }
    return nil
  }
}
