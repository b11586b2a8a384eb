/// A person's word: what a channel or the plan is to get, until when, and why.
public struct Override: Hashable, Sendable, Codable {
  /// What is asked for.
  public enum Action: Hashable, Sendable, Codable {
    /// This amount per budget period, whatever evidence, minimum and maximum say.
    case set(MinorUnits)
    /// Nothing, whatever the minimum says.
    case pause
    /// Held and never dropped; `amount` is what a dropped channel comes back at, else nil.
    case protect(amount: MinorUnits?)
    /// A dropped channel is tried again.
    case retest
    /// Every earlier word on the same channel, or on the plan, ends.
    case release
    /// The conversions counted are right: an alarm of tracking ends, and no word does.
    case releaseTracking
    /// Another target for the channel, or for all channels without one of their own.
    case target(Target)
    /// Another amount to be placed per budget period.
    case budget(MinorUnits)
  }

  /// What an action is called wherever people write or read it.
  public enum Verb: String, Hashable, Sendable, Codable, CaseIterable {
    case set, pause, protect, retest, release, target, budget
  }

  /// Where it was given.
  public enum Source: Hashable, Sendable, Codable {
    case commandLine
    /// A line of a control file, counted from 1.
    case file(name: String, line: Int)
  }

  /// Nil for a word on the plan as a whole.
  public var channel: ChannelName?
  public var action: Action
  /// The first day on which it holds, in the time of the data: at most the day it was given.
  ///
  /// A drop of that very day was decided before it.
  public var from: Day
  /// The last day on which it holds; nil until it is released.
  public var until: Day?
  /// Nil when the person gave none.
  public var reason: String?
  public var author: String
  public var source: Source
  /// When it was given, ISO 8601 with offset; for people, nothing is computed from it.
  public var createdAt: String

  public init(
    channel: ChannelName?, action: Action, from: Day, until: Day? = nil, reason: String?,
    author: String, source: Source, createdAt: String
  ) {
    self.channel = channel
    self.action = action
    self.from = from
    self.until = until
    self.reason = reason
    self.author = author
    self.source = source
    self.createdAt = createdAt
  }
}

extension Override.Action {
  public var verb: Override.Verb {
    switch self {
    case .set: .set
    case .pause: .pause
    case .protect: .protect
    case .retest: .retest
    case .release, .releaseTracking: .release
    case .target: .target
    case .budget: .budget
    }
  }
}

extension Override.Action {
  /// What is to be placed, or what a protected channel comes back at; nil for the others.
  public var amount: MinorUnits? {
    switch self {
    case .set(let amount), .budget(let amount): amount
    case .protect(let amount): amount
    case .pause, .retest, .release, .releaseTracking, .target: nil
    }
  }

  /// Nil unless it is about a target.
  public var target: Target? {
    if case .target(let target) = self { target } else { nil }
  }
}

extension Override.Source {
  /// The line of the control file; nil for the command line.
  public var line: Int? {
    if case .file(_, let line) = self { line } else { nil }
  }
}

extension Override.Verb {
  /// Whether it says how much, and cannot be obeyed without.
  public var needsAmount: Bool {
    switch self {
    case .set, .target, .budget: true
    case .pause, .protect, .retest, .release: false
    }
  }

  /// Whether it holds for a time; the others happen once.
  public var lasts: Bool { self != .retest && self != .release }

  /// Whether it may be said of the plan as a whole.
  public var mayConcernPlan: Bool { self == .target || self == .budget || self == .release }

  /// Whether it may be said of a single channel.
  public var mayConcernChannel: Bool { self != .budget }
}

/// The words that hold on one day: of each channel and subject the newest that has not ended.
///
/// A word with an end covers the one before it: an amount that was set for good holds again when a
/// pause until Friday is over. `release` ends all earlier words on its channel, or on the plan; that
/// of tracking ends none.
public struct OverridesInForce: Hashable, Sendable {
  /// By channel, those on the plan first; at most one on each subject.
  public let words: [Override]

  /// No word at all.
  public static let none = OverridesInForce([], on: Day(number: 0))

  /// The words among all that were given, oldest first.
  public init(_ given: [Override], on day: Day) {
    var holding: [Subject: Override] = [:]
    for word in given where word.from <= day {
      switch word.action {
      case .release: holding = holding.filter { $0.key.channel != word.channel }
      case .retest, .releaseTracking: break
      default:
        if word.until.map({ day <= $0 }) ?? true { holding[Subject(of: word)] = word }
      }
    }
    words = holding.sorted { $0.key < $1.key }.map(\.value)
  }

  /// What a word is about; a newer word covers an older one on the same subject.
  private struct Subject: Hashable, Comparable {
    let channel: ChannelName?
    /// Of a channel its amount or its target; of the plan its budget or its target.
    let isTarget: Bool

    init(of word: Override) {
      channel = word.channel
      isTarget = word.action.verb == .target
    }

    static func < (left: Subject, right: Subject) -> Bool {
      (left.channel?.key ?? "", left.isTarget ? 1 : 0)
        < (right.channel?.key ?? "", right.isTarget ? 1 : 0)
    }
  }
}

extension Override {
  /// The same word on the channel that an alias stands for.
  public func resolved(under rules: PlanRules) -> Override {
    var word = self
    word.channel = channel.map(rules.resolving)
    return word
  }
}

extension OverridesInForce {
  /// The words on a channel, or on the plan when nil.
  public func words(on channel: ChannelName?) -> [Override] {
    words.filter { $0.channel == channel }
  }

  /// The word that says what a channel gets: set, pause or protect.
  public func amountWord(on channel: ChannelName) -> Override? {
    words.first { $0.channel == channel && $0.action.verb != .target }
  }

  /// Whether a person has excepted a channel from being dropped.
  public func exceptsFromDrop(_ channel: ChannelName) -> Bool {
    switch amountWord(on: channel)?.action.verb {
    case .protect, .pause: true
    default: false
    }
  }

  /// The rules in force: the configuration's, with the targets and the budget that people set.
  public func applied(to rules: PlanRules) -> PlanRules {
    words.reduce(into: rules) { rules, word in
      switch (word.action, word.channel) {
      case (.budget(let amount), _): rules.setBudget(amount)
      case (.target(let target), nil): rules.target = target
      case (.target(let target), let channel?):
        rules.channels[channel, default: ChannelRules()].target = target
      default: break
      }
    }
  }
}
