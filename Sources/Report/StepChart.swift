import Marketing

/// What was planned, decision by decision, and what was spent, week by week.
struct StepChart {
  let axis: TimeAxis
  /// Amounts in currency units, each from its day on, oldest first.
  let planned: [(day: Day, amount: Double)]
  let periods: [Period]
  /// In the unit of the plan; nil where nothing tells.
  let spent: [Double?]
  let scale: ValueScale

  private static let height = 100.0

  func markup(id: String, title: String, description: String) -> Markup {
    Drawing.telling(
      "plot low", id: id, height: Self.height, title: title, description: description
    ) {
      for (index, step) in planned.enumerated() where step.day <= axis.last {
        let end = index + 1 < planned.count ? planned[index + 1].day : axis.last + 1
        Drawing.bar(
          "plan", x: axis.x(step.day), y: y(step.amount), width: axis.x(end) - axis.x(step.day),
          height: Self.height - y(step.amount))
      }
      Drawing.line("axis", from: (0, Self.height), to: (Drawing.width, Self.height))
      for (period, amount) in zip(periods, spent) {
        if let amount {
          Drawing.line(
            "spent", from: (axis.x(period.start), y(amount)),
            to: (axis.x(period.end + 1), y(amount)))
        }
      }
    }
  }

  private func y(_ value: Double) -> Double { Self.height * (1 - scale.place(of: value)) }
}
