import Foundation
import Marketing

/// A word that people may want to say: a line for the control file, and the command.
struct SuggestedWord: Hashable {
  /// Nil for a word on the plan.
  private let channel: ChannelName?
  private let verb: Override.Verb
  /// As both readers take it, without thousands marks; empty where the verb needs none.
  private let amount: String
  private let wording: Wording

  /// What brings a dropped channel back under test.
  init(retesting channel: ChannelName, wording: Wording) {
    (self.channel, verb, amount, self.wording) = (channel, .retest, "", wording)
  }

  /// What ends people's words on the plan.
  init(releasingPlanIn wording: Wording) {
    (channel, verb, amount, self.wording) = (nil, .release, "", wording)
  }

  /// What takes a recommendation back; nil for one that changes nothing, or gave more than the
  /// budget of now, which no word can.
  init?(undoing recommendation: Recommendation, under budget: MinorUnits, wording: Wording) {
    guard recommendation.from != recommendation.to else { return nil }
    channel = recommendation.channel
    self.wording = wording
    let former = recommendation.reason.replacedAmount ?? recommendation.from
    verb = Self.verb(undoing: recommendation, wording)
    guard verb != .set || former <= budget else { return nil }
    amount = verb == .set ? Self.plain(former, wording.figures.currency) : ""
  }

  private static func verb(
    undoing recommendation: Recommendation, _ wording: Wording
  ) -> Override.Verb {
    let isWord = wording.personsWord(recommendation.reason) != nil
    if isWord { return recommendation.reason.replacedAmount == nil ? .release : .set }
    return recommendation.action == .drop ? .protect : .set
  }

  /// Three decimals could be thousands to whoever reads them back; four cannot.
  private static func plain(_ amount: MinorUnits, _ currency: Currency) -> String {
    let places = currency.minorUnitDigits == 3 ? 4 : currency.minorUnitDigits
    return String(format: "%.\(places)f", amount.units(of: currency))
  }

  /// `display;retest`: all that a line needs, where a sentence must not be broken.
  var order: String { "\(subject);\(wording.word(verb))" }

  /// `display;protect;;;your reason;your name`.
  var line: String {
    let reason = wording.say("your reason;your name", "su motivo;su nombre")
    let amount = wording.language.number(amount)
    return "\(subject);\(wording.word(verb));\(amount);;\(reason)"
  }

  /// `tanteo override display protect --reason 'your reason'`.
  var command: String {
    let words = [verb.rawValue, amount].filter { !$0.isEmpty }.joined(separator: " ")
    let reason = wording.say("your reason", "su motivo")
    return "tanteo override \((channel?.text ?? "").quotedForShell) \(words) --reason '\(reason)'"
  }

  private var subject: String { cell(channel?.text ?? "") }

  private func cell(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0 == ";" || $0 == "\"" }) else { return text }
    return "\"" + text.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
  }
}
