/// How much revenue counts as one conversion in rows that tell no conversions.
///
/// A unit of measurement, the same for all channels and days: what an order brings, by the first
/// orders that any file tells. It is not learnt on, for a unit that moved with the evidence would
/// make an old row another number than the one it was counted as.
enum RevenueUnit {
  /// Currency units; nil where no row needs it.
  static func unit(for histories: [ChannelHistory]) -> Double? {
    let rows = histories.lazy.flatMap(\.rows).filter { $0.revenue != nil }
    guard rows.contains(where: { $0.conversions == nil && $0.spend > 0 }) else { return nil }
    let byDay = Dictionary(grouping: rows, by: \.period.end).sorted { $0.key < $1.key }
      .map(\.value)
    return orderValue(of: byDay) ?? tenthOfADay(of: byDay)
  }

  /// What the first orders brought, on average: twenty of them, or all where there are fewer.
  private static func orderValue(of byDay: [[ChannelRow]]) -> Double? {
    var revenue = 0.0
    var orders = 0.0
    for rows in byDay where orders < OrderValue.leastOrders {
      let telling = rows.filter { $0.conversions ?? 0 > 0 && $0.revenue ?? 0 > 0 }
      revenue += telling.map { $0.revenue ?? 0 }.sorted().reduce(0, +)
      orders += telling.map { $0.conversions ?? 0 }.sorted().reduce(0, +)
    }
    return orders > 0 ? revenue / orders : nil
  }

  /// A tenth of what a channel brought a day on the first day with revenue.
  ///
  /// Where nobody counts orders, any unit gives the same plan but for the noise it feigns: revenue
  /// in a unit smaller than an order comes in clumps, which the dispersion learns up to 50; in a
  /// larger one it seems noisier than it is, for the dispersion is at least 1. A tenth of a day is
  /// fine enough to learn from in weeks, and coarse enough for orders of five days each.
  private static func tenthOfADay(of byDay: [[ChannelRow]]) -> Double? {
    let first = byDay.lazy.map { rows in
      rows.map { ($0.revenue ?? 0) / Double($0.period.dayCount) }.filter { $0 > 0 }.sorted()
    }.first { !$0.isEmpty }
    return first.map { $0.reduce(0, +) / Double($0.count) / 10 }
  }
}
