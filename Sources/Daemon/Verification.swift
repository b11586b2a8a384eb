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
    return decisions.compactMap(imbalance) + (try changedFiles()) + (try differences(of: decisions))
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
      do {
        guard try FileDigest.sha256(ofFileAt: full) != file.digest else { return nil }
      } catch is SystemError {
        return nil
      }
      return "\(path): was changed after it was read; the ledger keeps what it read"
    }
  }

  // MARK: - The log against the ledger

  private func differences(of decisions: [Decision]) throws -> [String] {
    let unpublished = Set(try ledger.unpublished())
    let published = decisions.filter { !unpublished.contains($0.number) }
    let records = try renderings(of: published) { try JSONRecord($0, language: $1).line() + "\n" }
    let blocks = try renderings(of: published) { LogBlock($0, language: $1).text }
    return record.differences(from: records) + log.differences(from: blocks)
      + (try planDifference(from: published.last))
  }

  /// Scripts read the plan: one that somebody edited would be carried out.
  private func planDifference(from last: Decision?) throws -> [String] {
    guard let last, last.version == version else { return [] }
    let publisher = Publisher(configuration: configuration, ledger: ledger)
    let data = FileManager.default.contents(atPath: configuration.folders.out + "/plan.csv")
    guard data != Data(try publisher.planTable(of: last).utf8) else { return [] }
    let problem = data == nil ? "is missing" : "differs from the ledger in decision \(last.number)"
    return ["plan.csv: \(problem); write it anew: tanteo log --rebuild"]
  }

  private func renderings(
    of decisions: [Decision], by render: (Decision, Language) throws -> String
  ) throws -> [PublishedFile.Rendering] {
    let publisher = Publisher(configuration: configuration, ledger: ledger)
    return try decisions.map { decision in
      .init(
        number: decision.number, text: try render(decision, publisher.language(of: decision)),
        isComparable: decision.version == version)
    }
  }

  private var record: PublishedFile {
    PublishedFile("recommendations.jsonl", in: configuration.folders.out) { line in
      struct Number: Decodable { let decision: Int }
      return try? JSONDecoder().decode(Number.self, from: Data(line.utf8)).decision
    }
  }

  private var log: PublishedFile {
    PublishedFile("recommendations.log", in: configuration.folders.out) { line in
      line.split(separator: " ").first.flatMap { Int($0) }
    }
  }
}
