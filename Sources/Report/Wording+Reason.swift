public import Marketing

extension Wording {
  /// Why a channel gets its amount: clauses, most important first.
  public func reason(_ recommendation: Recommendation) -> [String] {
    [yield(recommendation)].compactMap { $0 } + grounds(recommendation)
  }

  /// The same without what its money brings, for those who see it beside.
  func grounds(_ recommendation: Recommendation) -> [String] {
    var clauses = [because(recommendation)]
    clauses.append(recommendation.evidence.ageing.map(ageing))
    clauses += recommendation.limitsHit.map { heldBy($0, recommendation) }
    switch recommendation.wouldChangeIf {
    case .representative, .outcomesMeasured, .retestFrom, .shockPasses, .anotherChannel:
      clauses.append(condition(recommendation))
    default: break
    }
    return clauses.compactMap { $0 }
  }

  /// The sentence of the reason alone, as JSON's `reason` has it.
  public func sentence(_ recommendation: Recommendation) -> String {
    reason(recommendation).joined(separator: "; ")
  }

  private func because(_ recommendation: Recommendation) -> String? {
    switch recommendation.reason {
    case .returnsMore(let marginal), .returnsLess(let marginal):
      return nextMoney(marginal, recommendation.evidence.belief?.returnAtPlan)
    case .balanced:
      guard recommendation.limitsHit.isEmpty else { return nil }
      return say("the best amount as it is", "su importe actual es el mejor")
    case .newcomer(let share):
      return say(
        "new: a test with at most an equal share of \(figures.amount(share))",
        "nuevo: a prueba con \(figures.amount(share)) como máximo, un reparto a partes iguales")
    case .tooSmallAMove, .nothingNew, .trackingBroken: return nil
    default: return settled(recommendation.reason, recommendation.evidence.returns)
    }
  }

  private func settled(_ reason: Reason, _ returns: Returns?) -> String? {
    switch reason {
    case .refuted, .degraded, .retestFailed, .droppedBefore: return drop(reason, returns)
    case .absent(nil):
      return say(
        "has not spent yet; back with its first spend",
        "aún no ha gastado; vuelve con su primer gasto")
    case .absent(let day?):
      return say(
        "no spend since \(day); back with its next row",
        "sin gasto desde el \(day); volverá cuando lleguen datos suyos")
    case .stale(let day):
      return say(
        "no figures after \(day); keeps its amount",
        "sin cifras después del \(day); mantiene su importe")
    case .awaited:
      return say("no file yet; keeps its amount", "aún sin archivo; mantiene su importe")
    case .unmeasured:
      return say(
        "nobody counts its customers; keeps its amount, is never judged",
        "nadie cuenta los clientes que trae; mantiene su importe y no se evalúa")
    case .outcomeMissing(let day):
      return say(
        "its conversions stopped coming on \(day); keeps its amount",
        "sus conversiones dejaron de llegar el \(day); mantiene su importe")
    case .protected(let why):
      let because = why.map { ": \($0)" } ?? ""
      return say(
        "protected\(because); keeps its amount", "protegido\(because); mantiene su importe")
    default: return stateReason(reason) ?? personsWord(reason)
    }
  }

  private func heldBy(_ limit: Limit, _ recommendation: Recommendation) -> String {
    if limit == .delivery { return planUnspent }
    if limit == .threshold, recommendation.to > .zero {
      return say(
        "gets its 'minOrNothing', the least it may have, whatever the step limit",
        "recibe su 'minOrNothing', lo mínimo que admite, sea cual sea el límite de cambio")
    }
    let name = self.limit(limit)
    return limit.stopsRise(at: recommendation.to)
      ? say("could take more; \(name) stops it", "admitiría más; lo frena \(name)")
      : say("would get less; \(name) keeps it up", "recibiría menos; lo mantiene \(name)")
  }

  /// What would change the recommendation; nil when nothing in sight would.
  public func condition(_ recommendation: Recommendation) -> String? {
    switch recommendation.wouldChangeIf {
    case .representative(let days, let ofDays, let expected, let ofExpected)?:
      return say("not yet representative: ", "faltan datos para evaluarlo: ")
        + lacking(days, ofDays, expected, ofExpected).joined(separator: ", ")
    case .evidenceReaches(let against?, let inFavour)?:
      return say(
        "\(figures.odds(against)) against drops it, \(figures.odds(inFavour)) in favour confirms it",
        "con \(figures.odds(against)) en contra se descarta, con \(figures.odds(inFavour)) a favor se confirma"
      )
    case .evidenceReaches(nil, let inFavour)?:
      return say(
        "\(figures.odds(inFavour)) in favour confirms it; \(neverDropped)",
        "con \(figures.odds(inFavour)) a favor se confirma; \(neverDropped)")
    case .newerRows?: return say("newer figures arrive", "deben llegar cifras nuevas")
    case .released?: return say("a person releases it", "alguien debe liberarlo")
    case .wordEnds(let day)?:
      return say(
        "\(day) passes, or a person releases it", "debe pasar el \(day), o alguien liberarlo")
    case .outcomesMeasured?:
      return say("measure it: ", "mídalo: ") + means
    case .retestFrom?, .shockPasses?, .anotherChannel?, .trackingRepaired?:
      return recommendation.wouldChangeIf.flatMap(stateCondition)
    case nil: return nil
    }
  }

  /// Only what is still missing of a representative sample.
  func lacking(
    _ days: Int, _ ofDays: Int, _ expected: Double, _ ofExpected: Double
  ) -> [String] {
    var parts: [String] = []
    if days < ofDays { parts.append(say("\(days) of \(ofDays) days", "\(days) de \(ofDays) días")) }
    if expected < ofExpected {
      let (have, need) = (figures.count(expected), figures.count(ofExpected))
      parts.append(
        say("\(have) of \(need) expected customers", "\(have) de \(need) clientes esperados"))
    }
    // Days and customers suffice: then it is the number of rows.
    return parts.isEmpty ? [say("fewer than 4 rows", "menos de 4 filas")] : parts
  }
}

extension Recommendation {
  /// Fixed by a rule: its cost explains nothing about the amount.
  var isSettled: Bool {
    switch reason {
    case .refuted, .droppedBefore, .absent, .awaited, .unmeasured, .paused: true
    default: false
    }
  }
}
