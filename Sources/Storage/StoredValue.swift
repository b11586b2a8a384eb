internal import Marketing

/// A value of an observation, the present one or an earlier one, and the file that brought it.
struct StoredValue {
  let metrics: Metrics
  let isProvisional: Bool
  /// Counted from 1.
  let revision: Int
  let file: Int64
  let line: Int

  /// What a query selects first, of `observation` or `observationRevision`.
  static let columns =
    "spendMicros, impressions, clicks, conversions, revenueMicros, revision, file, line,"
    + " isProvisional, outcomes"
  /// The first column behind them.
  static let columnCount: Int32 = 10

  init(metrics: Metrics, isProvisional: Bool, revision: Int, file: Int64, line: Int) {
    self.metrics = metrics
    self.isProvisional = isProvisional
    self.revision = revision
    self.file = file
    self.line = line
  }

  init(_ row: RowStatement) {
    metrics = Metrics(
      spend: row.optionalInt64(0).map(Micros.init(rawValue:)), impressions: row.optionalInt64(1),
      clicks: row.optionalInt64(2), conversions: row.optionalDouble(3),
      revenue: row.optionalInt64(4).map(Micros.init(rawValue:)),
      outcomes: row.optionalText(9).map(OutcomeText.outcomes) ?? [:])
    revision = Int(row.int64(5))
    file = row.int64(6)
    line = Int(row.int64(7))
    isProvisional = row.int64(8) != 0
  }
}
