public import Foundation
public import Marketing

/// A decision as one JSON object: a line of `recommendations.jsonl`, and `--json`'s answer.
public struct JSONRecord: Encodable {
  /// The version of this form; it changes when a key changes its meaning.
  public static let schema = "1"

  let decision: Decision
  let wording: Wording

  public init(_ decision: Decision, language: Language) {
    self.decision = decision
    wording = Wording(language: language, currency: decision.currency)
  }

  /// One line, keys sorted, without a line end.
  public func line() throws -> String {
    String(decoding: try Self.encoder.encode(self), as: UTF8.self)
  }

  /// The encoder of everything that `--json` prints.
  public static var encoder: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }

  enum CodingKeys: String, CodingKey {
    case schema, decision, supersedes, at, today, dataThrough, currency, budgetCents, per, seed
    case configDigest, version, files, channels, unplacedCents, expected, goal, needsYou, notes,
      occasion
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(Self.schema, forKey: .schema)
    try container.encode(decision.number, forKey: .decision)
    try container.encode(decision.supersedes, forKey: .supersedes)
    try container.encode(decision.at, forKey: .at)
    try container.encode(decision.today, forKey: .today)
    try container.encode(decision.dataThrough, forKey: .dataThrough)
    try container.encode(decision.currency, forKey: .currency)
    try container.encode(decision.budget.rawValue, forKey: .budgetCents)
    try container.encode(decision.per, forKey: .per)
    try container.encode(decision.seed, forKey: .seed)
    try container.encode(decision.configurationDigest, forKey: .configDigest)
    try container.encode(decision.version, forKey: .version)
    try container.encode(decision.files, forKey: .files)
    try container.encode(
      decision.channels.map { ChannelRecord($0, wording: wording) }, forKey: .channels)
    try container.encode(decision.unplaced.rawValue, forKey: .unplacedCents)
    try container.encode(ExpectationRecord(expectation: decision.expected), forKey: .expected)
    try container.encode(
      decision.goal.map { GoalRecord($0, wording: wording) }, forKey: .goal)
    try container.encode(decision.needsYou.map(wording.need), forKey: .needsYou)
    try container.encode(decision.notes.map(wording.note), forKey: .notes)
    try container.encode(decision.occasion, forKey: .occasion)
  }
}

/// One channel of a JSON record; also a line of `status --json`'s board.
public struct ChannelRecord: Encodable {
  let recommendation: Recommendation
  let wording: Wording

  public init(_ recommendation: Recommendation, wording: Wording) {
    self.recommendation = recommendation
    self.wording = wording
  }

  enum CodingKeys: String, CodingKey {
    case channel, state, action, flags, fromCents, toCents, reasonCode, reason, reasonArguments
    case evidence, limitsHit, wouldChangeIf
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(recommendation.channel, forKey: .channel)
    try container.encode(recommendation.state, forKey: .state)
    try container.encode(recommendation.action, forKey: .action)
    try container.encode(recommendation.flags, forKey: .flags)
    try container.encode(recommendation.from.rawValue, forKey: .fromCents)
    try container.encode(recommendation.to.rawValue, forKey: .toCents)
    try container.encode(recommendation.reason.code, forKey: .reasonCode)
    try container.encode(wording.sentence(recommendation), forKey: .reason)
    try container.encode(try arguments(of: recommendation.reason), forKey: .reasonArguments)
    try container.encode(EvidenceRecord(evidence: recommendation.evidence), forKey: .evidence)
    try container.encode(recommendation.limitsHit, forKey: .limitsHit)
    try container.encode(wording.change(recommendation), forKey: .wouldChangeIf)
  }

  /// What the reason's `Codable` form has under its code: labels as keys.
  private func arguments(of reason: Reason) throws -> JSONValue {
    let data = try JSONRecord.encoder.encode(reason)
    let form = try JSONDecoder().decode([String: JSONValue].self, from: data)
    guard case .object(let arguments)? = form[reason.code] else { return .object([:]) }
    // `Codable` leaves out what is nil.
    let absent = reason.optionalArguments.map { ($0, JSONValue.null) }
    return .object(arguments.merging(absent) { given, _ in given })
  }
}

extension Reason {
  /// The arguments that a reason may be without.
  fileprivate var optionalArguments: [String] {
    switch self {
    case .returnsMore, .returnsLess: ["marginalPerUnit"]
    case .refuted, .degraded, .retestFailed: ["after"]
    case .droppedBefore: ["advisedOn", "after"]
    case .absent: ["lastSpend"]
    case .protected: ["because"]
    case .paused, .setByPerson: ["because", "until", "replacing"]
    case .protectedByPerson: ["because", "until", "droppedOn"]
    default: []
    }
  }
}
