import Crypto

/// What the raw bytes of a file say before anyone reads them as text.
struct ByteSurvey {
  let digest: String
  let byteCount: Int
  let encoding: TextEncoding
  /// Where the text begins: after the byte order mark.
  let textStart: Int

  /// Reads the whole source once; throws `FileError` for what cannot be a table.
  init(of source: any ByteSource, file: String, limits: Limits) throws {
    var chunk = [UInt8](repeating: 0, count: 65_536)
    var head: [UInt8] = []
    var hash = SHA256()
    var validator = UTF8Validator()
    var offset = 0
    while true {
      let count = try chunk.withUnsafeMutableBytes { try source.read(into: $0, at: offset) }
      guard count > 0 else { break }
      chunk.withUnsafeBytes { bytes in
        let part = UnsafeRawBufferPointer(rebasing: bytes[..<count])
        hash.update(bufferPointer: part)
        validator.update(part)
      }
      if offset == 0 { head = Array(chunk[..<count]) }
      offset += count
      // A pipe or a growing file has no end; the number seen is enough for the message.
      guard offset <= limits.fileBytes else {
        throw FileError(file, .fileTooLarge(bytes: offset, limit: limits.fileBytes))
      }
    }
    digest = hash.finalize().map { Self.hexadecimal[Int($0)] }.joined()
    byteCount = offset
    (encoding, textStart) = try Self.encoding(
      of: head, isUTF8: validator.isComplete, file: file)
  }

  private static func encoding(
    of head: [UInt8], isUTF8: Bool, file: String
  ) throws -> (TextEncoding, Int) {
    guard !head.isEmpty else { throw FileError(file, .emptyFile) }
    guard !spreadsheetMarks.contains(where: head.starts(with:)) else {
      throw FileError(file, .spreadsheet)
    }
    if let marked = TextEncoding.marked(head) {
      // A mark that lies about UTF-8 would leave broken text; windows-1252 is the honest reading.
      return marked.encoding == .utf8 && !isUTF8 ? (.windows1252, marked.length) : marked
    }
    if let encoding = TextEncoding.unmarkedUTF16(head) {
      return (encoding, 0)
    }
    guard !head.contains(0) else { throw FileError(file, .binary) }
    return (isUTF8 ? .utf8 : .windows1252, 0)
  }

  /// A zip (`.xlsx`, `.ods`, `.numbers`) and the compound file of old `.xls`.
  private static let spreadsheetMarks: [[UInt8]] = [
    [0x50, 0x4B, 0x03, 0x04], [0xD0, 0xCF, 0x11, 0xE0],
  ]

  private static let hexadecimal = (0...255).map { value in
    (value < 16 ? "0" : "") + String(value, radix: 16)
  }
}
