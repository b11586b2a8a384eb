import Foundation
import Intake
import Marketing
import Yams

/// A place in the configuration, with the problems found so far.
///
/// Yams's decoder forgets lines, so the tree of nodes is walked: every problem then has its line,
/// and a key that nobody knows is found.
final class ConfigurationWalk {
  let file: String
  private(set) var problems: [ConfigurationProblem] = []
  private(set) var warnings: [ConfigurationProblem] = []

  init(file: String) {
    self.file = file
  }

  func report(_ problem: String, fix: String, at node: Node?, key: String) {
    problems.append(entry(problem, fix: fix, at: node, key: key))
  }

  func warn(_ problem: String, fix: String, at node: Node?, key: String) {
    warnings.append(entry(problem, fix: fix, at: node, key: key))
  }

  private func entry(_ problem: String, fix: String, at node: Node?, key: String)
    -> ConfigurationProblem
  {
    ConfigurationProblem(
      file: file, line: node?.mark?.line, key: key, problem: problem, fix: fix)
  }
}

/// One mapping of the configuration, read key by key.
struct ConfigurationSection {
  let walk: ConfigurationWalk
  /// `guardrails` or `channels.radio`; empty for the file itself.
  let path: String
  let node: Node?
  private let entries: [String: Node]

  /// The keys are those that may stand here; nil allows any, as for channels' names.
  init(_ node: Node?, path: String, keys: [String]?, walk: ConfigurationWalk) {
    self.walk = walk
    self.path = path
    self.node = node
    var entries: [String: Node] = [:]
    if let mapping = node?.mapping {
      for (keyNode, value) in mapping {
        let key = keyNode.string ?? ""
        if entries.updateValue(value, forKey: key) != nil {
          walk.report(
            "stands twice", fix: "keep one of them", at: keyNode, key: Self.join(path, key))
        }
        if let keys, !keys.contains(key) {
          walk.report(
            "this key is not known", fix: suggestion(for: key, among: keys), at: keyNode,
            key: Self.join(path, key))
        }
      }
    } else if let node, !node.isEmpty {
      walk.report(
        "'\(node.excerpt)' is not a list of keys",
        fix: path.isEmpty ? "write key: value" : "write { key: value }", at: node, key: path)
    }
    self.entries = entries
  }

  var keys: [String] { entries.keys.sorted() }

  func entry(_ key: String) -> Node? { entries[key].flatMap { $0.isEmpty ? nil : $0 } }

  func section(_ key: String, keys: [String]?) -> ConfigurationSection {
    ConfigurationSection(entries[key], path: Self.join(path, key), keys: keys, walk: walk)
  }

  func report(_ key: String, _ problem: String, fix: String) {
    walk.report(problem, fix: fix, at: entries[key] ?? node, key: Self.join(path, key))
  }

  func warn(_ key: String, _ problem: String, fix: String) {
    walk.warn(problem, fix: fix, at: entries[key] ?? node, key: Self.join(path, key))
  }

  /// The scalar under a key, read by `read`; reports what `expected` says when it cannot be.
  func value<Value>(_ key: String, expected: String, _ read: (String) -> Value?) -> Value? {
    guard let node = entry(key) else { return nil }
    guard let text = node.scalar?.string, let value = read(text) else {
      report(key, "'\(node.excerpt)' is not \(expected.article)", fix: expected.advice)
      return nil
    }
    return value
  }

  static func join(_ path: String, _ key: String) -> String {
    path.isEmpty ? key : "\(path).\(key)"
  }
}

extension ConfigurationSection {
  func text(_ key: String) -> String? { value(key, expected: "a text|write a text") { $0 } }

  func flag(_ key: String) -> Bool? {
    value(key, expected: "yes or no|write true or false") { text in
      switch text.lowercased() {
      case "true", "yes", "on": true
      case "false", "no", "off": false
      default: nil
      }
    }
  }

  func positive(_ key: String) -> Double? {
    if let node = entry(key), let readings = AmountReadings(node.scalar?.string ?? "") {
      readings.report(key, in: self) { $0 > 0 && $0 <= 1e9 }
      return nil
    }
    return value(key, expected: "a positive number|write a number above 0, such as 30") {
      Double($0).flatMap { $0 >= 1e-6 && $0 <= 1e9 ? $0 : nil }
    }
  }

