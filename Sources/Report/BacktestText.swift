public import Marketing

/// A backtest as people read it: a line for each channel, and under it what would have been said.
///
/// At most 100 columns. The channels that cost most after their drop come first, then those that
/// spent most.
public struct BacktestText: Hashable, Sendable {
  let backtest: Backtest
  let wording: Wording

  public init(_ backtest: Backtest, language: Language, currency: Currency) {
    self.backtest = backtest
    wording = Wording(language: language, currency: currency)
  }

  /// The lines, each without its line end.
  public var lines: [String] {
    let layout = LogLayout(number: "", width: LogBlock.width)
    let head =
      [headline, wording.claim(of: backtest)] + backtest.untracked.map(wording.untracked)
      + backtest.shockDays.map(wording.waiting)
    let foot = [sum, wording.honesty] + caveats
    let sections = [head.map(paragraph), channels, foot.map(paragraph)]
    return Array(sections.map { $0.flatMap(layout.lines) }.joined(separator: [""]))
  }

  private func paragraph(_ sentence: String) -> LogLayout.Paragraph {
    LogLayout.Paragraph(further: "", clauses: [sentence])
  }

  private var figures: FigureStyle { wording.figures }

  private func say(_ english: String, _ spanish: String) -> String {
    wording.say(english, spanish)
  }

  private var headline: String {
    let channels = wording.language.channels(backtest.channels.count)
    let days = say(
      "\(backtest.days.start) to \(backtest.days.end)",
      "del \(backtest.days.start) al \(backtest.days.end)")
    return "\(channels), \(days); " + money(backtest.spend, say("spent", "gastados"))
  }

  private func money(_ units: Double, _ word: String) -> String {
    "\(figures.units(units)) \(figures.currency) \(word)"
  }

  /// What the drops would have saved, as far as anybody can know.
  private var sum: String {
    let (dropped, all) = (backtest.channels.count(where: \.isEverDropped), backtest.channels.count)
    let share = figures.percent(backtest.spendAfterDrop / max(backtest.spend, 1e-9))
    let money = money(backtest.spendAfterDrop, say("were spent", "se gastaron"))
    switch dropped {
    case 0:
      return say("No channel would have been dropped.", "No se habría descartado ningún canal.")
    case 1:
      return say(
        "1 of \(all) channels would have been dropped; \(money) on it after that, \(share) of all.",
        "Se habría descartado 1 canal de \(all); \(money) en él después, el \(share) del total.")
    default:
      return say(
        "\(dropped) of \(all) channels would have been dropped; \(money) on them after that, "
          + "\(share) of all.",
        "Se habrían descartado \(dropped) canales de \(all); \(money) en ellos después, "
          + "el \(share) del total.")
    }
  }

  private var caveats: [String] {
    let hasRetest = backtest.channels.contains { channel in
      channel.steps.contains { $0.event.to == .retest }
    }
    return hasRetest ? [wording.retestCaveat] : []
  }
}

// MARK: - Channels

extension BacktestText {
  private var channels: [LogLayout.Paragraph] {
    let channels = backtest.channels.sorted {
      ($1.spendAfterDrop, $1.spend, $0.channel) < ($0.spendAfterDrop, $0.spend, $1.channel)
    }
    let names = channels.map { $0.channel.text.shortened(to: LogBlock.nameLimit) }
    let nameWidth = names.map(\.count).max() ?? 0
    let spends = channels.map { figures.units($0.spend) }
    let spendWidth = spends.map(\.count).max() ?? 0
    return zip(channels, zip(names, spends)).flatMap { channel, texts in
      let first =
        texts.0.padded(to: nameWidth) + " " + texts.1.padded(to: spendWidth, from: .left) + " "
        + "\(figures.currency) \(say("spent", "gastados"))"
      return [LogLayout.Paragraph(clauses: [first + results(of: channel)])] + story(of: channel)
    }
  }

  /// `, 55 customers, 21.82 EUR each`, or what came back, where the target is a return.
  private func results(of channel: ChannelBacktest) -> String {
    if case .returnOnAdSpend = channel.target, let revenue = channel.revenue {
      let ratio = figures.units(revenue / max(channel.spend, 1e-9))
      return ", \(money(revenue, say("came back", "de ingresos"))), "
        + say("a return of \(ratio)", "un retorno de \(ratio)")
    }
    return wording.results(spend: channel.spend, channel.conversions, nil)
  }

  private func story(of channel: ChannelBacktest) -> [LogLayout.Paragraph] {
    let steps = channel.steps.map { ($0.event.day, wording.step($0)) }
    let alarms = channel.ageing.map { ($0.since, [wording.alarm($0)]) }
    let told = (steps + alarms).sorted { $0.0 < $1.0 }.map(\.1)
    return (told + [ending(of: channel)]).filter { !$0.isEmpty }.map {
      LogLayout.Paragraph(lead: "  ", further: "    ", clauses: $0)
    }
  }

  /// Where it stands in the end, or what was spent in spite of its drop.
  private func ending(of channel: ChannelBacktest) -> [String] {
    guard channel.isEverDropped else { return wording.outcome(of: channel) }
    let spent =
      money(channel.spendAfterDrop, say("spent after the drop", "gastados tras el descarte"))
      + wording.results(
        spend: channel.spendAfterDrop, channel.conversionsAfterDrop, channel.revenueAfterDrop)
    let isOver = channel.standing.state == .dropped && channel.spendAfterDrop == 0
    return (isOver ? [] : [spent]) + wording.outcome(of: channel).dropFirst()
  }
}

extension ChannelBacktest {
  var isEverDropped: Bool { steps.contains { $0.event.to == .dropped } }
}
