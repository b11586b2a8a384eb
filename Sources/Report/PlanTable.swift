import Foundation
public import Marketing

/// `plan.csv`: what to spend on each channel, for scripts and spreadsheets.
public struct PlanTable: Hashable, Sendable {
  /// The columns, in order.
  public static let header = "channel,amount,currency,per,state,action,since"

  let decision: Decision
  /// The day since which each channel has had its amount.
  let since: [ChannelName: Day]

  public init(_ decision: Decision, since: [ChannelName: Day]) {
    self.decision = decision
    self.since = since
  }

  /// RFC 4180 with LF line ends; amounts as `1234.56` in every language.
  public var text: String {
    let rows = decision.channels.map { channel in
      [
        Self.cell(channel.channel.text), plain(channel.to), decision.currency.code,
        decision.per.rawValue, channel.state.rawValue, channel.action.rawValue,
        (since[channel.channel] ?? decision.today).description,
      ].joined(separator: ",")
    }
    return ([Self.header] + rows).joined(separator: "\n") + "\n"
  }

  private func plain(_ amount: MinorUnits) -> String {
    String(
      format: "%.\(decision.currency.minorUnitDigits)f", amount.units(of: decision.currency))
  }

  /// A cell that a spreadsheet would run as a formula gets a leading apostrophe.
  static func cell(_ text: String) -> String {
    let dangerous: Set<Character> = ["=", "+", "-", "@", "\t", "\r"]
    let safe = text.first.map(dangerous.contains) == true ? "'" + text : text
    guard safe.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return safe }
    return "\"" + safe.replacing("\"", with: "\"\"") + "\""
  }
}
