import Marketing

/// Each channel in detail, closed until somebody asks.
struct PageChannels {
  private let content: PageContent
  private let wording: Wording

  /// So many channels are told in detail, those with most money; of the others `tanteo explain` tells.
  static let limit = 100

  init(_ content: PageContent, _ wording: Wording) {
    self.content = content
    self.wording = wording
  }

  @MarkupBuilder var markup: Markup {
    if !content.channels.isEmpty {
      Markup("section", ["aria-labelledby": "channels"]) {
        Markup("h2", ["id": "channels"]) { wording.channelsHeading }
        for (index, channel) in content.channels.prefix(Self.limit).enumerated() {
          details(of: channel, index)
        }
        if content.channels.count > Self.limit {
          Markup("p") { wording.others(content.channels.count - Self.limit) }
        }
      }
    }
  }

  private func details(of channel: Recommendation, _ index: Int) -> Markup {
    Markup("details") {
      Markup("summary") {
        Markup("bdi") { channel.channel.text }
        Markup("span", ["class": "standing \(channel.state.rawValue)"]) {
          wording.standing(channel)
        }
      }
      // Whoever comes by a link to what is inside finds the channel open.
      Markup("div", ["id": "c\(index)"]) {
        charts(of: channel, index)
        history(of: channel)
        evidence(of: channel)
      }
    }
  }

  // MARK: - Charts

  @MarkupBuilder private func charts(of channel: Recommendation, _ index: Int) -> Markup {
    Markup("div", ["class": "charts"]) {
      if let axis = TimeAxis(content.weeks.periods),
        let weeks = content.weeks.channels[channel.channel]
      {
        Markup("div") {
          course(of: channel, weeks, axis, index)
          ChannelBand(steps: steps(of: channel), axis: axis, state: channel.state, wording)
            .markup
        }
      }
      if let response = ResponseChart(channel, in: content.decision) {
        curve(response, index)
      }
    }
  }

  private func course(
    of channel: Recommendation, _ weeks: [Timeline.Figures?], _ axis: TimeAxis, _ index: Int
  ) -> Markup {
    let measured = weeks.map { $0.flatMap(content.measure.value) }
    let isMeasured = measured.contains { $0 != nil }
    let values = isMeasured ? measured : weeks.map { $0?.spend }
    let level = isMeasured ? content.targets[channel.channel]?.level(of: content.measure) : nil
    let caption = wording.caption(
      isMeasured ? wording.gaugeHeading(content.measure) : wording.spentLabel, level)
    let scale = ValueScale.telling(values.compactMap { $0 }, and: level)
    return ChartFrame(
      caption: caption, top: wording.figures.round(scale.top), ends: wording.ends(of: axis)
    ).markup {
      LineChart(
        axis: axis, periods: content.weeks.periods, values: values, scale: scale, level: level,
        events: happenings(of: channel).map(\.day)
      ).markup(
        id: "w\(index)", title: "\(channel.channel): \(caption)",
        description: wording.course(values))
    }
  }

  private func curve(_ chart: ResponseChart, _ index: Int) -> Markup {
    ChartFrame(
      caption: wording.curveCaption(content.decision), top: wording.figures.round(chart.scale.top),
      ends: ("0", "\(wording.figures.brief(chart.most)) \(content.decision.currency)")
    ).markup {
      chart.markup(
        id: "r\(index)", title: wording.curveCaption(content.decision),
        description: wording.curve(chart))
    }
  }

  // MARK: - What happened

  private func steps(of channel: Recommendation) -> [HypothesisStep] {
    content.steps.filter { $0.channel == channel.channel }
  }

  private func happenings(of channel: Recommendation) -> [(day: Day, text: String)] {
    var happenings = steps(of: channel).map { ($0.day, wording.step($0)) }
    happenings += content.said.filter { $0.channel == channel.channel }
      .map { ($0.from, wording.told($0)) }
    if let ageing = channel.evidence.ageing {
      happenings.append((ageing.onset ?? ageing.since, wording.ageing(ageing)))
    }
    return happenings.enumerated().sorted { ($0.1.0, $0.0) < ($1.1.0, $1.0) }.map(\.element)
  }

  @MarkupBuilder private func history(of channel: Recommendation) -> Markup {
    let happenings = happenings(of: channel)
    if !happenings.isEmpty {
      Markup("h3") { wording.happenedHeading }
      Markup("ul", ["class": "plain"]) {
        for (day, text) in happenings.suffix(12) {
          Markup("li") {
            Markup("time") { "\(day)" }
            " \(text)"
          }
        }
      }
    }
  }

  // MARK: - Evidence

  @MarkupBuilder private func evidence(of channel: Recommendation) -> Markup {
    let explanation = Explanation(
      of: channel, in: content.decision, sources: [], confirmationOdds: content.confirmationOdds,
      language: content.language)
    Markup("h3") { wording.evidenceHeading }
    Markup("dl", ["class": "grounds"]) {
      for (label, lines) in explanation.grounds {
        Markup("dt") { label }
        for line in lines { Markup("dd") { line } }
      }
      if let files = content.files[channel.channel], !files.isEmpty {
        Markup("dt") { wording.filesLabel }
        Markup("dd") { wording.list(files) }
      }
    }
    Markup("p") {
      Markup("code") {
        "tanteo explain \(content.decision.number) \(channel.channel.text.quotedForShell)"
      }
    }
  }
}

/// A channel's states over time, as a band of words.
struct ChannelBand {
  private let spans: [(state: HypothesisState, share: Double)]
  private let wording: Wording

  init(
    steps: [HypothesisStep], axis: TimeAxis, state: HypothesisState, _ wording: Wording
  ) {
    self.wording = wording
    let steps = steps.sorted { $0.day < $1.day }
    let days = [axis.first] + steps.map { min(max($0.day, axis.first), axis.last + 1) }
    let states = (steps.first.map { [$0.from] } ?? [state]) + steps.map(\.to)
    let ends = days.dropFirst() + [axis.last + 1]
    let length = Double(axis.last + 1 - axis.first)
    spans = zip(states, zip(days, ends)).compactMap { state, span in
      span.0 < span.1 ? (state, Double(span.1 - span.0) / length) : nil
    }
  }

  var markup: Markup {
    Markup("div", ["class": "band"]) {
      for (state, share) in spans {
        Markup(
          "span",
          [
            "class": state.rawValue, "style": "width:\(Drawing.number(100 * share))%",
            "title": wording.state(state),
          ]
        ) { wording.state(state) }
      }
    }
  }
}
