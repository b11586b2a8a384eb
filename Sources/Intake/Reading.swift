import Marketing

/// The second pass under way: what the rows so far came to.
struct Reading {
  private(set) var summary = ReadingSummary()
  private let profile: FileProfile
  private let options: ReadingOptions
  private var decoder: RowDecoder
  private let totalRows: TotalRowFinder
  private var sums: ControlSums
  /// What repeats are known by: eight bytes a row, so that memory stays bounded.
  private var seen = SeenRows()
  private var header: UInt64?
  /// The first currency that a row names, and where.
  private var currency: (currency: Currency, line: Int)?

  init(_ profile: FileProfile, options: ReadingOptions) {
    self.profile = profile
    self.options = options
    decoder = RowDecoder(profile, options: options)
    totalRows = TotalRowFinder(profile, decoder.columns)
    sums = ControlSums(decoder.columns, decoder.amountReader)
  }

  /// Counts a record and hands its observation over; false when no more rows are to be read.
  ///
  /// Throws `FileError` for what only a person can answer, and what `body` throws.
  mutating func take(
    _ record: CSVRecord, into body: (Observation) throws -> Void
  ) throws -> Bool {
    guard record.line >= profile.header.line, !record.isEmptyLine else { return true }
    if let end = profile.tableEnd, record.line >= end { return false }
    let fingerprint = record.fingerprint
    guard record.line > profile.header.line, fingerprint != header else {
      noteHeader(fingerprint)
      return true
    }
    if record.isFooter(below: profile.header) { return true }
    if let total = totalRows.total(in: record) {
      sums.add(total, of: record)
      return true
    }
    guard summary.rows < options.limits.rows else {
      stop(at: record.line, .tooManyRows(limit: options.limits.rows))
      return false
    }
    guard record.isTerminated || record.fields.count >= profile.header.width else {
      stop(
        at: record.line,
        .cutOff(.row(fields: record.fields.count, columns: profile.header.width)))
      return false
    }
    try count(record, fingerprint, into: body)
    return true
  }

  /// A header that stands in the midst of the rows: files were put one behind the other.
  private mutating func noteHeader(_ fingerprint: UInt64) {
    if header == nil { header = fingerprint } else { summary.duplicateRows += 1 }
  }

  private mutating func count(
    _ record: CSVRecord, _ fingerprint: UInt64, into body: (Observation) throws -> Void
  ) throws {
    switch decoder.row(of: record) {
    case .blank: summary.blankRows += 1
    case .refused(let row) where row.problem == .unclearCurrency:
      throw FileError(
        profile.file, line: row.line,
        .ambiguousCurrency(column: row.column ?? "", cell: row.cell ?? ""))
    case .refused(let row): summary.add(row)
    case .observation(let observation, let printed):
      guard seen.insert(fingerprint) else {
        summary.duplicateRows += 1
        break
      }
      try checkCurrency(of: observation)
      sums.add(printed, of: record)
      try body(observation)
      summary.add(observation)
    }
  }

  /// One file has one currency: sums over two mean nothing.
  private mutating func checkCurrency(of observation: Observation) throws(FileError) {
    guard let other = observation.currency, other != currency?.currency else { return }
    guard let (known, line) = currency else {
      currency = (other, observation.line)
      return
    }
    throw FileError(
      profile.file, line: observation.line, .severalCurrencies(known, other, otherLine: line))
  }

  mutating func stop(at line: Int, _ problem: FileError.Problem) {
    summary.damage = FileError(profile.file, line: line, problem)
  }
}

// MARK: - The end of the file

extension Reading {
  /// What came of all rows, held against what the file says of itself.
  mutating func finished() -> ReadingSummary {
    summary.totals = sums.totals + rowCount
    if case .skip(let share) = options.onBadRow { skipBadRows(upTo: share) }
    // Rows that were refused are missing in the sums; what is wrong with them says enough.
    guard summary.damage == nil, summary.refusedRows == 0 else { return summary }
    summary.damage =
      missingEnd ?? sums.contradiction(in: profile.file, header: profile.header)
    return summary
  }

  private mutating func skipBadRows(upTo share: Double) {
    guard summary.refusedRows > 0 else { return }
    summary.skipsRefusedRows = Double(summary.refusedRows) <= share * Double(summary.rows)
    guard !summary.skipsRefusedRows, summary.damage == nil else { return }
    summary.damage = FileError(
      profile.file,
      .tooManyBadRows(found: summary.refusedRows, rows: summary.rows, limit: share))
  }

  /// The number of rows, where the file promises one.
  private var rowCount: [ControlTotal] {
    guard let declared = profile.preamble.rowCount else { return [] }
    return [
      ControlTotal(
        label: "Rows", field: nil, line: profile.header.line, declared: Double(declared),
        summed: Double(summary.rows), agrees: declared == summary.rows)
    ]
  }

  private var missingEnd: FileError? {
    if let declared = profile.preamble.rowCount, declared != summary.rows {
      return FileError(
        profile.file,
        declared > summary.rows
          ? .cutOff(.rows(found: summary.rows, declared: declared))
          : .totalDiffers(
            label: "Rows", column: "", declared: "\(declared)", summed: "\(summary.rows)"))
    }
    // What Google exports with a title and a range ends with its sums.
    guard profile.platform == .googleAds, profile.preamble.range != nil, !sums.hasTotals,
      summary.observations > 0
    else { return nil }
    return FileError(profile.file, .cutOff(.totals))
  }
}

extension CSVRecord {
  /// Whether a single field below a wider header only says who made the file.
  fileprivate func isFooter(below header: Header) -> Bool {
    guard fields.count == 1, header.width > 1 else { return false }
    let text = text(0, limit: 200)
    return isComment || text.hasPrefix("©") || text.hasPrefix("@20")
      || text.lowercased().contains("all rights reserved")
  }
}
