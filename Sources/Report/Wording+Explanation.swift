public import Marketing

/// What an explanation says beyond the log's clauses.
extension Wording {
  /// What would change the recommendation, as the end of "would change if: "; nil when nothing in
  /// sight would.
  public func change(_ recommendation: Recommendation) -> String? {
    switch recommendation.wouldChangeIf {
    case .representative(let days, let ofDays, let expected, let ofExpected)?:
      return say(
        "its figures become representative: ", "debe haber datos suficientes para evaluarlo: ")
        + lacking(days, ofDays, expected, ofExpected).joined(separator: ", ")
    case .evidenceReaches(let against?, let inFavour)?:
      let (against, inFavour) = (figures.odds(against), figures.odds(inFavour))
      return say(
        "the evidence reaches \(against) against, which drops it, or \(inFavour) in favour, "
          + "which confirms it",
        "la evidencia debe llegar a \(against) en contra, y se descarta, o a \(inFavour) a favor, "
          + "y se confirma")
    case .outcomesMeasured?:
      return say("its customers are counted: ", "hay que contar los clientes que trae: ") + means
    case .retestFrom(let day)?:
      return say(
        "a retest, from \(day) on, finds that it meets its target",
        "una nueva prueba, desde el \(day), debe mostrar que cumple su objetivo")
    case .anotherChannel?:
      return say(
        "another channel could take the budget: refuted, it is kept as the last",
        "otro canal debe poder recibir el presupuesto: refutado, se mantiene por ser el último")
    case .shockPasses(let shock)?:
      return say(
        "the drop that is due no longer waits: \(falling(shock))",
        "debe acabar la espera del descarte que toca: \(falling(shock))")
    default: return condition(recommendation)
    }
  }

  /// Ways to count customers where no platform does.
  var means: String {
    say(
      "a code, a QR, a phone number of its own, a question at the till",
      "un código, un QR, un teléfono propio, una pregunta en caja")
  }

  /// Why the amount rose or fell, from the values with which the plan was solved.
  func move(_ recommendation: Recommendation) -> String? {
    guard let weighing = recommendation.evidence.weighing else { return nil }
    let isCheaperElsewhere = weighing.here < weighing.elsewhere
    switch recommendation.action {
    case .down:
      let reason =
        isCheaperElsewhere
        ? compared(weighing, recommendation) : highest(recommendation)
      return reason.map { say("why down: ", "por qué baja: ") + $0 }
    case .up where !isCheaperElsewhere:
      return say("why up: ", "por qué sube: ") + compared(weighing, recommendation)
    default: return nil
    }
  }

  /// The limit that cut an amount which evidence alone would have raised.
  private func highest(_ recommendation: Recommendation) -> String? {
    recommendation.limitsHit.first { $0.stopsRise(at: recommendation.to) }.map {
      say("\(limit($0)) allows no more", "\(limit($0)) no permite más")
    }
  }

  private func compared(_ weighing: Weighing, _ recommendation: Recommendation) -> String {
    let money = figures.tellingMoney(for: min(weighing.here, weighing.elsewhere))
    let isMoney = recommendation.evidence.belief?.returnAtPlan != nil
    let brought = [weighing.here, weighing.elsewhere].map { value in
      isMoney ? "\(figures.units(value * money)) \(figures.currency)" : figures.count(value * money)
    }
    let amount = "\(figures.grouped(money, places: 0)) \(figures.currency)"
    return say(
      "as this plan was drawn, the next \(amount) bring \(brought[0]) here at the amount before, "
        + "\(brought[1]) elsewhere",
      "según el sorteo de este plan, \(amount) más traerían \(brought[0]) aquí, sobre el importe "
        + "anterior, y \(brought[1]) en otros canales")
  }
}
