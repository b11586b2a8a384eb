import Foundation
import Glibc
public import Marketing
import Report
public import Storage

/// Renders decisions from the ledger into `out/`: JSONL first, then the log, the plan and the page.
///
/// The ledger's outbox says what is missing; whatever a crash left half written of a decision is
/// cut off and written again, so that none is missing and none stands twice.
public struct Publisher {
  private let configuration: Configuration
  private let ledger: Ledger

  public init(configuration: Configuration, ledger: Ledger) {
    self.configuration = configuration
    self.ledger = ledger
  }

  private var logPath: String { configuration.folders.out + "/recommendations.log" }
  private var recordPath: String { configuration.folders.out + "/recommendations.jsonl" }
  private var planPath: String { configuration.folders.out + "/plan.csv" }
  /// The page of the last decision.
  var pagePath: String { configuration.folders.out + "/report.html" }

  /// Publishes what waits in the outbox, and what is missing of the last decision's plan and page.
  public func publish() throws {
    let numbers = try ledger.unpublished()
    for number in numbers {
      guard let decision = try ledger.decision(number) else { continue }
      let language = try language(of: decision)
      let line = try JSONRecord(decision, language: language).line() + "\n"
      try AppendedFile(path: recordPath).append(line) { $0.contains("\"decision\":\(number),") }
      let block = LogBlock(decision, language: language).text
      try AppendedFile(path: logPath).append(block) { $0.hasPrefix("\(number) ") }
      let plans = try plans(knownTo: decision)
      try writePlan(decision, plans)
      if number == numbers.last { try writePage(decision, plans) }
      try ledger.markPublished(number)
    }
    if numbers.isEmpty { try restoreMissing() }
  }

  private func restoreMissing() throws {
    let missing = [planPath, pagePath].filter { !FileManager.default.fileExists(atPath: $0) }
    guard !missing.isEmpty, let last = try ledger.lastDecision() else { return }
    let plans = try plans(knownTo: last)
    if missing.contains(planPath) { try writePlan(last, plans) }
    if missing.contains(pagePath) { try writePage(last, plans) }
  }

  /// Writes all files anew from the ledger; returns how many decisions they hold.
  @discardableResult
  public func rebuild() throws -> Int {
    let decisions = try ledger.decisions()
    var records = ""
    var log = ""
    for decision in decisions {
      let language = try language(of: decision)
      records += try JSONRecord(decision, language: language).line() + "\n"
      log += LogBlock(decision, language: language).text
    }
    try configuration.folders.create()
    try AtomicFile.write(records, to: recordPath)
    try AtomicFile.write(log, to: logPath)
    if let last = decisions.last {
      let plans = try plans(knownTo: last)
      try writePlan(last, plans)
      try writePage(last, plans)
    }
    for number in try ledger.unpublished() { try ledger.markPublished(number) }
    return decisions.count
  }

  /// A decision is worded in the language that its own configuration asked for.
  public func language(of decision: Decision) throws -> Language {
    try configuration(of: decision).language
  }

  /// What was configured then; the present one where this version cannot read it.
  func configuration(of decision: Decision) throws -> Configuration {
    guard decision.configurationDigest != configuration.digest else { return configuration }
    return try ledger.configuration(
      digest: decision.configurationDigest, at: configuration.path) ?? configuration
  }

  /// The plans of a good year until a decision.
  private func plans(knownTo decision: Decision) throws -> [PlanInForce] {
    try ledger.plans(since: decision.today - 400)
  }

  private func writePlan(_ decision: Decision, _ plans: [PlanInForce]) throws {
    try AtomicFile.write(planTable(of: decision, after: plans).text, to: planPath)
  }

  /// Not synced: it tells nothing that the ledger does not know, and nobody's script reads it.
  private func writePage(_ decision: Decision, _ plans: [PlanInForce]) throws {
    let page = try PageMaker(ledger: ledger).page(
      of: decision, plans: plans, under: configuration(of: decision))
    try AtomicFile.write(page.text, to: pagePath, isLasting: false)
  }

  /// What `report.html` shows after a decision.
  func page(of decision: Decision) throws -> Page {
    try PageMaker(ledger: ledger).page(
      of: decision, plans: plans(knownTo: decision), under: configuration(of: decision))
  }

  /// What `plan.csv` says after a decision.
  func planTable(of decision: Decision) throws -> String {
    planTable(of: decision, after: try plans(knownTo: decision)).text
  }

  private func planTable(of decision: Decision, after plans: [PlanInForce]) -> PlanTable {
    let plans = PlanHistory(plans)
    let since = Dictionary(
      decision.channels.map { ($0.channel, plans.since($0.channel)) },
      uniquingKeysWith: { first, _ in first }
    ).compactMapValues { $0 }
    return PlanTable(decision, since: since)
  }
}

/// A file that only grows, by whole blocks.
struct AppendedFile {
  let path: String

  /// Appends a block and waits until it is on the disk.
  ///
  /// Lines that `isOfBlock` recognises are replaced: an earlier try may have left them at the end
  /// of the file, whole or cut.
  func append(_ text: String, replacing isOfBlock: (Substring) -> Bool) throws {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o640)
    guard descriptor >= 0 else { throw SystemError(path: path, number: errno) }
    defer { close(descriptor) }
    fchmod(descriptor, 0o640)
    let end = try wholeEnd(of: descriptor, isOfBlock)
    guard ftruncate(descriptor, off_t(end)) == 0, lseek(descriptor, off_t(end), SEEK_SET) >= 0
    else { throw SystemError(path: path, number: errno) }
    try AtomicFile.writeAll(text, to: descriptor, path: path)
    guard fsync(descriptor) == 0 else { throw SystemError(path: path, number: errno) }
  }

  /// Where the file ends without a cut last line and without lines of this block.
  private func wholeEnd(of descriptor: Int32, _ isOfBlock: (Substring) -> Bool) throws -> Int {
    let size = Int(lseek(descriptor, 0, SEEK_END))
    guard size >= 0 else { throw SystemError(path: path, number: errno) }
    let start = max(0, size - Self.longestBlock)
    var tail = [UInt8](repeating: 0, count: size - start)
    let count = pread(descriptor, &tail, tail.count, off_t(start))
    guard count == tail.count else { throw SystemError(path: path, number: EIO) }
    let newline = UInt8(ascii: "\n")
    var end = tail.lastIndex(of: newline).map { $0 + 1 } ?? 0
    while end > 0 {
      let begin = tail[..<(end - 1)].lastIndex(of: newline).map { $0 + 1 } ?? 0
      guard isOfBlock(Substring(decoding: tail[begin..<(end - 1)], as: UTF8.self)) else { break }
      end = begin
    }
    return start + end
  }

  /// A block of 10,000 channels is smaller.
  private static let longestBlock = 16 << 20
}

extension PlanHistory {
  /// The day since which a channel has had the amount it has now.
  func since(_ channel: ChannelName) -> Day? {
    guard let amount = latest?.amounts[channel]?.to else { return nil }
    return plans.reversed().prefix { $0.amounts[channel]?.to == amount }.last?.today
  }
}
