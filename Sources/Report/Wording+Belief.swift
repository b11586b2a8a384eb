public import Marketing

/// What is believed of a channel's response to money, in words and numbers.
extension Wording {
  /// Sentences, most important first; empty where no row has taught anything.
  public func belief(_ recommendation: Recommendation) -> [String] {
    guard let belief = recommendation.evidence.belief else { return [] }
    return [
      recommendation.evidence.costToday.map(costNow),
      belief.costAtPlan.map { costPlanned($0, recommendation) },
      belief.marginalAtPlan.map(marginal), belief.returnAtPlan.map(moneyBack),
      belief.orderValue.map(orderValue), memory(belief.halfLives), shape(belief.curves),
      maturity(belief.maturityAtOneDay), clumps(belief.dispersion),
    ].compactMap { $0 }
  }

  private func costNow(_ cost: BeliefFigures.Estimate) -> String {
    say("at today's amount: ", "con el importe de hoy: ") + perCustomer(cost)
  }

  private func costPlanned(
    _ cost: BeliefFigures.Estimate, _ recommendation: Recommendation
  ) -> String {
    let amount = figures.amount(recommendation.to)
    return say("at the planned \(amount): ", "con los \(amount) previstos: ") + perCustomer(cost)
  }

  private func perCustomer(_ cost: BeliefFigures.Estimate) -> String {
    let money = "\(figures.units(cost.mean)) \(figures.currency)"
    return say(
      "\(money) a customer (\(interval(cost)))", "\(money) por cliente (\(interval(cost)))")
  }

  private func marginal(_ estimate: BeliefFigures.Estimate) -> String {
    let money = figures.tellingMoney(for: estimate.mean)
    let customers = [estimate.mean, estimate.low, estimate.high].map { figures.count($0 * money) }
    let amount = "\(figures.grouped(money, places: 0)) \(figures.currency)"
    let range = say("\(customers[1]) to \(customers[2])", "\(customers[1]) a \(customers[2])")
    return say(
      "the next \(amount) bring \(customers[0]) customers (90 %: \(range))",
      "con \(amount) más llegarían \(customers[0]) clientes (90 %: \(range))")
  }

  private func moneyBack(_ estimate: BeliefFigures.Estimate) -> String {
    let back = "\(figures.units(estimate.mean)) \(figures.currency)"
    return say(
      "the next 1 \(figures.currency) brings back \(back) (\(interval(estimate)))",
      "1 \(figures.currency) más devolvería \(back) (\(interval(estimate)))")
  }

  private func orderValue(_ estimate: BeliefFigures.Estimate) -> String {
    let value = "\(figures.units(estimate.mean)) \(figures.currency)"
    return say(
      "a conversion is worth \(value) (\(interval(estimate)))",
      "una conversión vale \(value) (\(interval(estimate)))")
  }

  private func interval(_ estimate: BeliefFigures.Estimate) -> String {
    let ends = (figures.units(estimate.low), figures.units(estimate.high))
    return "90 %: " + say("\(ends.0) to \(ends.1)", "\(ends.0) a \(ends.1)")
  }

  /// "forgets by half in: 4 d 3 %, 25 d 61 %, never 36 %".
  private func memory(_ halfLives: [BeliefFigures.HalfLife]) -> String {
    let parts = halfLives.filter { $0.weight >= 0.005 }.map { halfLife in
      let pace = halfLife.days.map { "\(figures.count($0)) d" } ?? say("never", "nunca")
      return "\(pace) \(wholePercent(halfLife.weight))"
    }
    return say("forgets by half in: ", "los datos pesan la mitad tras: ")
      + parts.joined(separator: ", ")
  }

  private func shape(_ curves: BeliefFigures.Curves) -> String {
    let exponent = curves.powerExponent.map { figures.grouped($0, places: 2) } ?? "?"
    let families = [
      (
        curves.power,
        say(
          "bends (twice the money, 2^\(exponent) times as much comes)",
          "rinde cada vez menos (con el doble de dinero llega 2^\(exponent) veces más)")
      ),
      (curves.saturating, say("saturates", "se satura")),
      (curves.threshold, say("needs a threshold", "necesita superar un umbral")),
    ]
    let parts = families.filter { $0.0 >= 0.005 }.map { "\($0.1) \(wholePercent($0.0))" }
    return say("response: ", "respuesta: ") + parts.joined(separator: ", ")
  }

  private func maturity(_ share: Double) -> String {
    let known = wholePercent(share)
    return say(
      "\(known) of a day's conversions are known the next morning",
      "el \(known) de las conversiones de un día se conoce a la mañana siguiente")
  }

  private func clumps(_ dispersion: Double) -> String {
    let size = figures.grouped(dispersion, places: 1)
    return say(
      "its results come in clumps of about \(size)",
      "sus resultados llegan en grupos de unos \(size)")
  }

  private func wholePercent(_ share: Double) -> String {
    figures.grouped(share * 100, places: 0) + " %"
  }
}