  /// `2%` as 0.02; 0 to 100 %.
  func share(_ key: String) -> Double? {
    value(key, expected: "a percentage|write it as 2%", Self.share)
  }

  /// The share that a percentage stands for; nil for any other text.
  static func share(in text: String) -> Double? {
    guard text.hasSuffix("%"),
      let percent = Double(text.dropLast().trimmingCharacters(in: .whitespaces))
    else { return nil }
    return (0...100).contains(percent) ? percent / 100 : nil
  }

  /// Far beyond any budget, and small enough that sums of amounts fit 64 bits.
  private static let mostUnits = 1e12

  /// `600` or `600 EUR`, zero or more, with no more decimals than the currency has.
  ///
  /// Not `1.000`, which is one to some people and a thousand to others.
  func amount(_ key: String, in currency: Currency) -> MinorUnits? {
    let written = entry(key)?.scalar?.string ?? ""
    if let readings = AmountReadings(Self.number(in: written, currency)) {
      readings.report(key, in: self) { Self.amount($0, in: currency) != nil }
      return nil
    }
    return value(key, expected: "an amount|write a number such as 600, or \"600 \(currency)\"") {
      Double(Self.number(in: $0, currency)).flatMap { Self.amount($0, in: currency) }
    }
  }

  /// The text without the currency behind it.
  private static func number(in text: String, _ currency: Currency) -> String {
    let text = text.trimmingCharacters(in: .whitespaces)
    guard text.uppercased().hasSuffix(currency.code) else { return text }
    return String(text.dropLast(3)).trimmingCharacters(in: .whitespaces)
  }

  private static func amount(_ units: Double, in currency: Currency) -> MinorUnits? {
    guard (0...mostUnits).contains(units), let amount = currency.minorUnits(units),
      abs(amount.units(of: currency) - units) < 1e-9 * max(1, units)
    else { return nil }
    return amount
  }

  /// `28d` or `28`, in days, 0 to 400.
  func days(_ key: String) -> Int? {
    value(key, expected: "a number of days|write it as 28d") { text in
      let digits = text.hasSuffix("d") ? String(text.dropLast()) : text
      return Int(digits).flatMap { (0...400).contains($0) ? $0 : nil }
    }
  }

  func timeZone(_ key: String) -> TimeZone? {
    value(key, expected: "a known time zone|write it as Europe/Madrid") {
      TimeZone(identifier: $0)
    }
  }

  func choice<Choice: RawRepresentable & CaseIterable>(_ key: String) -> Choice?
  where Choice.RawValue == String {
    let names = Choice.allCases.map(\.rawValue).joined(separator: ", ")
    return value(key, expected: "one of its values|write one of: \(names)") {
      Choice(rawValue: $0)
    }
  }

  func names(_ key: String) -> Set<ChannelName> {
    guard let node = entry(key) else { return [] }
    guard let sequence = node.sequence else {
      report(key, "'\(node.excerpt)' is not a list", fix: "write [one, two]")
      return []
    }
    return Set(sequence.compactMap { $0.scalar.flatMap { ChannelName($0.string) } })
  }
}

extension Node {
  /// What the person wrote, short enough to be quoted.
  var excerpt: String {
    if let scalar { return String(scalar.string.prefix(40)) }
    return mapping == nil ? "[…]" : "{…}"
  }

  /// A key with nothing behind it.
  var isEmpty: Bool { scalar.map { $0.string.isEmpty || $0.string == "~" } ?? false }
}

extension String {
  /// The part before the bar of an `expected` text: what should stand there.
  fileprivate var article: String { String(prefix { $0 != "|" }) }
  /// The part behind the bar: what to write.
  fileprivate var advice: String { String(drop { $0 != "|" }.dropFirst()) }
}

/// "did you mean 'objective'?", or the keys there are.
func suggestion(for key: String, among keys: [String]) -> String {
  if let nearest = EditDistance.nearest(to: key, among: keys, by: \.self) {
    return "did you mean '\(nearest)'?"
  }
  return "known here: \(keys.sorted().joined(separator: ", "))"
}
