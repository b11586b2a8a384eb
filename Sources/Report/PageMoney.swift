import Marketing

/// Where the money went and what it brought, week by week.
struct PageMoney {
  private let content: PageContent
  private let wording: Wording
  private let axis: TimeAxis?

  /// How many channels have a chart of their own here; the others share one.
  private static let charts = 8

  init(_ content: PageContent, _ wording: Wording) {
    self.content = content
    self.wording = wording
    axis = TimeAxis(content.weeks.periods)
  }

  @MarkupBuilder var markup: Markup {
    if let axis, !content.weeks.channels.isEmpty {
      Markup("section", ["aria-labelledby": "money"]) {
        Markup("h2", ["id": "money"]) { wording.moneyHeading }
        Markup("div", ["class": "charts"]) {
          total(wording.spentLabel, "m1", axis) { $0.spend }
          if content.measure == .return {
            total(wording.revenueLabel, "m2", axis) { $0.revenue }
          } else {
            total(wording.customersLabel, "m2", axis) { $0.conversions }
          }
          measured(axis)
        }
        Markup("h3") { wording.plannedHeading(content.decision) }
        Markup("p", ["class": "quiet"]) { wording.plannedLegend }
        Markup("div", ["class": "charts small"]) {
          for (index, line) in lines.enumerated() { chart(of: line, "p\(index)", axis) }
        }
      }
    }
  }

  // MARK: - All channels

  private func total(
    _ caption: String, _ id: String, _ axis: TimeAxis,
    of value: (Timeline.Figures) -> Double?
  ) -> Markup {
    chart(
      caption, id, axis, values: content.weeks.totals.map { $0.flatMap(value) }, level: nil)
  }

  /// The cost or the return of the channels whose customers are counted.
  private func measured(_ axis: TimeAxis) -> Markup {
    let counted = content.weeks.periods.indices.map { index in
      content.weeks.channels.sorted { $0.key < $1.key }.compactMap { $0.value[index] }
        .filter { content.measure.result(of: $0) != nil }
        .reduce(nil) { sum, figures in sum.map { $0 + figures } ?? figures }
    }
    let targets = Set(content.decision.channels.map { content.targets[$0.channel] })
    let isWhole = content.weeks.channels.values.allSatisfy { weeks in
      weeks.allSatisfy { $0.map { content.measure.result(of: $0) != nil } ?? true }
    }
    let heading = wording.gaugeHeading(content.measure)
    return chart(
      isWhole ? heading : "\(heading) \(wording.whereCounted)", "m3", axis,
      values: counted.map { $0.flatMap(content.measure.value) },
      level: targets.count == 1 ? targets.first??.level(of: content.measure) : nil)
  }

  private func chart(
    _ caption: String, _ id: String, _ axis: TimeAxis, values: [Double?], level: Double?
  ) -> Markup {
    let scale = ValueScale.telling(values.compactMap { $0 }, and: level)
    let chart = LineChart(
      axis: axis, periods: content.weeks.periods, values: values, scale: scale, level: level)
    return ChartFrame(
      caption: wording.caption(caption, level), top: wording.figures.round(scale.top),
      ends: wording.ends(of: axis)
    ).markup {
      chart.markup(
        id: id, title: wording.caption(caption, level), description: wording.course(values))
    }
  }

  // MARK: - Planned and spent

  /// One channel, or the rest of them together.
  private struct Line {
    var name: String
    var planned: [(day: Day, amount: Double)]
    var spent: [Double?]
  }

  private var lines: [Line] {
    let channels = content.channels.map(\.channel)
    let shown = channels.prefix(channels.count <= Self.charts + 1 ? channels.count : Self.charts)
    let rest = channels.dropFirst(shown.count)
    return shown.map { line(named: $0.text, of: [$0]) }
      + (rest.isEmpty ? [] : [line(named: wording.rest(rest.count), of: Array(rest))])
  }

  private func line(named name: String, of channels: [ChannelName]) -> Line {
    let currency = content.decision.currency
    let planned = content.plans.map { plan in
      let sum = channels.compactMap { plan.amounts[$0]?.to }.reduce(MinorUnits.zero, +)
      return (day: plan.today, amount: sum.units(of: currency))
    }
    let perWeek = content.decision.per.days / 7
    let spent = content.weeks.periods.indices.map { index in
      channels.compactMap { content.weeks.channels[$0]?[index]?.spend }
        .reduce(nil) { sum, spend in (sum ?? 0) + spend * perWeek }
    }
    return Line(name: name, planned: planned, spent: spent)
  }

  private func chart(of line: Line, _ id: String, _ axis: TimeAxis) -> Markup {
    let values = line.planned.map(\.amount) + line.spent.compactMap { $0 }
    let scale = ValueScale(reaching: values.max() ?? 0)
    return ChartFrame(
      caption: line.name, top: wording.figures.round(scale.top), ends: wording.ends(of: axis)
    ).markup {
      StepChart(
        axis: axis, planned: line.planned, periods: content.weeks.periods, spent: line.spent,
        scale: scale
      ).markup(
        id: id, title: line.name,
        description: wording.planAndSpend(line.planned.last?.amount, line.spent.last ?? nil))
    }
  }
}

extension PageContent.Measure {
  /// What a week cost a customer, or brought for its money; nil where that is not known.
  func value(of figures: Timeline.Figures) -> Double? {
    switch self {
    case .cost: figures.costPerAcquisition
    case .return: figures.returnOnAdSpend
    }
  }

  /// What is counted; nil where nobody does.
  func result(of figures: Timeline.Figures) -> Double? {
    switch self {
    case .cost: figures.conversions
    case .return: figures.revenue
    }
  }
}

extension Target {
  /// The figure that a measure is held against; nil for a target of the other one.
  func level(of measure: PageContent.Measure) -> Double? {
    switch (self, measure) {
    case (.costPerAcquisition(let cost), .cost): cost
    case (.returnOnAdSpend(let ratio), .return): ratio
    default: nil
    }
  }
}
