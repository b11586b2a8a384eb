import Marketing

/// What the page of a month says.
extension Wording {
  /// `November 2026`, `noviembre de 2026`.
  func month(_ month: Period) -> String {
    let (year, number, _) = month.start.civil
    return say(
      "\(Self.months.english[number - 1]) \(year)", "\(Self.months.spanish[number - 1]) de \(year)")
  }

  private static let months = (
    english: [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ],
    spanish: [
      "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
      "octubre", "noviembre", "diciembre",
    ]
  )

  func reach(_ month: Period, through day: Day) -> String {
    day < month.end
      ? say("through \(day), still running", "hasta el \(day), aún en curso")
      : month.text(in: language)
  }

  /// `12,345.00 EUR spent, 806 customers, 23.26 EUR each`, as a sentence.
  func balance(_ content: MonthContent) -> String {
    guard let total = MonthContent.total(content.figures), let spend = total.spend else {
      return say("No figures of this month.", "Sin cifras de este mes.")
    }
    let money = "\(figures.units(spend)) \(figures.currency)"
    let measured = content.measured(content.figures)
    var parts = [say("\(money) spent", "\(money) gastados")]
    switch content.measure {
    case .cost:
      parts += [measured?.conversions.map(customers), measured?.costPerAcquisition.map(each)]
        .compactMap { $0 }
      if let counted = measured?.spend, counted < spend { parts.append(whereCounted) }
    case .return:
      parts += [
        measured?.revenue.map(cameBack),
        measured?.returnOnAdSpend.map {
          say("\(figures.units($0)) for each", "\(figures.units($0)) por cada uno")
        },
      ].compactMap { $0 }
    }
    return parts.joined(separator: ", ") + "."
  }

  /// Of a figure that leaves out the channels whose customers nobody counts.
  var whereCounted: String { say("where they are counted", "donde se cuentan") }

  /// Against the month before; nil where nothing is known of it.
  func comparison(_ content: MonthContent) -> String? {
    guard let now = MonthContent.total(content.figures)?.spend,
      let before = MonthContent.total(content.before)?.spend, before > 0
    else { return nil }
    var parts = [difference(now, before, say("spend", "gasto"))]
    let (present, past) = (content.measured(content.figures), content.measured(content.before))
    if let one = present.flatMap(content.measure.result),
      let other = past.flatMap(content.measure.result)
    {
      parts.append(
        difference(
          one, other,
          content.measure == .cost ? say("customers", "clientes") : say("revenue", "ingresos")))
    }
    if let one = present.flatMap(content.measure.value),
      let other = past.flatMap(content.measure.value)
    {
      parts.append(difference(one, other, gaugeHeading(content.measure)))
    }
    let lead =
      content.through < content.month.end
      ? say(
        "So far, against the whole month before: ", "Hasta ahora, frente al mes anterior entero: ")
      : say("Against the month before: ", "Frente al mes anterior: ")
    return lead + parts.joined(separator: ", ") + "."
  }

  /// `spend +4.2 %`.
  private func difference(_ now: Double, _ before: Double, _ name: String) -> String {
    guard before > 0 else { return "\(name) \(figures.brief(now))" }
    let share = now / before - 1
    if abs(share) < 0.0005 { return "\(name) " + say("as before", "igual que antes") }
    return "\(name) \(share >= 0 ? "+" : "")\(figures.percent(share))"
  }

  /// What a decision moved, where most, and why.
  func moves(_ decision: Decision) -> String {
    let greatest = decision.channels.filter { $0.from != $0.to }
      .max { abs($0.to.rawValue - $0.from.rawValue) < abs($1.to.rawValue - $1.from.rawValue) }
    let head = summary(of: decision) + "."
    guard let greatest else { return head }
    let change = "\(figures.amount(greatest.from)) → \(figures.amount(greatest.to))"
    let why = reason(greatest).prefix(2).joined(separator: "; ")
    return head + say(" Most: ", " Lo que más: ")
      + "\(greatest.channel) \(change)" + (why.isEmpty ? "" : " (\(why))") + "."
  }

  var monthTableHeading: String { say("Channel by channel", "Canal por canal") }
  var monthTableLegend: String {
    say("Small: the month before.", "En pequeño, el mes anterior.")
  }
  var targetHeading: String { say("Target", "Objetivo") }
  var allChannels: String { say("All channels", "Todos los canales") }
  var movedHeading: String { say("What was moved, and why", "Qué se movió y por qué") }
  var noMove: String { say("No decision in this month.", "Ninguna decisión este mes.") }
  var learnedHeading: String { say("What was learned", "Qué se ha aprendido") }
  var nothingLearned: String {
    say("No verdict in this month.", "Ningún veredicto este mes.")
  }
  var monthsWordsHeading: String { say("What people said", "Qué se dijo") }
  var afterDropHeading: String {
    say("Spent on channels after their drop", "Gastado en canales ya descartados")
  }
  var nextHeading: String { say("What comes next", "Qué viene ahora") }
}
