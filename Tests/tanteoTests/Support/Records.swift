import Foundation

/// What one line of `recommendations.jsonl` says, as far as the tests look.
struct DecisionRecord: Decodable, Hashable {
  let decision: Int
  let supersedes: Int?
  let today: String
  let dataThrough: String?
  let currency: String
  let budgetCents: Int
  let per: String
  let files: [File]
  let channels: [Channel]
  let unplacedCents: Int
  let needsYou: [String]

  struct File: Decodable, Hashable {
    let name: String
    let rows: Int
  }

  struct Channel: Decodable, Hashable {
    let channel: String
    let state: String
    let action: String
    let flags: [String]
    let fromCents: Int
    let toCents: Int
    let reasonCode: String
    let evidence: Evidence
  }

  struct Evidence: Decodable, Hashable {
    let spendMicros: Int
    let conversions: Double
  }

  init(_ line: some StringProtocol) throws {
    self = try JSONDecoder().decode(Self.self, from: Data(line.utf8))
  }

  var amounts: [String: Int] { by(\.toCents) }
  var states: [String: String] { by(\.state) }
  var evidence: [String: Evidence] { by(\.evidence) }

  subscript(name: String) -> Channel? { channels.first { $0.channel == name } }

  private func by<Value>(_ value: (Channel) -> Value) -> [String: Value] {
    Dictionary(channels.map { ($0.channel, value($0)) }) { first, _ in first }
  }
}

/// One row of `plan.csv`.
struct PlanRow: Hashable {
  let cells: [String]

  var channel: String { cells.first ?? "" }
  var amount: String { cells.count > 1 ? cells[1] : "" }

  /// Hundredths when the amount has two places, whole units when it has none.
  var minorUnits: Int? { Int(amount.replacing(".", with: "")) }

  /// Splits a table that quotes where it must, RFC 4180.
  static func table(_ text: String) -> [PlanRow] {
    var rows: [PlanRow] = []
    var cells: [String] = []
    var cell = ""
    var isQuoted = false
    for character in text {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        cells.append(cell)
        cell = ""
      case "\n" where !isQuoted:
        rows.append(PlanRow(cells: cells + [cell]))
        (cells, cell) = ([], "")
      default: cell.append(character)
      }
    }
    return rows
  }
}

/// The keys of a JSON object, which the decoder would not miss.
func keys(ofJSON text: some StringProtocol) throws -> Set<String> {
  Set(try object(ofJSON: text).keys)
}

/// A JSON object as it stands.
func object(ofJSON text: some StringProtocol) throws -> [String: Any] {
  let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
  return value as? [String: Any] ?? [:]
}
