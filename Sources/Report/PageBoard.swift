import Marketing

/// Every channel with its amount, its cost against its target, and why.
struct PageBoard {
  private let content: PageContent
  private let wording: Wording
  private let most: MinorUnits
  private let gauges: [ChannelName: Gauge]
  private let scale: GaugeScale
  /// Over the columns, and on a narrow screen beside each cell.
  private let labels: (amount: String, gauge: String, recent: String)

  init(_ content: PageContent, _ wording: Wording) {
    self.content = content
    self.wording = wording
    let channels = content.decision.channels
    labels = (
      wording.amountHeading(content.decision), wording.gaugeHeading(content.measure),
      wording.recentHeading
    )
    most = channels.map { max($0.from, $0.to) }.max() ?? .zero
    var gauges: [ChannelName: Gauge] = [:]
    for channel in channels {
      gauges[channel.channel] = Gauge(
        channel, target: content.targets[channel.channel], measure: content.measure)
    }
    self.gauges = gauges
    scale = GaugeScale(Array(gauges.values))
  }

  var markup: Markup {
    Markup("section", ["aria-labelledby": "plan"]) {
      Markup("h2", ["id": "plan"]) { wording.boardHeading }
      Markup("table", ["class": "board"]) {
        heading
        for (index, channel) in content.channels.enumerated() { rows(of: channel, index) }
      }
      if !content.withoutSpend.isEmpty {
        Markup("p") { wording.partOfNoPlan(content.withoutSpend) }
      }
    }
  }

  private var heading: Markup {
    let ends = wording.gaugeScale(content.measure)
    return Markup("thead") {
      Markup("tr") {
        Markup("th", ["scope": "col"]) { wording.channelHeading }
        Markup("th", ["scope": "col"]) { labels.amount }
        Markup("th", ["scope": "col"]) {
          labels.gauge
          Markup("span", ["class": "scale", "aria-hidden": "true"]) {
            Markup("i") { ends.low }
            Markup("i") { ends.middle }
            Markup("i") { ends.high }
          }
        }
        Markup("th", ["scope": "col"]) { labels.recent }
      }
    }
  }

  private func rows(of channel: Recommendation, _ index: Int) -> Markup {
    Markup("tbody", ["class": channel.to == .zero ? "without" : "with"]) {
      Markup("tr") {
        Markup("th", ["scope": "row"]) { name(of: channel, index) }
        Markup("td", ["class": "amount", "data-label": labels.amount]) { amount(of: channel) }
        Markup("td", ["class": "gauge", "data-label": labels.gauge]) { gauge(of: channel, index) }
        Markup("td", ["class": "recent", "data-label": labels.recent]) { recent(channel.channel) }
      }
      Markup("tr", ["class": "why"]) {
        Markup("td", ["colspan": "4"]) { why(channel) }
      }
    }
  }

  private func name(of channel: Recommendation, _ index: Int) -> Markup {
    linked(index) { Markup("bdi") { channel.channel.text } }
      + Markup("span", ["class": "standing \(channel.state.rawValue)"]) {
        wording.standing(channel)
      }
  }

  /// To what stands of the channel below.
  private func linked(_ index: Int, @MarkupBuilder _ name: () -> Markup) -> Markup {
    index < PageChannels.limit ? Markup("a", ["href": "#c\(index)"], content: name) : name()
  }

  @MarkupBuilder private func amount(of channel: Recommendation) -> Markup {
    Markup("b") { wording.figures.amount(channel.to) }
    if channel.from != channel.to {
      Markup("span") { wording.figures.change(from: channel.from, to: channel.to) }
      Markup("span") { wording.before(channel.from) }
    }
    AmountBars(from: channel.from, to: channel.to, most: most).markup
  }

  @MarkupBuilder private func gauge(of channel: Recommendation, _ index: Int) -> Markup {
    if let gauge = gauges[channel.channel] {
      Markup("b") { wording.figures.units(gauge.value) }
      Markup("span") { wording.range(gauge) }
      IntervalChart(
        gauge: gauge, scale: scale, id: "g\(index)",
        title: wording.told(gauge, of: channel.channel),
        description: wording.side(gauge, content.measure)
      ).markup
      Markup("span", ["class": "target"]) { wording.claimed(gauge.target) }
    } else {
      Markup("span") { wording.notKnown }
    }
  }

  @MarkupBuilder private func recent(_ channel: ChannelName) -> Markup {
    if let figures = content.weeks.sum(of: channel, last: 4) {
      Markup("b") { figures.spend.map(wording.figures.units) ?? wording.noFigures }
      Markup("span") { figures.conversions.map(wording.customers) ?? wording.notCounted }
      if content.measure == .return, let revenue = figures.revenue {
        Markup("span") { wording.cameBack(revenue) }
      }
    } else {
      Markup("span") { wording.noFigures }
    }
  }

  @MarkupBuilder private func why(_ channel: Recommendation) -> Markup {
    let grounds = wording.grounds(channel)
    if !grounds.isEmpty { Markup("p") { grounds.joined(separator: "; ").asSentence } }
    if let undo = SuggestedWord(
      undoing: channel, under: content.decision.budget, wording: wording)
    {
      Markup("p", ["class": "undo"]) {
        "\(wording.undoLabel): "
        Markup("code") { "control.csv: \(undo.line)" }
      }
    }
  }
}
