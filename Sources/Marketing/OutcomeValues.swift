/// The name of something that a file counts, such as leads or calls, as the configuration has it.
public struct OutcomeName: Hashable, Sendable {
  /// Lower case, without white space at its ends.
  public let text: String

  /// Returns nil unless it has a letter and nothing but letters, digits, spaces and `-_.`, at most 40.
  public init?(_ text: some StringProtocol) {
    let name = text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let isPlain = name.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType == .decimal
        || " -_.".unicodeScalars.contains($0)
    }
    guard isPlain, name.count <= 40, name.contains(where: \.isLetter) else { return nil }
    self.text = name
  }

  /// Takes a text as it is: one that has been a name before.
  public init(known text: String) {
    self.text = text
  }

  /// What every file may tell, and what counts alone where no values are given.
  public static let conversions = OutcomeName(known: "conversions")
}

extension OutcomeName: Comparable {
  public static func < (left: OutcomeName, right: OutcomeName) -> Bool { left.text < right.text }
}

extension OutcomeName: CustomStringConvertible {
  public var description: String { text }
}

extension OutcomeName: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let name = Self(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "this names no outcome")
    }
    self = name
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}

/// How many conversions each outcome counts for; what is not named does not count.
///
/// The ledger keeps outcomes as their files tell them. They become one number where evidence is
/// made of them, so that another value counts the same rows otherwise.
public struct OutcomeValues: Hashable, Sendable {
  /// Positive, each.
  public let weights: [OutcomeName: Double]
  /// In order.
  public let names: [OutcomeName]

  /// Returns nil for conversions at 1 alone, which is how conversions count without any values.
  public init?(_ weights: [OutcomeName: Double]) {
    guard !weights.isEmpty, weights != [.conversions: 1] else { return nil }
    self.weights = weights
    names = weights.keys.sorted()
  }

  /// Σ value × count over the named outcomes that are told; nil where none is.
  public func conversions(in metrics: Metrics) -> Double? {
    names.reduce(nil) { sum, name in
      metrics.count(of: name).map { (sum ?? 0) + (weights[name] ?? 0) * $0 } ?? sum
    }
  }
}

extension OutcomeValues: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let weights = try container.decode([String: Double].self)
    let named = weights.compactMap { text, weight in OutcomeName(text).map { ($0, weight) } }
    guard named.count == weights.count, let values = Self(Dictionary(named) { $1 }) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "these are no values of outcomes")
    }
    self = values
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(Dictionary(uniqueKeysWithValues: weights.map { ($0.text, $1) }))
  }
}

extension Metrics {
  /// How much a row tells of an outcome; nil where it does not.
  public func count(of outcome: OutcomeName) -> Double? {
    outcome == .conversions ? conversions : outcomes[outcome]
  }

  /// The metrics with what their outcomes count for in the place of their conversions.
  func valued(by values: OutcomeValues) -> Metrics {
    var metrics = self
    metrics.conversions = values.conversions(in: self)
    metrics.outcomes = [:]
    return metrics
  }
}

extension RecordedObservation {
  /// The row with what its outcomes count for, now and in each earlier delivery.
  ///
  /// From `day` on an outcome is missing, and what the row brought is not known; nil for no such day.
  func valued(by values: OutcomeValues, knownBefore day: Day?) -> RecordedObservation {
    let isKnown = day.map { key.period.end < $0 } ?? true
    func valued(_ metrics: Metrics) -> Metrics {
      var valued = metrics.valued(by: values)
      if !isKnown { valued.conversions = nil }
      return valued
    }
    return RecordedObservation(
      key: key, metrics: valued(metrics), deliveredOn: deliveredOn, revision: revision,
      file: file, line: line, isProvisional: isProvisional,
      earlier: earlier.map {
        Delivery(
          metrics: valued($0.metrics), on: $0.on, isProvisional: $0.isProvisional)
      })
  }
}

/// Values that hold from a day on, until the next ones.
///
/// The first hold for all time before them. Without any, the rules' present ones have always held.
public struct ValuePeriod: Hashable, Sendable {
  /// Nil where conversions count 1 each, and nothing else does.
  public var values: OutcomeValues?
  /// The first day on which mature rows are judged by them.
  public var from: Day

  public init(values: OutcomeValues?, from: Day) {
    self.values = values
    self.from = from
  }
}
