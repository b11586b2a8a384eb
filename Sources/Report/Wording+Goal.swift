public import Marketing

/// How the goal stands.
extension Wording {
  /// What is wanted, what has come, and what is to be expected: a clause each.
  public func goal(_ standing: GoalStanding) -> [String] {
    [wanted(standing.goal)] + course(standing)
  }

  /// What stands in front of it.
  public var goalLead: String { say("goal: ", "meta del plan: ") }

  /// The whole of it, as a page says it.
  func sentence(_ standing: GoalStanding) -> String {
    (goalLead + goal(standing).joined(separator: "; ")).asSentence
  }

  /// `1,000 customers by 2027-06-30 at 30.00 EUR at most`.
  private func wanted(_ goal: Goal) -> String {
    switch goal.aim {
    case .conversions(let count, let cost):
      let most = cost.map { "\(figures.units($0)) \(figures.currency)" }
      return say(
        "\(figures.count(count)) customers by \(goal.by)",
        "\(figures.count(count)) clientes hasta el \(goal.by)")
        + (most.map { say(" at \($0) at most", " a \($0) como máximo") } ?? "")
    case .revenue(let units, let ratio):
      let amount = "\(figures.units(units)) \(figures.currency)"
      return say("revenue of \(amount) by \(goal.by)", "\(amount) de ingresos hasta el \(goal.by)")
        + (ratio.map {
          say(
            " at a return of \(figures.units($0)) at least",
            " con un retorno de \(figures.units($0)) como mínimo")
        } ?? "")
    }
  }

  private func course(_ standing: GoalStanding) -> [String] {
    let came = standing.came ?? 0
    switch standing.outlook {
    case .reached: return [reached(standing, came)]
    case .missed:
      let lacking = amount(standing.shortfall(of: came), standing.goal.aim)
      return [say("missed by \(lacking)", "no alcanzada por \(lacking)"), soFar(standing)]
    case .unknown:
      return [
        soFar(standing),
        say(
          "what the plan brings of it is not known yet",
          "aún no se sabe cuánto aporta el plan"),
      ]
    case .enough, .likely, .short, .outOfReach: return [soFar(standing)] + expected(standing)
    }
  }

  private func reached(_ standing: GoalStanding, _ came: Double) -> String {
    let aim = standing.goal.aim
    return aim.allows(aim.price(of: came, spend: standing.spend))
      ? say("reached: ", "alcanzada: ") + soFar(standing)
      : say("reached, but not at that price: ", "alcanzada, pero no a ese precio: ")
        + soFar(standing)
  }

  /// `412 since 2026-11-22, at 24.10`.
  private func soFar(_ standing: GoalStanding) -> String {
    guard let came = standing.came, came > 0 else {
      return say("nothing yet since \(standing.since)", "nada aún desde el \(standing.since)")
    }
    return say(
      "\(amount(came, standing.goal.aim)) since \(standing.since)",
      "\(amount(came, standing.goal.aim)) desde el \(standing.since)")
      + price(of: came, standing.spend, standing.goal.aim)
  }

  /// `at this plan 960 (900 to 1,020) by then, at 25.30: short by 40`, and what would do.
  private func expected(_ standing: GoalStanding) -> [String] {
    guard let forecast = standing.forecast else { return [] }
    let aim = standing.goal.aim
    let range =
      "\(amount(forecast.low, aim)) \(say("to", "a")) \(amount(forecast.high, aim))"
    let all =
      say(
        "at this plan \(amount(forecast.mean, aim)) by then (\(range))",
        "con este plan, \(amount(forecast.mean, aim)) para entonces (\(range))")
      + price(of: forecast.mean, forecast.spend, aim)
    let isDear = !aim.allows(aim.price(of: forecast.mean, spend: forecast.spend))
    let dear =
      isDear ? [say("that is not the price wanted", "no es el precio deseado")] : []
    return ["\(all): \(judgement(standing, forecast))"] + dear + remedy(standing)
  }

  private func judgement(_ standing: GoalStanding, _ forecast: GoalStanding.Forecast) -> String {
    let lacking = amount(standing.shortfall(of: forecast.mean), standing.goal.aim)
    return switch standing.outlook {
    case .enough: say("enough", "suficiente")
    case .likely: say("enough, though not for certain", "suficiente, aunque no es seguro")
    case .outOfReach:
      say("out of reach, short by \(lacking)", "fuera de alcance, faltarían \(lacking)")
    default: say("short by \(lacking)", "faltarían \(lacking)")
    }
  }

  private func remedy(_ standing: GoalStanding) -> [String] {
    guard standing.outlook == .short || standing.outlook == .outOfReach else { return [] }
    guard let more = standing.moreBudget else {
      return [
        say(
          "not even twice the budget would do", "no bastaría ni el doble de presupuesto")
      ]
    }
    let share = figures.grouped(more * 100, places: 0) + " %"
    return [say("\(share) more budget would do", "bastaría un \(share) más de presupuesto")]
  }

  private func price(of amount: Double, _ spend: Double, _ aim: Goal.Aim) -> String {
    guard let price = aim.price(of: amount, spend: spend) else { return "" }
    return switch aim {
    case .conversions: say(", at \(figures.units(price))", ", a \(figures.units(price))")
    case .revenue:
      say(", a return of \(figures.units(price))", ", un retorno de \(figures.units(price))")
    }
  }

  /// Customers are counted, revenue has the currency's places.
  private func amount(_ amount: Double, _ aim: Goal.Aim) -> String {
    switch aim {
    case .conversions: figures.count(amount)
    case .revenue: figures.units(amount)
    }
  }
}
