import Marketing

/// Values week by week, with the level that they are held against.
struct LineChart {
  let axis: TimeAxis
  let periods: [Period]
  let values: [Double?]
  let scale: ValueScale
  /// A line across the chart; nil draws none.
  var level: Double?
  /// Days on which something happened.
  var events: [Day] = []

  private static let height = 200.0

  func markup(id: String, title: String, description: String) -> Markup {
    Drawing.telling(
      "plot", id: id, height: Self.height, title: title, description: description
    ) {
      Drawing.line("axis", from: (0, Self.height), to: (Drawing.width, Self.height))
      for day in events where axis.contains(day) {
        Drawing.line("event", from: (axis.x(day), 0), to: (axis.x(day), Self.height))
      }
      if let level {
        Drawing.line("target", from: (0, y(level)), to: (Drawing.width, y(level)))
      }
      for run in runs {
        if run.count > 1 {
          Drawing.path("series", through: run)
        } else {
          Drawing.dot("point", at: run[0])
        }
      }
    }
  }

  /// Weeks in a row that have a value: what is not known is no line.
  private var runs: [[(x: Double, y: Double)]] {
    var runs: [[(x: Double, y: Double)]] = []
    var isOpen = false
    for (period, value) in zip(periods, values) {
      guard let value else {
        isOpen = false
        continue
      }
      let point = (x: axis.x(period), y: y(value))
      if isOpen { runs[runs.count - 1].append(point) } else { runs.append([point]) }
      isOpen = true
    }
    return runs
  }

  private func y(_ value: Double) -> Double { Self.height * (1 - scale.place(of: value)) }
}
