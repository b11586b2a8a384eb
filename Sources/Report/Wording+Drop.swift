import Marketing

/// Why a channel is dropped, and what came of it since.
extension Wording {
  /// Nil for a reason that is no drop; `returns` are the figures in money, where the target is one.
  func drop(_ reason: Reason, _ returns: Returns?) -> String? {
    switch reason {
    case .refuted(let expected, let observed, let odds, let bar, let day, let after):
      let (odds, bar) = (figures.odds(odds), figures.odds(bar))
      let evidence =
        after == nil
        ? say("; evidence \(odds), today's bar \(bar)", "; evidencia \(odds), umbral de hoy \(bar)")
        : say(
          "; evidence \(odds), that day's bar \(bar)",
          "; evidencia \(odds), umbral de ese día \(bar)")
      return told(promised(expected, observed, returns) + evidence, day, after)
    case .degraded(let odds, let bar, let day, let after):
      let (odds, bar) = (figures.odds(odds), figures.odds(bar))
      let fall = say(
        "it has fallen below its target: odds \(odds), bar \(bar)",
        "ha caído por debajo de su objetivo: indicios \(odds), umbral \(bar)")
      return told(fall, day, after)
    case .retestFailed(let expected, let observed, let day, let after):
      let again = say("tried again: ", "probado otra vez: ") + promised(expected, observed, returns)
      return told(again, day, after)
    case .droppedBefore(let day, let spent, let advised, let after):
      return droppedBefore(day, spent, advised, after)
    default: return nil
    }
  }

  /// A verdict on figures of before this week says of which day they are, and what came since.
  private func told(_ verdict: String, _ day: Day, _ after: AfterDrop?) -> String {
    guard let after else { return verdict }
    return say("dropped on the figures to \(day): ", "descartado con las cifras hasta el \(day): ")
      + verdict + tail(after)
  }

  private func droppedBefore(
    _ day: Day, _ spent: Micros, _ advised: Day?, _ after: AfterDrop?
  ) -> String {
    let money = "\(figures.units(spent.units)) \(figures.currency)"
    let against =
      spent > .zero
      ? say("; \(money) spent since", "; \(money) gastados desde entonces") : ""
    // Nobody can have heard of it before the decision that said so.
    guard let advised, advised - day < 7 else { return droppedLate(day, against, advised, after) }
    let dropped = say("dropped \(day)", "descartado el \(day)")
    return dropped + (after.map { tail($0) } ?? against)
  }

  private func droppedLate(
    _ day: Day, _ against: String, _ advised: Day?, _ after: AfterDrop?
  ) -> String {
    guard advised != nil || after != nil else {
      return say("dropped \(day)", "descartado el \(day)") + against
    }
    let advice = advised.map { say("\($0) ", "el \($0) ") } ?? ""
    let dropped = say(
      "dropped \(advice)on the figures to \(day)",
      "descartado \(advice)con las cifras hasta el \(day)")
    return dropped + against + (after.map { tail($0, day) } ?? "")
  }

  /// `; 7,781.00 EUR spent since, 593 customers, 13.12 EUR each`, or since a day; empty for nothing.
  private func tail(_ after: AfterDrop, _ day: Day? = nil) -> String {
    guard after.spend > .zero else { return "" }
    let money = "\(figures.units(after.spend.units)) \(figures.currency)"
    let start = day.map { say(" \($0)", " el \($0)") } ?? say("", " entonces")
    return say("; \(money) spent since\(start)", "; \(money) gastados desde\(start)")
      + results(spend: after.spend.units, after.conversions, after.revenue?.units)
  }

  /// `, 593 customers, 13.12 EUR each, 21,000.00 EUR came back`, as far as it is known.
  func results(spend: Double, _ conversions: Double?, _ revenue: Double?) -> String {
    let customers = conversions.map { conversions in
      let count = figures.count(conversions)
      return say(", \(count) customers", ", \(count) clientes")
        + (conversions > 0 ? ", " + each(spend / conversions) : "")
    }
    let back = revenue.map { ", " + cameBack($0) }
    return (customers ?? "") + (back ?? "")
  }

  func each(_ cost: Double) -> String {
    let money = "\(figures.units(cost)) \(figures.currency)"
    return say("\(money) each", "\(money) cada uno")
  }

  func cameBack(_ revenue: Double) -> String {
    let money = "\(figures.units(revenue)) \(figures.currency)"
    return say("\(money) came back", "\(money) de ingresos")
  }

  /// What came after a drop is good, and only a person can count it.
  func reconsider(_ channel: ChannelName, _ day: Day, _ after: AfterDrop) -> String {
    let line = SuggestedWord(retesting: channel, wording: self).order
    let brought = brought(after)
    return say(
      "\(channel) was dropped on the figures to \(day), but has brought \(brought) since; "
        + "to test it again: control.csv: \(line)",
      "\(channel) se descartó con las cifras hasta el \(day), pero desde entonces ha traído "
        + "\(brought); para probarlo de nuevo: control.csv: \(line)")
  }

  /// `593 customers at 13.12 EUR each`, or the money that came back.
  private func brought(_ after: AfterDrop) -> String {
    let spend = after.spend.units
    guard let conversions = after.conversions, conversions > 0 else {
      let money = "\(figures.units(spend)) \(figures.currency)"
      let back = "\(figures.units(after.revenue?.units ?? 0)) \(figures.currency)"
      return say("\(back) for \(money)", "\(back) por \(money)")
    }
    let count = figures.count(conversions)
    return say("\(count) customers at ", "\(count) clientes a ") + each(spend / conversions)
  }
}
