/// Finds the fields of one record in a buffer that may end before the record does.
///
/// It keeps no state: a record that is not whole yet is scanned again when more bytes are there.
struct RecordScanner {
  let delimiter: UInt8
  let columnLimit: Int

  /// A whole record: where the next one begins, and how many lines it took.
  struct Scan {
    var next: Int
    var lineBreaks = 0
    var textAfterQuote: Int?
  }

  enum Outcome {
    case complete(Scan)
    /// More bytes are needed; within a quote, after how many line breaks it opened.
    case unfinished(openQuote: Int?)
    case nul(lineBreaks: Int)
    case tooManyColumns
  }

  /// Scans the record at `start`; `isLast` says that no bytes follow the buffer.
  func scan(
    _ buffer: [UInt8], from start: Int, isLast: Bool, into fields: inout [CSVRecord.Field]
  ) -> Outcome {
    let bytes = buffer.span
    fields.removeAll(keepingCapacity: true)
    var scan = Scan(next: start)
    while true {
      guard fields.count < columnLimit else { return .tooManyColumns }
      let opened = scan.lineBreaks
      if scan.next < bytes.count, bytes[scan.next] == Byte.quote {
        guard let field = quoted(bytes, isLast, &scan) else {
          return .unfinished(openQuote: opened)
        }
        if skipToEnd(bytes, &scan), scan.textAfterQuote == nil {
          scan.textAfterQuote = fields.count
        }
        fields.append(field)
      } else {
        let end = plainEnd(bytes, from: scan.next)
        fields.append(CSVRecord.Field(range: scan.next..<end))
        scan.next = end
      }
      guard scan.next < bytes.count else {
        return isLast ? .complete(scan) : .unfinished(openQuote: nil)
      }
      switch bytes[scan.next] {
      case delimiter: scan.next += 1
      case 0: return .nul(lineBreaks: scan.lineBreaks)
      default: return lineEnd(bytes, isLast, scan)
      }
    }
  }

  /// The place of the delimiter, line end or NUL that ends an unquoted field.
  private func plainEnd(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if byte == delimiter { break }
      if byte <= Byte.carriageReturn, Byte.endsRecord(byte) { break }
      index += 1
    }
    return index
  }

  /// The content of a quoted field, leaving `scan` behind its closing quote; nil without one.
  private func quoted(
    _ bytes: Span<UInt8>, _ isLast: Bool, _ scan: inout Scan
  ) -> CSVRecord.Field? {
    var field = CSVRecord.Field(range: scan.next + 1..<scan.next + 1)
    var index = scan.next + 1
    while index < bytes.count {
      let byte = bytes[index]
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      if byte == Byte.quote {
        // The next byte tells a closing quote from the first of two.
        guard index + 1 < bytes.count || isLast else { return nil }
        guard next == Byte.quote else {
          field.range = field.range.lowerBound..<index
          scan.next = index + 1
          return field
        }
        field.hasDoubledQuotes = true
        index += 1
      } else if byte == 0 {
        // Ending the field here leaves the NUL to be met, and refused, as what ends it.
        field.range = field.range.lowerBound..<index
        scan.next = index
        return field
      } else if byte == Byte.lineFeed || byte == Byte.carriageReturn && next != Byte.lineFeed {
        scan.lineBreaks += 1
      }
      index += 1
    }
    return nil
  }

  /// Goes from a closing quote to the end of its field; true when there is text between the two.
  private func skipToEnd(_ bytes: Span<UInt8>, _ scan: inout Scan) -> Bool {
    let behind = scan.next..<plainEnd(bytes, from: scan.next)
    scan.next = behind.upperBound
    return behind.contains { bytes[$0] != Byte.space && bytes[$0] != Byte.tab }
  }

  /// The outcome at a CR or LF; a CR at the end of the buffer may still get its LF.
  private func lineEnd(_ bytes: Span<UInt8>, _ isLast: Bool, _ scan: Scan) -> Outcome {
    var scan = scan
    let isReturn = bytes[scan.next] == Byte.carriageReturn
    scan.next += 1
    scan.lineBreaks += 1
    guard isReturn else { return .complete(scan) }
    guard scan.next < bytes.count else {
      return isLast ? .complete(scan) : .unfinished(openQuote: nil)
    }
    if bytes[scan.next] == Byte.lineFeed { scan.next += 1 }
    return .complete(scan)
  }
}
