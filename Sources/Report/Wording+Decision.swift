public import Marketing

extension Wording {
  /// What a decision as a whole has to say beyond its channels.
  public func note(_ note: Note) -> String {
    switch note {
    case .firstPlan:
      say(
        "the first plan: from `start`, or from the last two weeks' spend, scaled to the budget",
        "el primer plan: parte de `start` o del gasto de las dos últimas semanas, "
          + "ajustado al presupuesto")
    case .nothingNew(let number):
      say(
        "nothing new since decision \(number); the plan stays",
        "nada nuevo desde la decisión \(number); el plan se mantiene")
    case .tooSmallAMove(let share, let least):
      say(
        "only \(figures.percent(share)) would move, less than \(figures.percent(least)); the plan stays",
        "solo se movería el \(figures.percent(share)), menos del \(figures.percent(least)); el plan se mantiene"
      )
    case .noOrderValue:
      say(
        "no file tells revenue yet: the plan brings most conversions instead",
        "aún ningún archivo trae ingresos: el plan busca conversiones en su lugar")
    case .targetFixed(let target, let day): fixed(target, day)
    case .unplaced(let amount, .threshold):
      say(
        "\(figures.amount(amount)) stay unplaced: too little for any channel's threshold",
        "\(figures.amount(amount)) quedan sin repartir: no llegan al umbral de ningún canal")
    case .notWorthSpending(let amount):
      say(
        "\(figures.amount(amount)) stay unspent: more would not pay",
        "\(figures.amount(amount)) quedan sin gastar: gastar más no compensa")
    case .variedToLearn(let amount, let gain):
      say(
        "\(figures.amount(amount)) of it vary on purpose, to learn; else it would bring "
          + "\(figures.percent(gain)) more",
        "\(figures.amount(amount)) varían a propósito, para aprender; si no, traería un "
          + "\(figures.percent(gain)) más")
    case .unplaced(let amount, let limit):
      say(
        "\(figures.amount(amount)) stay unplaced: every channel is at \(self.limit(limit))",
        "\(figures.amount(amount)) quedan sin repartir: todos los canales están en \(self.limit(limit))"
      )
    case .obeyed(let word): "\(place(word.source)): \(self.word(word))"
    case .notObeyed(let file, let line, let problem):
      notObeyed(place(file: file, line: line), problem)
    case .withdrawn(let file, let author, let reason):
      say(
        "\(file): taken back (\(reason); \(author)); what it brought counts no more",
        "\(file): retirado (\(reason); \(author)); sus datos ya no cuentan")
    case .finerGrain(let channel, let days, let coarse, let fine):
      say(
        "\(channel): \(days) stands in \(coarse) and finer in \(fine); the finer counts",
        "\(channel): \(days.text(in: .spanish)) está en \(coarse) y con más detalle en \(fine); "
          + "cuenta lo más detallado")
    case .netReturns(let channel, let first, let periods):
      say(
        "\(channel): more returned than sold in \(figures.count(Double(periods))) of its periods, "
          + "first \(first.text(in: language)); counted as nothing sold",
        "\(channel): más devoluciones que ventas en \(figures.count(Double(periods))) de sus "
          + "periodos, el primero \(first.text(in: language)); cuenta como nada vendido")
    default: stateNote(note) ?? valueNote(note) ?? relaxation(note)
    }
  }

  private func fixed(_ target: Target, _ day: Day) -> String {
    switch target {
    case .costPerAcquisition(let cost):
      say(
        "target fixed on \(day) at \(figures.units(cost)) \(figures.currency) a customer, 1.25 times the portfolio's",
        "objetivo fijado el \(day) en \(figures.units(cost)) \(figures.currency) por cliente, 1,25 veces el del conjunto"
      )
    case .returnOnAdSpend(let ratio):
      say(
        "target fixed on \(day) at a return of \(figures.units(ratio)), the portfolio's over 1.25",
        "objetivo fijado el \(day) en un retorno de \(figures.units(ratio)), el del conjunto entre 1,25"
      )
    case .auto: ""
    }
  }

