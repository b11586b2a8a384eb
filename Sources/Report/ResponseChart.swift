import Marketing

/// What a channel is believed to bring for its money, with the interval, from nothing to twice the
/// amount.
struct ResponseChart {
  /// In a budget period: currency units, and conversions with their interval; the least first.
  let points: [(amount: Double, conversions: BeliefFigures.Estimate)]
  /// The amount that is planned.
  let planned: Double
  let scale: ValueScale

  private static let height = 200.0

  /// Nil where a decision tells no curve.
  init?(_ channel: Recommendation, in decision: Decision) {
    guard let response = channel.evidence.belief?.response, response.count > 1 else { return nil }
    let days = decision.per.days
    points = response.map { point in
      let daily = point.conversions
      return (
        point.spend * days,
        .init(mean: daily.mean * days, low: daily.low * days, high: daily.high * days)
      )
    }
    planned = channel.to.units(of: decision.currency)
    scale = ValueScale(reaching: points.map(\.conversions.high).max() ?? 0)
  }

  var most: Double { points.last?.amount ?? 0 }

  func markup(id: String, title: String, description: String) -> Markup {
    Drawing.telling(
      "plot", id: id, height: Self.height, title: title, description: description
    ) {
      Drawing.area(
        "belief", from: [origin] + points.map { ends($0.amount, $0.conversions.high) },
        to: [origin] + points.map { ends($0.amount, $0.conversions.low) })
      Drawing.line("axis", from: (0, Self.height), to: (Drawing.width, Self.height))
      if planned > 0 { Drawing.line("event", from: (x(planned), 0), to: (x(planned), Self.height)) }
      Drawing.path(
        "series", through: [origin] + points.map { ends($0.amount, $0.conversions.mean) })
    }
  }

  private var origin: (x: Double, y: Double) { (0, Self.height) }

  private func ends(_ amount: Double, _ conversions: Double) -> (x: Double, y: Double) {
    (x(amount), Self.height * (1 - scale.place(of: conversions)))
  }

  private func x(_ amount: Double) -> Double {
    most > 0 ? Drawing.width * min(1, max(0, amount / most)) : 0
  }
}
