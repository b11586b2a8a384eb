public import Marketing

/// Why a person's word is not obeyed, and how to write it.
extension Wording {
  public func refusal(_ refusal: OverrideRefusal) -> String {
    switch refusal {
    case .missingAction, .unknownAction, .missingChannel, .unknownChannel, .notForChannel,
      .notDropped, .nothingToRelease:
      subject(refusal)
    case .missingAmount, .needlessAmount, .notAmount, .ambiguousAmount, .otherCurrency,
      .moreThanBudget:
      amount(refusal)
    case .notDay, .noSuchDay, .ambiguousDay, .dayPast, .needlessDay: day(refusal)
    case .tooManyFields(let count, let most):
      say(
        "the line has \(count) fields, it can have \(most); quote the one that holds the delimiter",
        "la línea tiene \(count) campos, caben \(most); ponga comillas al que lleva el separador")
    case .textAfterQuote(let cell):
      say(
        "text follows the closing quote of '\(cell)'; write a quote within a field twice",
        "hay texto tras las comillas de '\(cell)'; escriba dos veces las comillas interiores")
    }
  }

  private func subject(_ refusal: OverrideRefusal) -> String {
    switch refusal {
    case .missingAction:
      say("the action is missing; ", "falta la acción; ") + actions
    case .unknownAction(let word, let nearest):
      say("action '\(word)' is not known; ", "no se reconoce la acción '\(word)'; ")
        + (nearest.map(meant) ?? actions)
    case .missingChannel(let verb):
      say(
        "\(word(verb)) needs a channel; write its name",
        "\(word(verb)) necesita un canal; escriba su nombre")
    case .unknownChannel(let name, let nearest):
      say("channel '\(name)' is not known; ", "no se conoce el canal '\(name)'; ")
        + (nearest.map { meant($0.text) }
          ?? say("write a name of plan.csv", "escriba un nombre de plan.csv"))
    case .notForChannel(let verb):
      say(
        "\(word(verb)) is the plan's; leave the channel empty",
        "\(word(verb)) se refiere al plan entero; deje el canal vacío")
    case .notDropped(let channel):
      say(
        "\(channel) is not dropped; there is nothing to test again",
        "\(channel) no está descartado; no hay nada que probar de nuevo")
    case .nothingToRelease(let channel?):
      say(
        "no person's word holds for \(channel); what the configuration says is changed there",
        "nadie ha pedido nada para \(channel); lo que dice la configuración se cambia allí")
    case .nothingToRelease(nil):
      say(
        "no person's word holds for the plan; name the channel to release",
        "nadie ha pedido nada para el plan; escriba el canal que se libera")
    default: ""
    }
  }

  private func amount(_ refusal: OverrideRefusal) -> String {
    let example = "500"
    switch refusal {
    case .missingAmount(let verb):
      return say(
        "\(word(verb)) needs an amount; write one such as \(example)",
        "\(word(verb)) necesita un importe; escriba uno como \(example)")
    case .needlessAmount(let verb, let amount):
      return say(
        "\(word(verb)) takes no amount, but '\(amount)' is written; leave it empty, or write set",
        "\(word(verb)) no lleva importe, pero pone '\(amount)'; déjelo vacío o escriba fijar")
    case .notAmount(let text):
      return say(
        "'\(text)' is not an amount; write one such as \(example)",
        "'\(text)' no es un importe; escriba uno como \(example)")
    case .ambiguousAmount(let text, let point, let comma):
      return say(
        "'\(text)' could be \(point) or \(comma); write it without thousands marks",
        "'\(text)' puede ser \(language.number(point)) o \(language.number(comma)); "
          + "escríbalo sin separador de miles")
    case .otherCurrency(let currency, let plan):
      return say(
        "the amount is in \(currency), the plan in \(plan); write it in \(plan)",
        "el importe está en \(currency), el plan en \(plan); escríbalo en \(plan)")
    case .moreThanBudget(let amount, let budget):
      return say(
        "\(figures.amount(amount)) is more than the whole budget of \(figures.amount(budget)); "
          + "write less, or raise the budget first",
        "\(figures.amount(amount)) supera todo el presupuesto de \(figures.amount(budget)); "
          + "escriba menos o suba antes el presupuesto")
    default: return ""
    }
  }

  private func day(_ refusal: OverrideRefusal) -> String {
    let example = "2026-12-31"
    switch refusal {
    case .notDay(let text):
      return say(
        "'\(text)' is not a day; write it as \(example)",
        "'\(text)' no es un día; escríbalo como \(example)")
    case .noSuchDay(let text):
      return say(
        "'\(text)' is not in the calendar; write a day that exists",
        "'\(text)' no está en el calendario; escriba un día que exista")
    case .ambiguousDay(let text, let dayFirst, let monthFirst):
      return say(
        "'\(text)' could be \(dayFirst) or \(monthFirst); write it as one of these",
        "'\(text)' puede ser \(dayFirst) o \(monthFirst); escríbalo así")
    case .dayPast(let day, let today):
      return say(
        "\(day) is past, today is \(today); write a day to come",
        "\(day) ya pasó, hoy es \(today); escriba un día por venir")
    case .needlessDay(let verb):
      return say(
        "\(word(verb)) happens once; leave its end empty",
        "\(word(verb)) ocurre una sola vez; deje vacía la columna hasta")
    default: return ""
    }
  }

  private func meant(_ word: String) -> String {
    say("did you mean '\(word)'?", "¿quiso decir '\(word)'?")
  }

  private var actions: String {
    let verbs = Override.Verb.allCases.map(word).joined(separator: ", ")
    return say("write one of: \(verbs)", "escriba una de: \(verbs)")
  }

  /// What an action is called in the log's language, as a control file may say it.
  func word(_ verb: Override.Verb) -> String {
    switch verb {
    case .set: say("set", "fijar")
    case .pause: say("pause", "pausar")
    case .protect: say("protect", "proteger")
    case .retest: say("retest", "probar de nuevo")
    case .release: say("release", "liberar")
    case .target: say("target", "objetivo")
    case .budget: say("budget", "presupuesto")
    }
  }
}
