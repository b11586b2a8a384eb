extension ChannelHistory {
  /// Sums items to channels, adds fixed costs; incomplete periods are left out.
  ///
  /// Observations stand under their channel's own name, for aliases are joined where the ledger is
  /// read. The histories come by that name, whatever the order of the observations.
  public static func histories(
    of observations: [RecordedObservation], under rules: PlanRules
  ) -> [ChannelHistory] {
    let observations =
      rules.values.map { values in
        let gaps = OutcomeGaps.firstDays(of: values, in: observations)
        return observations.map { $0.valued(by: values, knownBefore: gaps[$0.key.channel]) }
      } ?? observations
    var places: [ChannelName: Int] = [:]
    var groups: [(channel: ChannelName, items: [Int])] = []
    for (index, observation) in observations.enumerated() where observation.isComplete {
      let channel = observation.key.channel
      let place = places[channel] ?? groups.count
      if place == groups.count {
        places[channel] = place
        groups.append((channel, []))
      }
      groups[place].items.append(index)
    }
    return groups.map { channel, items in
      let fixed = rules.budget.dailyUnits(rules.rules(for: channel).fixedCost)
      let ordered = items.sorted { observations[$0].key.period < observations[$1].key.period }
      let finest = FinestRows(of: ordered, in: observations)
      return ChannelHistory(
        channel: channel, rows: rows(of: finest.kept, in: observations, dailyCost: fixed),
        overlaps: finest.overlaps,
        isPriced: fixed > 0 || items.contains { observations[$0].metrics.spend != nil })
    }
    .sorted { $0.channel < $1.channel }
  }

  /// One row for each period, in whose order the items come.
  private static func rows(
    of ordered: [Int], in observations: [RecordedObservation], dailyCost: Double
  ) -> [ChannelRow] {
    var rows: [ChannelRow] = []
    rows.reserveCapacity(ordered.count)
    var rest = ordered[...]
    while let first = rest.first {
      let period = observations[first].key.period
      var sum = RowSum()
      while let next = rest.first, observations[next].key.period == period {
        sum.add(observations[next])
        rest.removeFirst()
      }
      rows.append(sum.row(of: period, dailyCost: dailyCost))
    }
    return rows
  }
}

/// The items of one row: those delivered once are summed, the others kept for each day's sum.
private struct RowSum {
  private var once = ItemSum()
  private var again: [RecordedObservation] = []
  private var source = ""
  /// Of several sources those count that bring outcomes: theirs are the figures that change.
  private var hasOutcome = false

  mutating func add(_ item: RecordedObservation) {
    let brings = item.metrics.conversions != nil || item.metrics.revenue != nil
    if brings == hasOutcome {
      source = max(source, item.key.source)
    } else if brings {
      (source, hasOutcome) = (item.key.source, true)
    }
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
  fileprivate var isRedelivered: Bool { earlier.contains { $0.isComplete(for: key.period) } }

  /// The deliveries after the period's end, oldest first, the present one last.
  fileprivate var completeDeliveries: [Delivery] {
    earlier.filter { $0.isComplete(for: key.period) }
      + [Delivery(metrics: metrics, on: deliveredOn)]
  }
}