  private func relaxation(_ note: Note) -> String {
    switch note {
    case .stepRelaxed(let from, let to?) where to > 100:
      say(
        "the step limit of \(figures.count(from))x left no plan; only a far greater one did",
        "con el límite de cambio de \(figures.count(from))x no había plan; solo con uno mucho mayor"
      )
    case .stepRelaxed(let from, let to?):
      say(
        "the step limit of \(figures.count(from))x left no plan; \(figures.units(to))x did",
        "con el límite de cambio de \(figures.count(from))x no había plan; con \(figures.units(to))x sí"
      )
    case .stepRelaxed(let from, nil):
      say(
        "the step limit of \(figures.count(from))x left no plan; it is lifted today",
        "con el límite de cambio de \(figures.count(from))x no había plan; hoy no se aplica")
    case .floorsRelaxed:
      say(
        "the floors left no plan; they are lifted today",
        "con los mínimos a prueba no había plan; hoy no se aplican")
    case .groupMinimumShrunk(let group, let amount):
      say(
        "group \(group): its min shrinks to \(figures.amount(amount)), all its members can take",
        "grupo \(group): su mínimo baja a \(figures.amount(amount)), lo que admiten sus canales")
    case .minimumsShrunk:
      say(
        "the minimums exceed what is left; they shrink together",
        "los mínimos superan lo que queda; bajan todos a la vez")
    case .fixedAmountsScaled(let scale):
      say(
        "fixed amounts exceed the budget; all are scaled to \(figures.percent(scale))",
        "los importes fijos superan el presupuesto; quedan al \(figures.percent(scale))")
    case .limitOverridden(let channel, let limit, let bound, let amount):
      "\(channel): "
        + (amount == .zero
          ? say("gets nothing", "no recibe nada")
          : say("gets \(figures.amount(amount))", "recibe \(figures.amount(amount))"))
        + whatever(limit, bound)
    case .groupMaxOverridden(let group, let max, let fixed):
      say(
        "group \(group): \(figures.amount(fixed)) are fixed below",
        "grupo \(group): sus canales tienen fijados \(figures.amount(fixed))")
        + whatever(.max, max)
    default: ""
    }
  }

  /// `, whatever its max of 1,600.00`.
  private func whatever(_ limit: Limit, _ bound: MinorUnits) -> String {
    let (name, amount) = (self.limit(limit), figures.amount(bound))
    return say(", whatever \(name) of \(amount)", ", diga lo que diga \(name) de \(amount)")
  }

  /// Something that only a person can do.
  public func need(_ need: Need) -> String {
    switch need {
    case .sendFile(let channel, let since?):
      say(
        "\(channel) has sent no figures since \(since)",
        "\(channel) no envía cifras desde el \(since)")
    case .sendFile(let channel, nil):
      say("\(channel) has sent no file yet", "\(channel) aún no ha enviado ningún archivo")
    case .sendFirstFile(let channel):
      say(
        "\(channel) has sent no file and gets nothing: send one, or give it a 'start' in the "
          + "configuration",
        "\(channel) no ha enviado ningún archivo y no recibe nada: envíe uno o póngale 'start' en "
          + "la configuración")
    case .deliverAgain(let channel, let days):
      say(
        "\(channel): \(days.text(in: language)) was not over when it came, and does not count; export it again",
        "\(channel): \(days.text(in: language)) no había acabado al llegar y no cuenta; expórtelo de nuevo"
      )
    case .stopInPlatform(let channel):
      say("\(channel): stop it in its platform", "\(channel): párelo en su plataforma")
    case .stop(let channel): say("\(channel): stop it", "\(channel): párelo")
    case .measure(let channel):
      say(
        "\(channel): count its customers, or it is never judged",
        "\(channel): cuente los clientes que trae o nunca se evaluará")
    case .countOrders(let channel):
      say(
        "\(channel): export its orders beside its revenue; without them it is never dropped",
        "\(channel): exporte sus pedidos junto a los ingresos; sin ellos nunca se descarta")
    case .restoreOutcome(let channel, let since):
      say(
        "\(channel): conversions are missing since \(since); export them again",
        "\(channel): faltan conversiones desde el \(since); expórtelas de nuevo")
    // The sentences begin with the file's name.
    case .repairFile(_, let problem): problem
    case .answerHeldFile(_, let question): say("held: \(question)", "retenido: \(question)")
    case .correctLine(let file, let line, let problem):
      "\(place(file: file, line: line)): \(problem)"
    case .countedTwice, .replacedByName: joinedNames(need) ?? ""
    case .bringOutcome, .restoreColumn: outcomeNeed(need) ?? ""
    case .exportAgain(let channel):
      say(
        "\(channel): its figures change after export; export the last 30 days each time",
        "\(channel): sus cifras cambian después de exportarlas; exporte siempre los últimos 30 días"
      )
    case .raiseLimits(let channel, let spends, let planned, let per):
      raiseLimits(channel, spends, planned, per)
    case .decideRetest, .repairTracking, .addChannel, .reconsiderDrop: stateNeed(need) ?? ""
    }
  }
}
