import Marketing

@testable import Intake

/// A file as a test delivers it, and what became of it.
struct Delivery {
  let profile: FileProfile
  let observations: [Observation]
  let summary: ReadingSummary

  init(
    _ text: String, options: ReadingOptions = ReadingOptions(), chunkSize: Int = 65_536
  ) throws {
    try self.init(Array(text.utf8), options: options, chunkSize: chunkSize)
  }

  init(
    _ bytes: [UInt8], options: ReadingOptions = ReadingOptions(), chunkSize: Int = 65_536
  ) throws {
    let reader = InboxReader(options: options, chunkSize: chunkSize)
    let source = MemorySource(bytes)
    profile = try reader.survey(source, name: "spend.csv")
    var observations: [Observation] = []
    summary = try reader.read(source, profile: profile) { observations.append($0) }
    self.observations = observations
  }

  var metrics: [Metrics] { observations.map(\.metrics) }
  var periods: [String] { observations.map(\.key.period.description) }
  var refusals: [String] { summary.refused.map(\.description) }
}

/// The sentence with which a file is refused or held; empty when it is taken.
func complaint(_ text: String, options: ReadingOptions = ReadingOptions()) -> String {
  complaint(Array(text.utf8), options: options)
}

func complaint(_ bytes: [UInt8], options: ReadingOptions = ReadingOptions()) -> String {
  do {
    return try Delivery(bytes, options: options).summary.damage?.description ?? ""
  } catch {
    return "\(error)"
  }
}

/// One record as `CSVReader` gave it.
struct ReadRecord: Hashable, CustomStringConvertible {
  var line: Int
  var fields: [String]
  var isDamaged = false

  var description: String { "\(line): \(fields)\(isDamaged ? " damaged" : "")" }
}

/// All records of a text, and what stopped the reading.
func records(
  _ bytes: [UInt8], delimiter: Delimiter = .comma, chunkSize: Int = 65_536,
  limits: Limits = Limits()
) throws -> (records: [ReadRecord], fault: CSVFault?) {
  let text = TextStream(MemorySource(bytes), encoding: .utf8, from: 0, chunkSize: chunkSize)
  var reader = CSVReader(text, delimiter: delimiter, limits: limits)
  var found: [ReadRecord] = []
  while true {
    switch try reader.next() {
    case .end: return (found, nil)
    case .stopped(let fault): return (found, fault)
    case .record:
      let record = reader.record
      found.append(
        ReadRecord(
          line: record.line, fields: record.fields.indices.map { record.text($0) },
          isDamaged: record.textAfterQuote != nil))
    }
  }
}

func fields(_ text: String, delimiter: Delimiter = .comma) throws -> [[String]] {
  try records(Array(text.utf8), delimiter: delimiter).records.map(\.fields)
}

/// Looks at a text as the cell of a record.
func cell<Value>(_ text: String, _ look: (Cell) -> Value) -> Value {
  let bytes = Array(text.utf8)
  return look(bytes.span)
}

/// A small generator with a seed (Vigna, SplitMix64), so that a failure can be repeated.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
