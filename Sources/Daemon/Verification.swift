import Foundation
import Glibc
import Intake
import Marketing
import Report
public import Storage

/// `tanteo verify`: whether the ledger is sound, and what lies beside it agrees with it.
public struct Verification {
  private let configuration: Configuration
  private let ledger: Ledger
  private let version: String

  public init(configuration: Configuration, ledger: Ledger, version: String) {
    self.configuration = configuration
    self.ledger = ledger
    self.version = version
  }

  /// One sentence for each trouble; empty when all is well.
  public func troubles() throws -> [String] {
    let damage = try ledger.verify().map { "tanteo.sqlite: \($0); restore a backup" }
    // What a damaged file says of the others is not worth hearing.
    guard damage.isEmpty else { return damage }
    let decisions = try ledger.decisions()
    return decisions.compactMap(imbalance) + (try changedFiles()) + (try published(decisions))
  }

  private func imbalance(of decision: Decision) -> String? {
    let placed = decision.channels.reduce(decision.unplaced) { $0 + $1.to }
    guard placed != decision.budget else { return nil }
    return "decision \(decision.number): its amounts do not add up to its budget; restore a backup"
  }

  /// An archived file may be erased, but not changed: the ledger points to its lines.
  private func changedFiles() throws -> [String] {
    try ledger.files(after: 0).compactMap { file in
      guard file.state == .processed, let path = file.path else { return nil }
      let full = configuration.folders.root + "/" + path
      let descriptor = open(full, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
      guard descriptor >= 0 else { return nil }
      let source = FileSource(adopting: descriptor, path: full)
      guard try FileDigest.sha256(of: source) != file.digest else { return nil }
      return "\(path): was changed after it was read; the ledger keeps what it read"
    }
  }

  // MARK: - The log against the ledger

  private func published(_ decisions: [Decision]) throws -> [String] {
    let unpublished = Set(try ledger.unpublished())
    let expected = try decisions.filter { !unpublished.contains($0.number) }.map { decision in
      let language = try Publisher(configuration: configuration, ledger: ledger)
        .language(of: decision)
      return Expected(
        number: decision.number, isOurs: decision.version == version,
        record: try JSONRecord(decision, language: language).line() + "\n",
        block: LogBlock(decision, language: language).text)
    }
    return differences("recommendations.jsonl", expected, \.record) { line in
      line.firstMatch(of: /"decision":(\d+),/).flatMap { Int($0.1) }
    }
      + differences("recommendations.log", expected, \.block) { line in
        line.split(separator: " ").first.flatMap { Int($0) }
      }
  }

  private struct Expected {
    let number: Int
    /// Another version may have put the same decision into other words.
    let isOurs: Bool
    let record: String
    let block: String
  }

  /// Decisions before the first in the file were rotated away, as the operator may.
  private func differences(
    _ name: String, _ expected: [Expected], _ text: KeyPath<Expected, String>,
    number: (Substring) -> Int?
  ) -> [String] {
    let path = configuration.folders.out + "/" + name
    guard let data = FileManager.default.contents(atPath: path) else { return [] }
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
    let present = Dictionary(grouping: lines) { number($0) ?? 0 }
    guard let first = lines.lazy.compactMap(number).first else { return [] }
    let advice = "write it anew: tanteo log --rebuild"
    let known = Set(expected.map(\.number))
    let foreign = present.keys.filter { !known.contains($0) }.sorted()
      .map { "\(name): has lines of decision \($0), which the ledger does not know; \(advice)" }
    return expected.filter { $0.number >= first }.compactMap { decision in
      guard let found = present[decision.number] else {
        return "\(name): lacks decision \(decision.number); \(advice)"
      }
      let stands = found.joined(separator: "\n") + "\n"
      guard decision.isOurs, stands != decision[keyPath: text] else { return nil }
      return "\(name): differs from the ledger in decision \(decision.number); \(advice)"
    } + foreign
  }
}
