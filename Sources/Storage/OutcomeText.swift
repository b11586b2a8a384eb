internal import GRDB
internal import Marketing

/// Outcomes as a column holds them: a JSON object of numbers, its keys in order.
///
/// Equal outcomes are equal texts, so that SQL can compare them. Names have no character that JSON
/// escapes, and a row's text is read without a parser: a history has many.
enum OutcomeText {
  /// Nil for none.
  static func text(of outcomes: [OutcomeName: Double]) -> String? {
    guard !outcomes.isEmpty else { return nil }
    let members = outcomes.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.value)" }
    return "{\(members.joined(separator: ","))}"
  }

  /// What a text holds; of a damaged one what can be read.
  static func outcomes(in text: String) -> [OutcomeName: Double] {
    text.dropFirst().dropLast().split(separator: ",").reduce(into: [:]) { outcomes, member in
      let parts = member.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, let value = Double(parts[1]) else { return }
      outcomes[OutcomeName(known: String(parts[0].dropFirst().dropLast()))] = value
    }
  }

  /// SQL that adds up what the rows of a table count for; null where none tells anything that counts.
  ///
  /// Names have no character that SQL or a path in JSON would take for its own.
  static func sum(of table: String, valued values: OutcomeValues?) -> String {
    guard let values else { return "sum(\(table).conversions)" }
    let terms = values.names.map { name in
      (
        weight: values.weights[name] ?? 0,
        count: name == .conversions
          ? "\(table).conversions" : "json_extract(\(table).outcomes, '$.\"\(name)\"')"
      )
    }
    let told = (terms.map(\.count) + ["NULL"]).joined(separator: ", ")
    let sum = terms.map { "\($0.weight) * total(\($0.count))" }.joined(separator: " + ")
    return "CASE WHEN count(coalesce(\(told))) > 0 THEN \(sum) END"
  }

  /// SQL that adds up two texts, name by name, and rounds like every other sum of a key's rows.
  static func sum(_ left: String, _ right: String) -> String {
    """
    CASE
      WHEN \(right) IS NULL THEN \(left)
      WHEN \(left) IS NULL THEN \(right)
      ELSE (
        SELECT json_group_object(key, total) FROM (
          SELECT key, round(sum(value), 9) AS total FROM (
            SELECT key, value FROM json_each(\(left))
            UNION ALL SELECT key, value FROM json_each(\(right))
          ) GROUP BY key ORDER BY key
        )
      )
    END
    """
  }
}
