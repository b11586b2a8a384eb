import Marketing

/// Sums the rows of a file as they are read, to hold them against the sums that the file prints.
struct ControlSums {
  private struct Printed {
    let total: TotalRow
    let line: Int
    let numbers: [(column: RowColumns.Column, number: ExactNumber)]
  }

  private var sums = Metrics()
  private var rows = 0
  /// The most decimals that a row prints, for each metric column.
  private var decimals: [Int]
  private var printed: [Printed] = []
  private let columns: RowColumns
  private let amounts: AmountReader

  /// No file prints more; what else begins so is not worth the memory.
  private static let mostTotals = 100

  init(_ columns: RowColumns, _ amounts: AmountReader) {
    self.columns = columns
    self.amounts = amounts
    decimals = [Int](repeating: 0, count: columns.metrics.count)
  }

  /// Adds a row that was taken, before anything is done to its amounts.
  mutating func add(_ metrics: Metrics, of record: CSVRecord) {
    sums += metrics
    rows += 1
    for (index, column) in columns.metrics.enumerated() {
      let cell = record.bytes.span.extracting(record.range(of: column))
      decimals[index] = max(decimals[index], cell.printedDecimals(amounts.decimal))
    }
  }

  /// Remembers a row that sums others up.
  mutating func add(_ total: TotalRow, of record: CSVRecord) {
    guard printed.count < Self.mostTotals else { return }
    let numbers = columns.metrics.compactMap { column in
      amounts.total(of: record, in: column).map { (column, $0) }
    }
    printed.append(Printed(total: total, line: record.line, numbers: numbers))
  }

  /// Whether the file prints any sum.
  var hasTotals: Bool { !printed.isEmpty }

  /// What the file's sums say, compared with the rows.
  var totals: [ControlTotal] {
    printed.flatMap { printed in
      printed.numbers.compactMap { column, number in
        comparison(number, column, printed.total, line: printed.line)?.total
      }
    }
  }

  /// The first sum of spend or outcomes that the rows cannot have; nil when all is well.
  ///
  /// Of impressions and clicks platforms count some twice or take some back, and no decision depends
  /// on them: where these differ, `totals` says so.
  func contradiction(in file: String, header: Header) -> FileError? {
    for printed in printed {
      for (column, number) in printed.numbers where column.field.isMoneyOrOutcome {
        guard
          let (total, isRefuted) = comparison(number, column, printed.total, line: printed.line),
          isRefuted
        else { continue }
        return FileError(
          file, line: printed.line,
          .totalDiffers(
            label: total.label, column: header.names[column.index],
            declared: number.description, summed: Self.written(total.summed)))
      }
    }
    return nil
  }

  private func comparison(
    _ number: ExactNumber, _ column: RowColumns.Column, _ row: TotalRow, line: Int
  ) -> (total: ControlTotal, isRefuted: Bool)? {
    guard let index = columns.metrics.firstIndex(where: { $0.index == column.index }) else {
      return nil
    }
    let declared = number.double
    let summed = sum(of: column)
    let rounding = tolerance(of: column.field, decimals: decimals[index], of: number)
    let agrees = abs(declared - summed) <= rounding + 1e-9 * max(1, abs(summed))
    let total = ControlTotal(
      label: row.label, field: column.field, line: line, declared: declared, summed: summed,
      agrees: agrees)
    let isRefuted =
      switch row.scope {
      case .rows: !agrees
      case .atLeastRows: !agrees && summed > declared
      case .part: !agrees && summed < declared
      }
    return (total, isRefuted)
  }

  /// Half the last printed digit for each row; nothing for numbers that are printed whole.
  private func tolerance(of field: Field, decimals: Int, of total: ExactNumber) -> Double {
    guard !field.isWhole, !field.isMicros, field != .conversions || decimals > 0 else {
      return 0
    }
    let ofRows = Double(rows) * 0.5 * Self.digit(decimals)
    let printed = max(0, -total.exponent)
    return ofRows + (printed < decimals ? 0.5 * Self.digit(printed) : 0)
  }

  private func sum(of column: RowColumns.Column) -> Double {
    if let outcome = column.outcome { return sums.outcomes[outcome] ?? 0 }
    return switch column.field {
    case .spend: sums.spend?.units ?? 0
    case .spendMicros: Double(sums.spend?.rawValue ?? 0)
    case .impressions: Double(sums.impressions ?? 0)
    case .clicks: Double(sums.clicks ?? 0)
    case .conversions: sums.conversions ?? 0
    case .revenue: sums.revenue?.units ?? 0
    case .revenueMicros: Double(sums.revenue?.rawValue ?? 0)
    case .start, .end, .account, .channel, .campaign, .campaignID, .currency, .resultIndicator: 0
    }
  }

  /// 10^-decimals.
  private static func digit(_ decimals: Int) -> Double {
    (0..<min(decimals, 9)).reduce(1) { value, _ in value / 10 }
  }

  /// A sum without the noise of binary fractions.
  private static func written(_ value: Double) -> String {
    let millionths = (value * 1_000_000).rounded()
    guard let exact = Int64(exactly: millionths) else { return "\(value)" }
    return ExactNumber(
      significand: exact.magnitude, exponent: -6, isNegative: exact < 0
    ).description
  }
}

extension Span<UInt8> {
  /// How many digits stand behind the decimal mark.
  fileprivate func printedDecimals(_ mark: DecimalMark) -> Int {
    let byte = mark == .point ? Byte.point : Byte.comma
    var decimals = 0
    var index = count
    while index > 0 {
      index -= 1
      if self[index] == byte { return decimals }
      if Byte.isDigit(self[index]) { decimals += 1 }
    }
    return 0
  }
}
