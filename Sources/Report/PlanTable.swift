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
    // By scalars, as spreadsheets read: a comma with an accent upon it is one character of ours.
    let scalars = text.unicodeScalars
    let runs: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r"]
    let prefix = scalars.first.map(runs.contains) == true ? "'" : ""
    let splits: Set<Unicode.Scalar> = [",", "\"", "\n", "\r"]
    guard scalars.contains(where: splits.contains) else { return prefix + text }
    let quoted = scalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined()
    return "\"" + prefix + quoted + "\""
  }
}
