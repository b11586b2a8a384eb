/// What a person asks for, before it is known whether it can be done.
public struct OverrideRequest: Hashable, Sendable {
  /// A number as it was written, and what was written beside it.
  public struct Amount: Hashable, Sendable {
    public var value: Micros
    public var currency: Currency?
    /// Which target the number is, where the person says so.
    public var measure: Measure?

    public init(value: Micros, currency: Currency? = nil, measure: Measure? = nil) {
      self.value = value
      self.currency = currency
      self.measure = measure
    }
  }

  /// What a target is measured in.
  public enum Measure: String, Hashable, Sendable, CaseIterable { case cpa, roas }

  /// As written; empty or `*` means the plan.
  public var channel: String
  public var verb: Override.Verb
  public var amount: Amount?
  public var until: Day?
  /// One visible line; nil when the person gave none.
  public let reason: String?
  /// Nil when the person did not say.
  public let author: String?

  public init(
    channel: String, verb: Override.Verb, amount: Amount? = nil, until: Day? = nil,
    reason: String? = nil, author: String? = nil
  ) {
    self.channel = channel
    self.verb = verb
    self.amount = amount
    self.until = until
    self.reason = Self.visible(reason, atMost: 200)
    self.author = Self.visible(author, atMost: 60)
  }

  private static func visible(_ text: String?, atMost limit: Int) -> String? {
    let line = text?.visibleLine(atMost: limit) ?? ""
    return line.isEmpty ? nil : line
  }
}

/// Why a word is not obeyed; `Report` puts it into a sentence that says how to write it.
public enum OverrideRefusal: Error, Hashable, Sendable {
  case missingAction
  case unknownAction(String, nearest: String?)
  case missingChannel(Override.Verb)
  case unknownChannel(String, nearest: ChannelName?)
  /// A budget is the plan's, not a channel's.
  case notForChannel(Override.Verb)
  case missingAmount(Override.Verb)
  case needlessAmount(Override.Verb, amount: String)
  case notAmount(String)
  /// Both readings are numbers: `1.200`.
  case ambiguousAmount(String, point: String, comma: String)
  case otherCurrency(Currency, plan: Currency)
  case moreThanBudget(MinorUnits, budget: MinorUnits)
  case notDay(String)
  case noSuchDay(String)
  case ambiguousDay(String, dayFirst: Day, monthFirst: Day)
  case dayPast(Day, today: Day)
  case needlessDay(Override.Verb)
  case notDropped(ChannelName)
  case nothingToRelease(ChannelName?)
  /// More fields than the line can have: a delimiter stands within one of them.
  case tooManyFields(Int, most: Int)
  case textAfterQuote(String)

  /// The case's name: what the ledger knows it by.
  public var code: String {
    switch self {
    case .missingAction: "missingAction"
    case .unknownAction: "unknownAction"
    case .missingChannel: "missingChannel"
    case .unknownChannel: "unknownChannel"
    case .notForChannel: "notForChannel"
    case .missingAmount: "missingAmount"
    case .needlessAmount: "needlessAmount"
    case .notAmount: "notAmount"
    case .ambiguousAmount: "ambiguousAmount"
    case .otherCurrency: "otherCurrency"
    case .moreThanBudget: "moreThanBudget"
    case .notDay: "notDay"
    case .noSuchDay: "noSuchDay"
    case .ambiguousDay: "ambiguousDay"
    case .dayPast: "dayPast"
    case .needlessDay: "needlessDay"
    case .notDropped: "notDropped"
    case .nothingToRelease: "nothingToRelease"
    case .tooManyFields: "tooManyFields"
    case .textAfterQuote: "textAfterQuote"
    }
  }
}
