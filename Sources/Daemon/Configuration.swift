public import Foundation
public import Intake
public import Marketing

/// The configuration file, checked, with every default filled in.
public struct Configuration: Sendable {
  public let path: String
  /// The text as it was read; kept in the ledger under the digest.
  public let text: String
  /// SHA-256 over keys and values alone: order, comments and layout do not matter.
  public let digest: String
  public let rules: PlanRules
  public let language: Language
  public let schedule: Schedule
  public let folders: Folders
  /// In the order of the file; the first that matches a file's name holds.
  public let sources: [SourceRules]
  public let newChannels: NewChannels
  /// Settings that are understood but not yet obeyed, each said in a sentence.
  public let warnings: [ConfigurationProblem]

  /// The settings of the source that a file belongs to, by its path below the inbox.
  public func source(of name: String) -> SourceRules? {
    sources.first { $0.matches(name) }
  }

  /// How a file is to be read, by its path below the inbox.
  public func readingOptions(for name: String) -> ReadingOptions {
    var options = source(of: name)?.reading ?? ReadingOptions()
    options.mayLackSpend = mayLackSpend(options.channel)
    options.outcomes = Set(rules.values?.names ?? []).subtracting([.conversions])
    return options
  }

  /// The path below the inbox of a file that lies there, or has failed and lay there; else its name.
  public func inboxName(of path: String) -> String {
    let file = URL(filePath: path).standardizedFileURL.path(percentEncoded: false)
    for folder in [folders.inbox, folders.failed] where file.hasPrefix(folder + "/") {
      return String(file.dropFirst(folder.count + 1))
    }
    return URL(filePath: path).lastPathComponent
  }

  /// Whether the configuration knows what the channel costs; of a file with many, any of them.
  private func mayLackSpend(_ channel: ChannelName?) -> Bool {
    guard let channel else { return rules.channels.values.contains { $0.fixedCost > .zero } }
    return rules.rules(for: rules.resolving(channel)).fixedCost > .zero
  }
}

/// What becomes of a channel that nobody has heard of.
public enum NewChannels: String, Hashable, Sendable, CaseIterable {
  /// It becomes a hypothesis under test.
  case test
  /// Its file waits until the configuration names it.
  case ask
}

/// When decisions are made.
public struct Schedule: Hashable, Sendable {
  public var cadence: DecisionCadence
  /// Minutes after midnight.
  public var minute: Int
  public var timeZone: TimeZone
  /// Whether a person named the zone; else it is the machine's.
  public var isZoneNamed: Bool

  public init(
    cadence: DecisionCadence, minute: Int = 360, timeZone: TimeZone, isZoneNamed: Bool = true
  ) {
    self.cadence = cadence
    self.minute = minute
    self.timeZone = timeZone
    self.isZoneNamed = isZoneNamed
  }

  /// The civil day of an instant.
  public func day(of instant: Date) -> Day { Self.day(of: instant, in: timeZone) }

  static func day(of instant: Date, in timeZone: TimeZone) -> Day {
    let seconds = instant.timeIntervalSince1970 + Double(timeZone.secondsFromGMT(for: instant))
    return Day(number: Int((seconds / 86_400).rounded(.down)))
  }

  /// The last day whose time of decision has come: today or before; Mondays for weekly decisions.
  public func lastDue(at instant: Date) -> Day {
    let seconds = instant.timeIntervalSince1970 + Double(timeZone.secondsFromGMT(for: instant))
    let hasCome = Int(seconds) - day(of: instant).number * 86_400 >= minute * 60
    let day = hasCome ? day(of: instant) : day(of: instant) - 1
    return cadence == .day ? day : day.mondayOfWeek
  }

  /// The day of the next decision.
  public func nextDue(after instant: Date) -> Day {
    lastDue(at: instant) + cadence.days
  }

  /// When that is; an hour off on a day on which the clocks change shortly before.
  func nextTime(after instant: Date) -> Date { time(of: nextDue(after: instant)) }

  /// ISO 8601 with offset: the decision's time on a day, or the instant itself.
  public func stamp(_ day: Day, at instant: Date?) -> String {
    let offset = timeZone.secondsFromGMT(for: instant ?? time(of: day))
    let minutes: Int
    if let instant {
      let seconds = Int(instant.timeIntervalSince1970) + offset
      minutes = ((seconds % 86_400) + 86_400) % 86_400 / 60
    } else {
      minutes = minute
    }
    let sign = offset < 0 ? "-" : "+"
    let zone = abs(offset) / 60
    return "\(day)T\(two(minutes / 60)):\(two(minutes % 60)):00"
      + "\(sign)\(two(zone / 60)):\(two(zone % 60))"
  }

  /// The instant of the decision on a day, by the offset that holds about then.
  private func time(of day: Day) -> Date {
    let asIfUTC = Date(timeIntervalSince1970: Double(day.number * 86_400 + minute * 60))
    return asIfUTC - Double(timeZone.secondsFromGMT(for: asIfUTC))
  }

  private func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}

/// One thing that is wrong with a configuration: `file:line: key: what; fix`.
public struct ConfigurationProblem: Error, Hashable, Sendable, Encodable, CustomStringConvertible {
  public let file: String
  public let line: Int?
  public let key: String
  public let problem: String
  public let fix: String

  public var description: String {
    let place = line.map { "\(file):\($0)" } ?? file
    return key.isEmpty ? "\(place): \(problem); \(fix)" : "\(place): \(key): \(problem); \(fix)"
  }
}

/// Everything that is wrong with a configuration, so that one look mends it.
public struct ConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
  public let problems: [ConfigurationProblem]

  public var description: String {
    problems.map(\.description).joined(separator: "\n")
  }
}
