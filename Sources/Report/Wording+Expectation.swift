import Marketing

/// What a plan is expected to bring, a sentence for each figure that is known.
extension Wording {
  func expectations(of decision: Decision) -> [String] {
    let expected = decision.expected
    let period = self.period(decision.per)
    let base =
      decision.notes.contains(.firstPlan)
      ? say("with the money as it was spent", "gastando como hasta ahora")
      : say("under the plan before", "con el plan anterior")
    let conversions = Forecast(
      expected.conversions, expected.low, expected.high, before: expected.conversionsBefore)
    let revenue = Forecast(
      expected.revenue, expected.revenueLow, expected.revenueHigh, before: expected.revenueBefore)
    let profit = Forecast(
      expected.profit, expected.profitLow, expected.profitHigh, before: expected.profitBefore)
    return [
      conversions.map { forecast in
        let range = range(forecast, figures.count)
        return say(
          "expected \(figures.count(forecast.mean)) conversions a \(period) (\(range))",
          "se esperan \(figures.count(forecast.mean)) conversiones por \(period) (\(range))")
          + change(forecast, base)
      },
      revenue.map { forecast in
        let money = money(forecast)
        return say(
          "expected revenue \(money) a \(period)", "ingresos esperados \(money) por \(period)")
          + change(forecast, base)
      },
      profit.map { forecast in
        let money = money(forecast)
        return say(
          "expected profit \(money) a \(period)", "beneficio esperado \(money) por \(period)")
          + change(forecast, base)
      },
    ].compactMap { $0 }
  }

  private func money(_ forecast: Forecast) -> String {
    "\(figures.units(forecast.mean)) \(figures.currency) (\(range(forecast, figures.units)))"
  }

  private func range(_ forecast: Forecast, _ written: (Double) -> String) -> String {
    "\(written(forecast.low)) \(say("to", "a")) \(written(forecast.high))"
  }

  /// ", 6 % more than under the plan before"; empty without a base or a difference.
  private func change(_ forecast: Forecast, _ base: String) -> String {
    guard let before = forecast.before, before > 0 else { return "" }
    let gain = forecast.mean / before - 1
    if abs(gain) < 0.0005 { return "" }
    let share = figures.percent(abs(gain))
    let than =
      gain > 0
      ? say("\(share) more than", "un \(share) más que")
      : say("\(share) less than", "un \(share) menos que")
    return ", \(than) \(base)"
  }
}

/// A mean with its interval, and what it was before.
private struct Forecast {
  let mean: Double
  let low: Double
  let high: Double
  let before: Double?

  init?(_ mean: Double?, _ low: Double?, _ high: Double?, before: Double?) {
    guard let mean, let low, let high else { return nil }
    (self.mean, self.low, self.high, self.before) = (mean, low, high, before)
  }
}
