extension ChannelHistory {
  /// Sums items to channels, joins aliases, adds fixed costs; incomplete periods are left out.
  ///
  /// The histories come by channel name, whatever the order of the observations.
  public static func histories(
    of observations: [RecordedObservation], under rules: PlanRules
  ) -> [ChannelHistory] {
    var names: [ChannelName: ChannelName] = [:]
    var sums: [RowKey: RowSum] = [:]
    for observation in observations where observation.isComplete {
      let written = observation.key.channel
      let channel = names[written] ?? rules.resolving(written)
      names[written] = channel
      let key = RowKey(channel: channel, period: observation.key.period)
      sums[key, default: RowSum()].add(observation)
    }
    return Dictionary(grouping: sums, by: \.key.channel)
      .map { channel, sums in
        let fixed = rules.budget.dailyUnits(rules.rules(for: channel).fixedCost)
        return ChannelHistory(
          channel: channel, rows: sums.map { $0.value.row(of: $0.key.period, dailyCost: fixed) })
      }
      .sorted { $0.channel < $1.channel }
  }

  private struct RowKey: Hashable {
    let channel: ChannelName
    let period: Period
  }
}

/// The items of one row: those delivered once are summed, the others kept for each day's sum.
private struct RowSum {
  private var once = ItemSum()
  private var again: [RecordedObservation] = []
  private var source = ""

  mutating func add(_ item: RecordedObservation) {
    source = max(source, item.key.source)
    if item.isRedelivered {
      again.append(item)
    } else {
      once.add(.init(metrics: item.metrics, on: item.deliveredOn))
    }
  }

  func row(of period: Period, dailyCost: Double) -> ChannelRow {
    let cost = dailyCost * Double(period.dayCount)
    guard !again.isEmpty else {
      return ChannelRow(
        period: period, source: source,
        present: .init(knownOn: period.end + 1, figures: once.figures(plus: cost, of: period)))
    }
    var versions = versions(of: period, plus: cost)
    let present = versions.removeLast()
    return ChannelRow(period: period, source: source, present: present, earlier: versions)
  }

  /// The sums from each day on which an item came again.
  ///
  /// An item's first complete value counts from the day after the period, whenever it came, so
  /// that history loaded at once is replayed in order; each later one from the day it came.
  private func versions(of period: Period, plus cost: Double) -> [ChannelRow.Version] {
    let items = again.map(\.completeDeliveries)
    let news = items.flatMap { $0.dropFirst().map(\.on) }
    var reached = [Int](repeating: 0, count: items.count)
    return Set(news + [period.end + 1]).sorted().map { day in
      var sum = once
      for (item, deliveries) in items.enumerated() {
        while reached[item] + 1 < deliveries.count, deliveries[reached[item] + 1].on <= day {
          reached[item] += 1
        }
        sum.add(deliveries[reached[item]])
      }
      return ChannelRow.Version(knownOn: day, figures: sum.figures(plus: cost, of: period))
    }
  }
}

/// A sum over deliveries of different items.
private struct ItemSum {
  private var metrics = Metrics()
  /// Attributed parts of conversions: added in ascending order, for rounding makes the sum of
  /// fractions depend on theirs, and the order of files and rows must not matter.
  private var fractions: [Double] = []
  private var deliveredOn: Day?

  mutating func add(_ delivery: RecordedObservation.Delivery) {
    var part = delivery.metrics
    if let conversions = part.conversions, conversions.rounded() != conversions {
      fractions.append(conversions)
      part.conversions = 0
    }
    metrics += part
    deliveredOn = min(deliveredOn ?? delivery.on, delivery.on)
  }

  func figures(plus cost: Double, of period: Period) -> RowFigures {
    RowFigures(
      spend: (metrics.spend?.units ?? 0) + cost,
      conversions: metrics.conversions.map { fractions.sorted().reduce($0, +) },
      revenue: metrics.revenue?.units, deliveredOn: deliveredOn ?? period.end + 1)
  }
}

extension RecordedObservation {
  /// Whether a complete value came before the present one.
  fileprivate var isRedelivered: Bool { earlier.contains { $0.on > key.period.end } }

  /// The deliveries after the period's end, oldest first, the present one last.
  fileprivate var completeDeliveries: [Delivery] {
    earlier.filter { $0.on > key.period.end } + [Delivery(metrics: metrics, on: deliveredOn)]
  }
}
