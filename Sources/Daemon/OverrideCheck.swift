import Foundation
import Intake
import Marketing
import Storage

/// Decides whether what people ask for can be done, and makes it their word.
struct OverrideCheck {
  private let rules: PlanRules
  private let channels: Set<ChannelName>
  private let dropped: Set<ChannelName>
  /// What dropped channels that get nothing had before.
  private let amountsBeforeDrop: [ChannelName: MinorUnits]
  private let today: Day
  private let createdAt: String
  /// The last day that a verdict has been reached on: protections except from those that follow.
  private let decidedThrough: Day
  /// Whether the plan waits for conversions to be counted again, which a release of tracking ends.
  private var isTrackingBroken: Bool
  /// Every word so far, oldest first.
  private var words: [Override]

  init(ledger: Ledger, rules: PlanRules, today: Day, createdAt: String) throws {
    self.rules = rules
    self.today = today
    self.createdAt = createdAt
    channels = Set(try ledger.channels().keys.map(rules.resolving)).union(rules.channels.keys)
    let recorded = try ledger.overrides()
    words = recorded.map(\.override)
    let last = try ledger.lastDecision()
    let dropped = (last?.channels ?? []).filter { $0.state == .dropped }
    self.dropped = Set(dropped.map(\.channel))
    amountsBeforeDrop = try dropped.filter { $0.to == .zero }.reduce(into: [:]) {
      amounts, channel in
      amounts[channel.channel] = try ledger.lastAmount(of: channel.channel)
    }
    // Verdicts are reached up to the day after the data: a protection that waited for the
    // calendar would leave the days in between to a drop.
    decidedThrough = min(today, last?.dataThrough.map { $0 + 1 } ?? today)
    isTrackingBroken =
      last?.notes.contains { if case .trackingBroken = $0 { true } else { false } } ?? false
      && !recorded.contains { $0.decision == nil && $0.override.action == .releaseTracking }
  }

  /// The word that a request becomes; later requests count it among the words that hold.
  mutating func accept(
    _ request: OverrideRequest, author: String, source: Override.Source
  ) throws(OverrideRefusal) -> Override {
    let channel = try channel(of: request)
    let action = try action(of: request, on: channel)
    let verb = request.verb
    if request.until != nil, !verb.lasts { throw .needlessDay(verb) }
    if let until = request.until, until < today { throw .dayPast(until, today: today) }
    let word = Override(
      channel: channel, action: action,
      from: verb == .protect || verb == .pause ? decidedThrough : today, until: request.until,
      reason: request.reason, author: request.author ?? author, source: source,
      createdAt: createdAt)
    words.append(word)
    if action == .releaseTracking { isTrackingBroken = false }
    return word
  }

  /// Nil for the plan.
  private func channel(of request: OverrideRequest) throws(OverrideRefusal) -> ChannelName? {
    let verb = request.verb
    guard request.channel != "*", let written = ChannelName(request.channel) else {
      guard verb.mayConcernPlan else { throw .missingChannel(verb) }
      return nil
    }
    guard verb.mayConcernChannel else { throw .notForChannel(verb) }
    let channel = rules.resolving(written)
    guard channels.contains(channel) else {
      throw .unknownChannel(written.text, nearest: nearest(to: written))
    }
    return channel
  }

  private func nearest(to name: ChannelName) -> ChannelName? {
    EditDistance.nearest(to: name.key, among: channels.sorted(), by: \.key)
  }
}

// MARK: - Actions

extension OverrideCheck {
  private func action(
    of request: OverrideRequest, on channel: ChannelName?
  ) throws(OverrideRefusal) -> Override.Action {
    let verb = request.verb
    if let amount = request.amount, !verb.needsAmount {
      throw .needlessAmount(verb, amount: amount.text)
    }
    switch verb {
    case .set: return .set(try money(request))
    case .budget: return .budget(try money(request))
    case .target: return .target(try target(request, of: channel))
    case .pause: return .pause
    case .protect: return .protect(amount: channel.flatMap { amountsBeforeDrop[$0] })
    case .retest:
      guard let channel, dropped.contains(channel) else {
        throw channel.map { .notDropped($0) } ?? .missingChannel(verb)
      }
      return .retest
    case .release: return try release(request, on: channel)
    }
  }

  /// `*` is tracking while its alarm is on; an empty channel is the plan, where a word holds for it.
  private func release(
    _ request: OverrideRequest, on channel: ChannelName?
  ) throws(OverrideRefusal) -> Override.Action {
    let isHeld = !OverridesInForce(words, on: today).words(on: channel).isEmpty
    if channel == nil, isTrackingBroken, request.channel == "*" || !isHeld {
      return .releaseTracking
    }
    guard isHeld else { throw .nothingToRelease(channel) }
    return .release
  }

  private func money(_ request: OverrideRequest) throws(OverrideRefusal) -> MinorUnits {
    let amount = try amount(request)
    guard amount.measure == nil, let money = rules.budget.currency.minorUnits(amount.value.units)
    else { throw .notAmount(amount.text) }
    if request.verb == .budget, money <= .zero { throw .notAmount(amount.text) }
    let budget = OverridesInForce(words, on: today).applied(to: rules).budget.amount
    if request.verb == .set, money > budget { throw .moreThanBudget(money, budget: budget) }
    return money
  }

  /// A bare number is in the measure of the target in force, a cost where there is none.
  private func target(
    _ request: OverrideRequest, of channel: ChannelName?
  ) throws(OverrideRefusal) -> Target {
    let amount = try amount(request)
    guard amount.value > .zero else { throw .notAmount(amount.text) }
    let present = OverridesInForce(words, on: today).applied(to: rules)
    var measure = amount.measure ?? .cpa
    if amount.measure == nil,
      case .returnOnAdSpend = channel.flatMap({ present.rules(for: $0).target }) ?? present.target
    {
      measure = .roas
    }
    let units = amount.value.units
    return measure == .cpa ? .costPerAcquisition(units) : .returnOnAdSpend(units)
  }

  private func amount(
    _ request: OverrideRequest
  ) throws(OverrideRefusal) -> OverrideRequest.Amount {
    guard let amount = request.amount else { throw .missingAmount(request.verb) }
    let plan = rules.budget.currency
    if let currency = amount.currency, currency != plan {
      throw .otherCurrency(currency, plan: plan)
    }
    return amount
  }
}

extension OverrideRequest.Amount {
  /// The number as plain text, for messages.
  fileprivate var text: String {
    let number =
      value.units == value.units.rounded() ? "\(value.rawValue / 1_000_000)" : "\(value.units)"
    return [measure?.rawValue, number, currency?.code].compactMap { $0 }.joined(separator: " ")
  }
}
