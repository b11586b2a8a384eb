import Marketing

/// What headers mean in one file, beyond the common table: by its platform, by its source.
struct ColumnRules: Hashable {
  /// Meanings by normal form; they come before the table's.
  private(set) var meanings: [String: HeaderAliases.Alias] = [:]
  /// Normal forms that mean nothing here.
  private(set) var ignored: Set<String> = []

  /// What the options name; a range where they name its end as well.
  init(_ options: ReadingOptions) {
    self.init(
      options.columns, outcomes: options.outcomes, headers: options.outcomeHeaders)
  }

  /// What the configuration names; a range where it names its end as well.
  init(
    _ columns: [Field: String], outcomes: Set<OutcomeName> = [],
    headers: [OutcomeName: String] = [:]
  ) {
    meanings = OutcomeColumns.meanings(of: outcomes)
    for (name, header) in headers {
      let text = HeaderText(header).normalized
      meanings[text] = HeaderAliases.Alias(
        text: text, field: .conversions, rank: -2, grain: .day, isSpanish: false, outcome: name)
    }
    for (field, header) in columns {
      let text = HeaderText(header).normalized
      let grain = HeaderAliases.alias(for: text)?.grain ?? .day
      meanings[text] = HeaderAliases.Alias(
        text: text, field: field, rank: -2, grain: columns[.end] == nil ? grain : .range,
        isSpanish: false)
    }
  }

  /// Adds what a platform's headers mean; what the configuration says is stronger.
  func adding(_ signature: PlatformSignature?, of platform: Platform) -> ColumnRules {
    var rules = self
    for (text, field) in signature?.meanings ?? [:] where rules.meanings[text] == nil {
      rules.meanings[text] = HeaderAliases.Alias(
        text: text, field: field, rank: -1, grain: .day, isSpanish: false)
    }
    if (signature?.channel ?? platform.channel) != nil { rules.ignored = Self.withinAPlatform }
    return rules
  }

  /// What a header means; nil when nobody knows, or it means nothing here.
  func alias(for normalized: String) -> HeaderAliases.Alias? {
    if let alias = meanings[normalized] { return alias }
    return ignored.contains(normalized) ? nil : HeaderAliases.alias(for: normalized)
  }

  /// In the export of one platform these split its own reach; they are no channels.
  private static let withinAPlatform: Set<String> = [
    "network", "platform", "medium", "source / medium", "medio", "plataforma", "soporte", "fuente",
  ]
}

/// Which columns a file must have, so that its rows can be read.
struct ColumnNeeds: Hashable {
  var date = true
  /// Spend, or in its place what came of costs that the configuration knows.
  var spend = true
  var mayLackSpend: Bool
  /// Conversions or revenue.
  var outcome = false
  var channel = true

  /// `channel` is that of an export that is all about one platform.
  init(_ options: ReadingOptions, channel: ChannelName? = nil) {
    self.channel = options.channel == nil && channel == nil
    mayLackSpend = options.mayLackSpend
    if options.supplies == .conversions { (spend, outcome) = (false, true) }
  }
}
