import Statistics

@testable import Marketing

/// A ledger of a seed's making, and what it knew on each day.
///
/// Five channels, one with weekly rows, that join one after the other; rows are late, delivered
/// again, and restated, even long after; some tell revenue, some revenue alone.
struct RandomLedger {
  private var observations: [RecordedObservation] = []
  private var feeds: [Feed] = []

  init(seed: UInt64, isPunctual: Bool = false) {
    var generator = SeededGenerator(seed: seed)
    for (index, feed) in randomFeeds(seed: seed).enumerated() {
      let joins = isPunctual ? 0 : Int(20 * generator.uniform())
      var feed = feed
      if index == 1 { feed.revenue = { 40 + Double($0) } }
      if index == 2 {
        feed.revenue = { 90 + Double($0) }
        feed.conversions = { _ in nil }
      }
      if index == 3 {
        feed.periods = 0..<8
        feed.length = 7
      }
      feeds.append(feed)
      observations += feed.observations.filter { $0.key.period.start >= day(joins) }
        .map { isPunctual ? $0 : $0.redelivered(using: &generator) }
    }
  }

  /// What beliefs are made of; feeds may be changed before.
  struct Inputs {
    var feeds: [Feed]
    var rules = PlanRules.weekly()
    var reference = 90.0
    var model = ResponseModel.standard

    var made: BeliefInputs {
      BeliefInputs(
        channels: feeds.map(\.channel),
        histories: ChannelHistory.histories(of: feeds.flatMap(\.observations), under: rules),
        rules: rules, reference: reference, model: model)
    }
  }

  /// The feeds' rows, punctual as they come, up to a day.
  func inputs(on today: Int) -> Inputs {
    Inputs(
      feeds: feeds.map { feed in
        var feed = feed
        feed.periods = 0..<min(feed.periods.upperBound, today / feed.length)
        return feed
      })
  }

  func beliefs(on today: Int, from state: BeliefState? = nil) -> FoldedBeliefs {
    let known = observations.compactMap { $0.known(on: day(today)) }
    let histories = ChannelHistory.histories(of: known, under: .weekly())
    let inputs = BeliefInputs(
      channels: histories.map(\.channel), histories: histories, rules: .weekly(), reference: 90)
    return FoldedBeliefs(of: inputs, on: day(today), from: state)
  }
}

extension RecordedObservation {
  /// Late in one row of ten; again in a half, with another value in a half of those.
  fileprivate func redelivered(using generator: inout SeededGenerator) -> RecordedObservation {
    var deliveries = [
      Delivery(
        metrics: metrics,
        on: key.period.end + 1 + (generator.uniform() < 0.1 ? Int(12 * generator.uniform()) : 0))
    ]
    while generator.uniform() < 0.5, let last = deliveries.last {
      var metrics = last.metrics
      if generator.uniform() < 0.5 {
        metrics.conversions = metrics.conversions.map { $0 + (4 * generator.uniform()).rounded() }
      }
      if generator.uniform() < 0.1 { metrics.spend = Micros(units: 200 * generator.uniform()) }
      deliveries.append(Delivery(metrics: metrics, on: last.on + Int(10 * generator.uniform())))
    }
    return recorded(deliveries)
  }

  /// The observation without what came after a day; nil before its first delivery.
  fileprivate func known(on today: Day) -> RecordedObservation? {
    let all = earlier + [Delivery(metrics: metrics, on: deliveredOn)]
    let known = all.filter { $0.on <= today }
    return known.isEmpty ? nil : recorded(known)
  }

  private func recorded(_ deliveries: [Delivery]) -> RecordedObservation {
    RecordedObservation(
      key: key, metrics: deliveries[deliveries.count - 1].metrics,
      deliveredOn: deliveries[deliveries.count - 1].on, revision: deliveries.count, file: file,
      line: line, earlier: deliveries.dropLast())
  }
}
