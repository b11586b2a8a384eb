import Testing

@testable import Intake

@Suite struct CSVReaderTests {
  @Test(arguments: [
    ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
    ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
    ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
    ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
    ("a,b\r\n1,2\r", [["a", "b"], ["1", "2"]]),
    ("a\r\rb\r", [["a"], [""], ["b"]]),
    ("\n", [[""]]),
    ("", []),
    (",", [["", ""]]),
    ("a,\n", [["a", ""]]),
    ("\"a,b\",c\n", [["a,b", "c"]]),
    ("\"a\nb\",c\n", [["a\nb", "c"]]),
    ("\"a\r\nb\",c\r\n", [["a\r\nb", "c"]]),
    ("\"say \"\"hi\"\"\",c\n", [["say \"hi\"", "c"]]),
    ("\"\"\"\"", [["\""]]),
    ("\"\"", [[""]]),
    ("\"\",\"\"\n", [["", ""]]),
    ("\"a\" ,b\n", [["a", "b"]]),
    ("19\" rack,5\n", [["19\" rack", "5"]]),
    (" \"a\",b\n", [[" \"a\"", "b"]]),
    ("caña,€\n", [["caña", "€"]]),
  ])
  func `delimited text is read as RFC 4180 says`(text: String, expected: [[String]]) throws {
    #expect(try fields(text) == expected)
  }

  @Test(arguments: [
    (Delimiter.comma, ","), (.semicolon, ";"), (.tab, "\t"), (.bar, "|"),
  ])
  func `each delimiter separates, and the others are text`(
    delimiter: Delimiter, mark: String
  ) throws {
    let others = ",;\t|".replacing(mark, with: "")
    #expect(
      try fields("a\(mark)\(others)\(mark)c", delimiter: delimiter) == [["a", others, "c"]])
  }

  @Test func `a record knows the line on which it begins`() throws {
    let text = "a,b\r\n\"one\ntwo\r\nthree\rfour\",1\n\nlast,2"
    #expect(try records(Array(text.utf8)).records.map(\.line) == [1, 2, 6, 7])
  }

  @Test func `text after a closing quote damages its record only`() throws {
    let found = try records(Array("\"a\"x,1\n\"b\",2\n".utf8))
    #expect(found.records.map(\.isDamaged) == [true, false])
    #expect(found.fault == nil)
  }

  @Test func `an unclosed quote stops the reading where it opened`() throws {
    let found = try records(Array("a,b\n1,2\n3,\"x\n5,6\n".utf8))
    #expect(found.records.map(\.line) == [1, 2])
    #expect(found.fault == CSVFault(line: 3, problem: .unterminatedQuote))
  }

  @Test func `a quote that opens on a later line of its record is named by that line`() throws {
    let found = try records(Array("\"a\nb\",\"c\nd".utf8))
    #expect(found.fault == CSVFault(line: 2, problem: .unterminatedQuote))
  }

  @Test func `an unclosed quote is named also where the record limit ends the search`() throws {
    let text = "a,b\n1,\"x" + String(repeating: "y", count: 300)
    let found = try records(Array(text.utf8), chunkSize: 16, limits: Limits(recordBytes: 100))
    #expect(found.fault == CSVFault(line: 2, problem: .unterminatedQuote))
  }

  @Test(arguments: [16, 65_536])
  func `a record beyond the limit stops the reading`(chunkSize: Int) throws {
    let text = "a,b\n1," + String(repeating: "y", count: 300) + "\n"
    let found = try records(
      Array(text.utf8), chunkSize: chunkSize, limits: Limits(recordBytes: 100))
    #expect(found.records.count == 1)
    #expect(found.fault == CSVFault(line: 2, problem: .recordTooLong(limit: 100)))
  }

  @Test func `a record of the limit's length is read`() throws {
    let text = String(repeating: "y", count: 99) + "\n"
    #expect(
      try records(Array(text.utf8), limits: Limits(recordBytes: 100)).records.count == 1)
  }

  @Test func `the column limit may be reached, not passed`() throws {
    let limits = Limits(columns: 3)
    #expect(try records(Array("a,b,c\n".utf8), limits: limits).fault == nil)
    #expect(
      try records(Array("1,2,3\na,b,c,d\n".utf8), limits: limits).fault
        == CSVFault(line: 2, problem: .tooManyColumns(limit: 3)))
  }

  @Test(arguments: ["a,b\n1,\0\n", "a,b\n1,\"x\0y\"\n", "a,b\n\"1\"\0,2\n"])
  func `a NUL stops the reading`(text: String) throws {
    #expect(
      try records(Array(text.utf8)).fault == CSVFault(line: 2, problem: .binary))
  }

  @Test func `what stopped the reading is said again when asked again`() throws {
    let text = TextStream(MemorySource("\"a".utf8), encoding: .utf8, from: 0)
    var reader = CSVReader(text, delimiter: .comma)
    #expect(try reader.next() == reader.next())
  }

  private static let tricky =
    "\u{FEFF}a,\"b\"\"c\"\"\",d\r\n\"multi\r\nline\r\",\"\"\"\",\"\"\r\"x\"y,z\n\n,,\r\r\n\"é,€\",🙂,19\"\n\"last\""

  @Test(arguments: [1, 2, 3, 5, 7, 13, 64])
  func `the size of the chunks changes nothing`(chunkSize: Int) throws {
    let bytes = Array(Self.tricky.utf8)
    #expect(
      try records(bytes, chunkSize: chunkSize).records
        == records(bytes, chunkSize: 65_536).records)
  }

  /// The alphabet makes quotes and line ends frequent; equality is exact, so no false alarms.
  @Test(arguments: 0..<200)
  func `no text of quotes and line ends depends on its chunks`(seed: Int) throws {
    var generator = SplitMix64(state: UInt64(seed))
    let alphabet = Array("\"\"\",,\r\n\na ".utf8)
    let bytes = (0..<60).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
    }
    let whole = try records(bytes)
    let pieces = try records(bytes, chunkSize: Int.random(in: 1...9, using: &generator))
    #expect(whole.records == pieces.records, "seed \(seed)")
    #expect(whole.fault == pieces.fault, "seed \(seed)")
  }

  @Test(arguments: 0..<100)
  func `what is written by RFC 4180 is read as it was`(seed: Int) throws {
    var generator = SplitMix64(state: UInt64(seed))
    let alphabet = Array("\",;\r\nab é€")
    let table = (0..<5).map { _ in
      (0..<4).map { _ in
        String((0..<6).map { _ in alphabet.randomElement(using: &generator) ?? "a" })
      }
    }
    let text = table.map { row in
      row.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",")
    }
    #expect(try fields(text.joined(separator: "\r\n")) == table, "seed \(seed)")
  }
}
