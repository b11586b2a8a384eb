import Intake
import Marketing
import Storage

extension Ledger {
  /// Takes the rows of a file: all of them in one transaction, or none.
  ///
  /// - Parameters:
  ///   - arrived: The file, whose digest must be new.
  ///   - source: Its bytes.
  ///   - rules: What people know of its source.
  ///   - today: The day on which its values are delivered.
  ///   - hear: Told each row's channel.
  ///   - check: Looks at everything before it is committed, and throws to take nothing.
  /// - Returns: The file with its control totals.
  /// - Throws: `FileError` for a file that cannot be read, `UncleanFile` for one with refused rows.
  func take(
    _ arrived: ArrivedFile, from source: some ByteSource, of rules: SourceRules?, today: Day,
    hearing hear: (ChannelName) -> Void = { _ in }, check: () throws -> Void = {}
  ) throws -> LedgerFile {
    let reader = InboxReader(options: ReadingOptions(rules))
    let profile = try reader.survey(source, name: arrived.name)
    return try ingest(arrived, today: today) { store in
      let summary = try reader.read(source, profile: profile) { observation in
        hear(observation.key.channel)
        try store(observation)
      }
      guard summary.isClean else { throw UncleanFile(summary: summary) }
      guard summary.observations > 0 else { throw FileError(arrived.name, .noRows) }
      try check()
      return Reading(profile, summary)
    }
  }
}

/// A file with refused rows, or damaged on the way.
struct UncleanFile: Error {
  let summary: ReadingSummary

  /// What is wrong, a sentence for each of the first refused rows.
  func sentences(for name: String) -> [String] {
    let hidden = summary.refusedRows - summary.refused.count
    return summary.refused.map(\.description)
      + [summary.damage?.description].compactMap { $0 }
      + (hidden > 0 ? ["\(name): \(hidden) more rows were refused"] : [])
  }
}

extension Reading {
  fileprivate init(_ profile: FileProfile, _ summary: ReadingSummary) {
    self.init(
      format: FileFormat(
        profile: profile.source, encoding: profile.encoding.rawValue,
        delimiter: String(UnicodeScalar(profile.delimiter.rawValue)),
        locale: profile.locale.description),
      blankRows: summary.blankRows, duplicateRows: summary.duplicateRows)
  }
}
