public import Marketing

/// What people said, and what became of it.
extension Wording {
  /// `control.csv line 3`, or the command.
  public func place(_ source: Override.Source) -> String {
    switch source {
    case .commandLine: "tanteo override"
    case .file(let name, let line): place(file: name, line: line)
    }
  }

  public func place(file: String, line: Int) -> String {
    say("\(file) line \(line)", "\(file) línea \(line)")
  }

  func notObeyed(_ place: String, _ problem: String) -> String {
    say("\(place): not obeyed: \(problem)", "\(place): no se atiende: \(problem)")
  }

  /// A word with its end, reason and author: `display: paused until 2026-12-31 (no stock; Ana)`.
  public func word(_ word: Override) -> String {
    let subject = word.channel.map { "\($0): " } ?? ""
    let end = word.action.verb.lasts ? ending(word.until) : ""
    let because = word.reason.map { "\($0); " } ?? ""
    return "\(subject)\(what(word))\(end) (\(because)\(word.author))\(consequence(of: word))"
  }

  /// Another target is another hypothesis: nothing that was judged before counts for it.
  private func consequence(of word: Override) -> String {
    guard case .target = word.action else { return "" }
    return say(
      "; if that is another target, its evidence begins anew on \(word.from)",
      "; si es otro objetivo, su evidencia empieza de cero el \(word.from)")
  }

  private func what(_ word: Override) -> String {
    switch word.action {
    case .set(let amount):
      say("set to \(figures.amount(amount))", "fijado en \(figures.amount(amount))")
    case .pause: say("paused", "en pausa")
    case .protect(nil):
      say(
        "protected: keeps its amount whatever the verdict,",
        "protegido: mantiene su importe sea cual sea el veredicto,")
    case .protect(let amount?):
      say(
        "back at \(figures.amount(amount)) as before its drop, held there whatever the verdict,",
        "vuelve a \(figures.amount(amount)), como antes del descarte, y ahí se mantiene sea cual "
          + "sea el veredicto,")
    case .retest: say("to be tested again", "se probará de nuevo")
    case .release where word.channel == nil:
      say(
        "released: the configuration's budget and target hold again",
        "liberado: vuelven a valer el presupuesto y el objetivo de la configuración")
    case .releaseTracking:
      say(
        "tracking released: the conversions counted are right; what people said of budget and "
          + "target still holds",
        "medición liberada: las conversiones contadas son correctas; lo dicho sobre presupuesto "
          + "y objetivo sigue en vigor")
    case .release:
      say("released: the evidence decides again", "liberado: vuelve a decidir la evidencia")
    case .target(let target): self.target(target)
    case .budget(let amount):
      say("budget \(figures.amount(amount))", "presupuesto \(figures.amount(amount))")
    }
  }

  func target(_ target: Target) -> String {
    switch target {
    case .costPerAcquisition(let cost):
      say(
        "target \(figures.units(cost)) \(figures.currency) a customer",
        "objetivo \(figures.units(cost)) \(figures.currency) por cliente")
    case .returnOnAdSpend(let ratio):
      say("target return \(figures.units(ratio))", "objetivo de retorno \(figures.units(ratio))")
    case .auto: say("target auto", "objetivo auto")
    }
  }

  private func ending(_ until: Day?) -> String {
    until.map { say(" until \($0)", " hasta el \($0)") }
      ?? say(" until released", " hasta que se libere")
  }

  /// Why a person's word gives a channel its amount; nil for every other reason.
  func personsWord(_ reason: Reason) -> String? {
    switch reason {
    case .paused(let author, let because, let until, _):
      say("paused by", "en pausa por") + said(by: author, because, until)
    case .setByPerson(let author, let because, let until, _):
      say("set by", "fijado por") + said(by: author, because, until)
    case .protectedByPerson(let author, let because, let until, nil):
      say("protected by", "protegido por") + said(by: author, because, until)
        + say("; keeps its amount, is not dropped", "; mantiene su importe, no se descarta")
    case .protectedByPerson(let author, let because, let until, let day?):
      say("dropped \(day), held again by", "descartado el \(day), mantenido por")
        + said(by: author, because, until)
        + say("; not dropped while that holds", "; no se descarta mientras tanto")
    default: nil
    }
  }

  private func said(by author: String, _ because: String?, _ until: Day?) -> String {
    " \(author)\(ending(until))\(because.map { ": \($0)" } ?? "")"
  }
}
