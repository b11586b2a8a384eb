public import Marketing

/// A person's word in JSON, every key present.
public struct OverrideRecord: Encodable {
  private let word: Override
  private let wording: Wording

  public init(_ word: Override, wording: Wording) {
    self.word = word
    self.wording = wording
  }

  enum CodingKeys: String, CodingKey {
    case channel, action, amountCents, targetCPA, targetROAS, until, reason, author, createdAt
    case source, sentence
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(word.channel, forKey: .channel)
    try container.encode(word.action.verb, forKey: .action)
    try container.encode(word.action.amount?.rawValue, forKey: .amountCents)
    try container.encode(targetCost, forKey: .targetCPA)
    try container.encode(targetReturn, forKey: .targetROAS)
    try container.encode(word.until, forKey: .until)
    try container.encode(word.reason, forKey: .reason)
    try container.encode(word.author, forKey: .author)
    try container.encode(word.createdAt, forKey: .createdAt)
    try container.encode(wording.place(word.source), forKey: .source)
    try container.encode(wording.word(word), forKey: .sentence)
  }

  private var targetCost: Double? {
    if case .costPerAcquisition(let cost)? = word.action.target { cost } else { nil }
  }

  private var targetReturn: Double? {
    if case .returnOnAdSpend(let ratio)? = word.action.target { ratio } else { nil }
  }
}
