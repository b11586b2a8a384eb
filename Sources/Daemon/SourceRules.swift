import Foundation
public import Intake
import Marketing

/// What people know of the files of one source.
public struct SourceRules: Hashable, Sendable {
  /// A shell pattern for the file's path below the inbox; `google/*` for all of a folder.
  public var match: String
  /// How its files are read.
  public var reading: ReadingOptions
  /// Whether later files change the figures of earlier days; nil finds out.
  public var restates: Bool?
  /// Whether figures that repeat others are separate money all the same.
  public var isSeparate: Bool
  /// Campaigns that were renamed: what they are called now, and what they were called first.
  public var renamed: [String: String]

  public init(
    match: String, reading: ReadingOptions = ReadingOptions(), restates: Bool? = nil,
    isSeparate: Bool = false, renamed: [String: String] = [:]
  ) {
    self.match = match
    self.reading = reading
    self.restates = restates
    self.isSeparate = isSeparate
    self.renamed = renamed
  }

  func matches(_ name: String) -> Bool {
    fnmatch(match, name, 0) == 0
  }
}

extension SourceRules {
  /// The row as the ledger takes it: under its campaign's first name, and provisional while its
  /// period is not over where it comes from.
  ///
  /// Spend and sales may come in two sheets of one kind: those that bring conversions alone are a
  /// source of their own, so that neither replaces the other.
  func row(_ observation: Observation, at now: Date) -> Observation {
    let key = observation.key
    let source = isHalf(key.source) ? key.source + "+conversions" : key.source
    let item = renamed[key.item] ?? key.item
    let isOpen = reading.timeZone.map { key.period.end >= Schedule.day(of: now, in: $0) } ?? false
    guard source != key.source || item != key.item || isOpen else { return observation }
    return Observation(
      key: Observation.Key(
        source: source, channel: key.channel, item: item, period: key.period),
      currency: observation.currency, metrics: observation.metrics, line: observation.line,
      isProvisional: isOpen || observation.isProvisional)
  }

  private func isHalf(_ source: String) -> Bool {
    reading.supplies == .conversions
      && [Platform.generic, .pipeline].contains { source.hasPrefix($0.rawValue) }
  }
}
