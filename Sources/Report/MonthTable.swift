import Marketing

/// What each channel spent and brought in a month, beside the month before.
struct MonthTable {
  private let content: MonthContent
  private let wording: Wording

  init(_ content: MonthContent, _ wording: Wording) {
    self.content = content
    self.wording = wording
  }

  var markup: Markup {
    Markup("section", ["aria-labelledby": "month"]) {
      Markup("h2", ["id": "month"]) { wording.monthTableHeading }
      Markup("p", ["class": "quiet"]) { wording.monthTableLegend }
      Markup("table", ["class": "month"]) {
        Markup("thead") {
          Markup("tr") { for label in labels { Markup("th", ["scope": "col"]) { label } } }
        }
        Markup("tbody") {
          for channel in content.channels { row(of: channel) }
        }
        Markup("tfoot") { sum }
      }
    }
  }

  private var labels: [String] {
    let result = content.measure == .cost ? wording.customersLabel : wording.revenueLabel
    return [
      wording.channelHeading, wording.spentLabel, result,
      wording.gaugeHeading(content.measure), wording.targetHeading,
    ]
  }

  private func row(of channel: ChannelName) -> Markup {
    let target = content.targets[channel]?.level(of: content.measure)
    return Markup("tr") {
      Markup("th", ["scope": "row"]) {
        Markup("bdi") { channel.text }
        if let standing = content.standing?.channels.first(where: { $0.channel == channel }) {
          Markup("span", ["class": "standing \(standing.state.rawValue)"]) {
            wording.standing(standing)
          }
        }
      }
      cells(content.figures[channel], content.before[channel])
      cell(labels[4], target.map(wording.figures.units), nil)
    }
  }

  private var sum: Markup {
    Markup("tr") {
      Markup("th", ["scope": "row"]) { wording.allChannels }
      cell(
        labels[1], money(MonthContent.total(content.figures)?.spend),
        money(MonthContent.total(content.before)?.spend))
      results(content.measured(content.figures), content.measured(content.before))
      cell(labels[4], nil, nil)
    }
  }

  @MarkupBuilder private func cells(
    _ now: Timeline.Figures?, _ before: Timeline.Figures?
  ) -> Markup {
    cell(labels[1], money(now?.spend), money(before?.spend))
    results(now, before)
  }

  @MarkupBuilder private func results(
    _ now: Timeline.Figures?, _ before: Timeline.Figures?
  ) -> Markup {
    cell(labels[2], now.flatMap(result), before.flatMap(result))
    cell(
      labels[3], money(now.flatMap(content.measure.value)),
      money(before.flatMap(content.measure.value)))
  }

  private func result(_ figures: Timeline.Figures) -> String? {
    switch content.measure {
    case .cost: figures.conversions.map(wording.figures.count)
    case .return: money(figures.revenue)
    }
  }

  private func money(_ units: Double?) -> String? { units.map(wording.figures.units) }

  private func cell(_ label: String, _ now: String?, _ before: String?) -> Markup {
    Markup("td", ["data-label": label]) {
      Markup("b") { now ?? "–" }
      if let before { Markup("span") { before } }
    }
  }
}
