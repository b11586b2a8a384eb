public import Marketing

/// What came of the rows of a file.
public struct ReadingSummary: Hashable, Sendable {
  /// Rows that became observations.
  public internal(set) var observations = 0
  /// Rows without any number.
  public internal(set) var blankRows = 0
  /// Rows that repeat an earlier row letter by letter; they count once.
  public internal(set) var duplicateRows = 0
  /// The first refused rows; `refusedRows` counts all of them.
  public internal(set) var refused: [RefusedRow] = []
  public internal(set) var refusedRows = 0
  /// What the file's own sums say, compared with the rows.
  public internal(set) var totals: [ControlTotal] = []
  /// Observations of days that the file calls incomplete.
  public internal(set) var provisional = 0
  /// Observations that take spend back.
  public internal(set) var refunds = 0
  /// What stopped the reading before the end of the file; nil when it was read whole.
  public internal(set) var damage: FileError?
  /// The first and the last day that observations cover; nil without observations.
  public internal(set) var days: Period?

  /// Whether the source wants refused rows left out, and they are few enough.
  public internal(set) var skipsRefusedRows = false

  /// Whether the file was read to its end and its rows can be taken: all, or all that are good.
  public var isClean: Bool { (refusedRows == 0 || skipsRefusedRows) && damage == nil }

  /// All rows below the header but sums and empty lines.
  public var rows: Int { observations + blankRows + duplicateRows + refusedRows }

  private static let refusedShown = 1000

  mutating func add(_ row: RefusedRow) {
    refusedRows += 1
    if refused.count < Self.refusedShown { refused.append(row) }
  }

  mutating func add(_ observation: Observation) {
    let period = observation.key.period
    observations += 1
    if observation.isProvisional { provisional += 1 }
    if let spend = observation.metrics.spend, spend < .zero { refunds += 1 }
    guard let known = days else { return days = period }
    if known.start <= period.start, period.end <= known.end { return }
    days = Period(start: min(known.start, period.start), end: max(known.end, period.end))
  }
}
