public import Statistics

/// The beliefs about all channels, folded over the days on which rows became known.
///
/// A fold over days, never over decisions: looking more often changes nothing, and history loaded
/// at once is replayed in order. The statistics are those of `ResponseFold`.
public struct BeliefFold: Sendable {
  /// The last day that was folded; nil before the first.
  public private(set) var day: Day?

  /// By name, the order of the arms.
  private let channels: [ChannelName]
  private let arms: [ChannelName: Int]
  private let windows: [Int]
  private let reference: Double
  private let revenueUnit: Double?
  /// What each channel's rows have told so far.
  private var outcomes: [Outcome]
  private var fold: ResponseFold

  /// The columns by which a channel's rows tell what they brought.
  private enum Outcome: Double {
    case nothing, revenue, conversions
  }

  /// The prior of all channels before any row.
  ///
  /// - Parameters:
  ///   - channels: All that deliveries may name.
  ///   - rules: Give each channel's attribution window.
  ///   - reference: Currency units a day at which every response curve is 1; positive.
  ///   - revenueUnit: Revenue that counts as one conversion in rows that tell none; nil lets such
  ///     rows say nothing.
  ///   - model: The curves, half-lives and corrections.
  public init(
    channels: [ChannelName], rules: PlanRules, reference: Double, revenueUnit: Double? = nil,
    model: ResponseModel = .standard
  ) {
    self.channels = channels.sorted()
    self.reference = reference
    self.revenueUnit = revenueUnit
    arms = Dictionary(uniqueKeysWithValues: zip(self.channels, self.channels.indices))
    outcomes = channels.map { _ in .nothing }
    windows = self.channels.map { max(1, rules.rules(for: $0).attributionWindow) }
    fold = ResponseFold(windows: windows, model: model)
  }

  /// Learns what became known on the morning of a day; the days since the last one pass.
  ///
  /// The order of deliveries is irrelevant; those of unknown channels are passed over. The day
  /// comes after every day that was folded, and after the last day of every row.
  public mutating func advance(to day: Day, with deliveries: [ChannelDelivery]) {
    self.day = day
    fold.advance(to: day.number, with: deliveries.compactMap { row(of: $0) })
  }

  /// The beliefs of the last day's morning.
  public var beliefs: [ChannelName: Belief] {
    Dictionary(uniqueKeysWithValues: channels.indices.map { (channels[$0], belief(of: $0)) })
  }

  private func belief(of arm: Int) -> Belief {
    Belief(
      posterior: fold.posterior(of: arm), halfLives: fold.model.halfLives,
      orderWorth: orderWorth(of: arm), countsConversions: countsConversions(arm),
      dispersion: fold.dispersion(of: arm),
      maturityAtOneDay: fold.maturity(of: arm, age: 1), reference: reference)
  }

  private func orderWorth(of arm: Int) -> OrderWorth? {
    let unit = revenueUnit.map(OrderWorth.unit)
    if outcomes[arm] == .revenue { return unit }
    return fold.orderValue(of: arm).map(OrderWorth.learnt) ?? unit
  }
}

extension BeliefFold {
  /// Where some channel tells revenue alone, a newcomer may do so too: no customer of it is told.
  private func countsConversions(_ arm: Int) -> Bool {
    switch outcomes[arm] {
    case .conversions: true
    case .revenue: false
    case .nothing: revenueUnit == nil
    }
  }

  /// The delivery as a row of its arm; nil where it says nothing, or nothing new.
  private mutating func row(of delivery: ChannelDelivery) -> ResponseFold.Row? {
    guard let arm = arms[delivery.channel] else { return nil }
    let value = value(of: delivery.figures, in: delivery.period, window: windows[arm])
    let replaced = delivery.replaces.flatMap {
      self.value(of: $0, in: delivery.period, window: windows[arm])
    }
    guard value != replaced else { return nil }
    note(delivery.figures, of: arm)
    return ResponseFold.Row(
      arm: arm, firstDay: delivery.period.start.number, days: delivery.period.dayCount,
      value: value ?? Self.silence, replaces: replaced)
  }

  /// Nil without net spend, or without any outcome.
  ///
  /// Net returns count as no outcome, and beyond its window a row ages no more.
  private func value(
    of figures: RowFigures, in period: Period, window: Int
  ) -> ResponseFold.Value? {
    guard figures.spend > 0 else { return nil }
    let age = min(max(1, figures.deliveredOn - period.end), window)
    let intensity = figures.spend / Double(period.dayCount) / reference
    if let conversions = figures.conversions {
      return ResponseFold.Value(
        intensity: intensity, outcomes: max(0, conversions),
        revenue: figures.revenue.map { max(0, $0) }, age: age)
    }
    guard let revenue = figures.revenue, let revenueUnit else { return nil }
    return ResponseFold.Value(
      intensity: intensity, outcomes: max(0, revenue) / revenueUnit, age: age)
  }

  /// What replaces a value that was taken back.
  private static let silence = ResponseFold.Value(intensity: 0, outcomes: 0)

  private mutating func note(_ figures: RowFigures, of arm: Int) {
    if figures.conversions != nil {
      outcomes[arm] = .conversions
    } else if outcomes[arm] == .nothing, figures.revenue != nil {
      outcomes[arm] = .revenue
    }
  }
}

// MARK: - State

extension BeliefFold {
  /// What is known after the last day; nil while no row has told anything.
  func state(digest: String) -> BeliefState? {
    let state = fold.state
    guard let day, !state.shared.isEmpty else { return nil }
    let told = channels.indices.filter { !state.arms[$0].isEmpty }
    return BeliefState(
      day: day, digest: digest, shared: state.shared,
      channels: Dictionary(
        uniqueKeysWithValues: told.map { arm in
          (channels[arm], [outcomes[arm].rawValue] + state.arms[arm])
        }))
  }

  /// Goes on from a state with the channels, windows and model of a fold without rows.
  ///
  /// Nil where the numbers are not those of such a fold.
  init?(resuming state: BeliefState, by empty: BeliefFold) {
    self = empty
    day = state.day
    let numbers = channels.map { state.channels[$0] ?? [] }
    for (arm, numbers) in numbers.enumerated() where !numbers.isEmpty {
      guard let outcome = Outcome(rawValue: numbers[0]) else { return nil }
      outcomes[arm] = outcome
    }
    guard
      let fold = ResponseFold(
        windows: windows, model: fold.model,
        state: .init(shared: state.shared, arms: numbers.map { Array($0.dropFirst()) }))
    else { return nil }
    self.fold = fold
  }
}
