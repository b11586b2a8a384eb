import Marketing

/// An estimate as a dot with its interval, on a scale where the target is the middle.
struct IntervalChart {
  let gauge: Gauge
  let scale: GaugeScale
  let id: String
  let title: String
  let description: String

  private static let height = 20.0

  var markup: Markup {
    let middle = Self.height / 2
    return Drawing.telling(
      "interval", id: id, height: Self.height, title: title, description: description
    ) {
      Drawing.line("axis", from: (0, middle), to: (Drawing.width, middle))
      if gauge.target != nil {
        Drawing.line("target", from: (Drawing.width / 2, 0), to: (Drawing.width / 2, Self.height))
      }
      Drawing.line("whisker", from: (x(gauge.low), middle), to: (x(gauge.high), middle))
      Drawing.dot("dot", at: (x(gauge.value), middle))
    }
  }

  private func x(_ value: Double) -> Double {
    // The dot's own width stays inside.
    12 + (Drawing.width - 24) * scale.place(of: value, in: gauge)
  }
}
