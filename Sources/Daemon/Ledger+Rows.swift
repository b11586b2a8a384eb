import Foundation
import Intake
import Marketing
import Storage

extension Ledger {
  /// Takes the rows of a file: all of them in one transaction, or none; bad ones are left out where
  /// the configuration allows it.
  ///
  /// - Parameters:
  ///   - arrived: The file, whose digest must be new.
  ///   - source: Its bytes.
  ///   - configuration: What people know of its source and channels.
  ///   - today: The day on which its values are delivered.
  ///   - instant: When; days that are not over by then where they come from are provisional.
  ///   - hear: Told each row as it is taken.
  ///   - check: Looks at everything before it is committed, and throws to take nothing.
  /// - Returns: The file with its control totals.
  /// - Throws: `FileError` for a file that cannot be read, `UncleanFile` for one with refused rows,
  ///   `HeldFile` for one that needs an answer.
  func take(
    _ arrived: ArrivedFile, from source: some ByteSource, under configuration: Configuration,
    today: Day, at instant: Date = .distantFuture, hearing hear: (Observation) -> Void = { _ in },
    check: () throws -> Void = {}
  ) throws -> LedgerFile {
    let rules = configuration.source(of: arrived.name)
    let reader = InboxReader(options: configuration.readingOptions(for: arrived.name))
    let profile = try reader.survey(source, name: arrived.name)
    return try ingest(arrived, today: today, naming: configuration.rules.resolving) { store in
      let summary = try reader.read(source, profile: profile) { observation in
        try configuration.refuseUnpriced(observation, in: arrived.name, of: rules)
        let row = rules?.row(observation, at: instant) ?? observation
        hear(row)
        try store(row)
      }
      guard summary.isClean else { throw UncleanFile(summary: summary) }
      guard summary.observations > 0 else { throw FileError(arrived.name, .noRows) }
      try check()
      return Reading(profile, summary, rules, in: configuration.language)
    }
  }
}

extension Ledger {
  /// The configuration that a decision was made under; nil where this version cannot read it.
  func configuration(digest: String, at path: String) throws -> Configuration? {
    try configuration(digest: digest)
      .flatMap { try? ConfigurationReader.read(text: $0, path: path) }
  }
}

extension Configuration {
  /// Rows may lack spend where another source supplies it, or the configuration knows the cost.
  fileprivate func refuseUnpriced(
    _ observation: Observation, in file: String, of source: SourceRules?
  ) throws(HeldFile) {
    guard observation.metrics.spend == nil, source?.reading.supplies != .conversions else { return }
    let channel = rules.resolving(observation.key.channel)
    guard rules.rules(for: channel).fixedCost == .zero else { return }
    throw .unpriced(channel, file: file, line: observation.line)
  }
}

/// A file with refused rows, or damaged on the way.
struct UncleanFile: Error {
  let summary: ReadingSummary

  /// What is wrong, a sentence for each of the first refused rows.
  func sentences(for name: String, in language: Language) -> [String] {
    let hidden = summary.refusedRows - summary.refused.count
    let more = language.say(
      "\(name): \(hidden) more rows were refused", "\(name): se rechazaron \(hidden) filas más")
    return summary.refused.map { $0.sentence(in: language) }
      + [summary.damage?.sentence(in: language)].compactMap { $0 } + (hidden > 0 ? [more] : [])
  }
}

extension Reading {
  fileprivate init(
    _ profile: FileProfile, _ summary: ReadingSummary, _ rules: SourceRules?,
    in language: Language
  ) {
    self.init(
      format: FileFormat(
        profile: profile.source, encoding: profile.encoding.rawValue,
        delimiter: String(UnicodeScalar(profile.delimiter.rawValue)),
        locale: profile.locale.description),
      blankRows: summary.blankRows, duplicateRows: summary.duplicateRows,
      refused: summary.refused.map { RefusedRowRecord($0, in: language) },
      restates: rules?.restates ?? (profile.platform.restates ? true : nil),
      isSeparate: rules?.isSeparate ?? false)
  }
}

extension RefusedRowRecord {
  init(_ row: RefusedRow, in language: Language) {
    self.init(
      line: row.line, column: row.column, cell: row.cell, code: row.code,
      message: row.message(in: language))
  }
}
