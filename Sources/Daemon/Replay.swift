import Foundation
public import Marketing
public import Storage

/// Recomputes past decisions from what the ledger knew when they were made.
public struct Replay {
  /// What the recomputation of one decision gave.
  public enum Finding: Hashable, Sendable {
    case identical
    /// Made by another version, whose arithmetic may differ.
    case notComparable(version: String)
    /// Each sentence is one difference.
    case differs([String])
  }

  private let ledger: Ledger
  private let configurationPath: String
  private let version: String

  /// Folders in stored configurations are relative to the configuration's path.
  public init(ledger: Ledger, configurationPath: String, version: String) {
    self.ledger = ledger
    self.configurationPath = configurationPath
    self.version = version
  }

  public func finding(on decision: Decision) throws -> Finding {
    guard decision.version == version else {
      return .notComparable(version: decision.version)
    }
    guard let text = try ledger.configuration(digest: decision.configurationDigest) else {
      return .differs(["its configuration is not in the ledger"])
    }
    let configuration = try ConfigurationReader.read(text: text, path: configurationPath)
    let maker = DecisionMaker(ledger: ledger, configuration: configuration, version: version)
    guard let portfolio = try maker.portfolio(try maker.knowledge(of: decision)) else {
      return .differs(["no channel was known"])
    }
    let advice = try maker.advice(portfolio, on: decision.occasion)
    let differences = self.differences(between: decision, and: advice)
    return differences.isEmpty ? .identical : .differs(differences)
  }

  private func differences(between decision: Decision, and advice: Advice) -> [String] {
    var differences: [String] = []
    let recomputed = Dictionary(
      advice.channels.map { ($0.channel, $0) }, uniquingKeysWith: { first, _ in first })
    for recorded in decision.channels {
      guard let now = recomputed[recorded.channel] else {
        differences.append("\(recorded.channel): is missing now")
        continue
      }
      if now.to != recorded.to {
        differences.append(
          "\(recorded.channel): \(recorded.to.rawValue) was recommended, now \(now.to.rawValue)")
      } else if now != recorded {
        differences.append("\(recorded.channel): the amount is the same, its reasons differ")
      }
    }
    let recorded = Set(decision.channels.map(\.channel))
    for channel in advice.channels where !recorded.contains(channel.channel) {
      differences.append("\(channel.channel): was not in the decision")
    }
    if advice.unplaced != decision.unplaced || advice.expected != decision.expected {
      differences.append("the totals differ")
    }
    if advice.goal != decision.goal { differences.append("the goal stands otherwise") }
    return differences
  }
}
