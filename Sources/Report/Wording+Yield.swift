import Marketing

/// What a channel's money brings: customers at a cost, or money back.
extension Wording {
  /// `21.40 EUR a customer (18.90 to 24.20), target 30`; nil where its amount has other reasons.
  func yield(_ recommendation: Recommendation) -> String? {
    guard !recommendation.isSettled else { return nil }
    let evidence = recommendation.evidence
    return evidence.isAboutReturn ? back(evidence) : cost(evidence)
  }

  private func cost(_ evidence: Evidence) -> String? {
    evidence.costToday.map { cost in
      let money = "\(figures.units(cost.mean)) \(figures.currency)"
      let goal =
        if case .costPerAcquisition(let target)? = evidence.target { self.goal(target) } else { "" }
      return say("\(money) a customer ", "\(money) por cliente ") + ends(cost) + goal
    }
  }

  /// `3.20 EUR back for each EUR (2.90 to 3.60), target 3`.
  private func back(_ evidence: Evidence) -> String? {
    evidence.returnOnAdSpend.map { back in
      let money = "\(figures.units(back.mean)) \(figures.currency)"
      let goal =
        if case .returnOnAdSpend(let target)? = evidence.target { self.goal(target) } else { "" }
      return say(
        "\(money) back for each \(figures.currency) ",
        "\(money) de vuelta por cada \(figures.currency) ") + ends(back) + goal
    }
  }

  private func ends(_ estimate: BeliefFigures.Estimate) -> String {
    "(\(figures.units(estimate.low)) \(say("to", "a")) \(figures.units(estimate.high)))"
  }

  private func goal(_ target: Double) -> String {
    let plain =
      target == target.rounded() ? figures.grouped(target, places: 0) : figures.units(target)
    return say(", target \(plain)", ", objetivo \(plain)")
  }

  /// `the next 100 EUR bring 4`, or `bring 155.00 EUR back`; nil where more brings nothing.
  func nextMoney(_ customers: Double?, _ back: BeliefFigures.Estimate?) -> String? {
    if let back {
      guard back.mean > 0 else { return nil }
      let amount = "100 \(figures.currency)"
      let money = "\(figures.units(100 * back.mean)) \(figures.currency)"
      return say("the next \(amount) bring \(money) back", "\(amount) más devolverían \(money)")
    }
    guard let customers, customers > 0 else { return nil }
    let money = figures.tellingMoney(for: customers)
    let amount = "\(figures.grouped(money, places: 0)) \(figures.currency)"
    let count = figures.count(customers * money)
    return say("the next \(amount) bring \(count)", "con \(amount) más llegarían \(count)")
  }
}

extension Evidence {
  /// The cost of a conversion at the amount in force today; nil where it is not known.
  var costToday: BeliefFigures.Estimate? {
    guard let mean = costPerAcquisition, let low = costPerAcquisitionLow,
      let high = costPerAcquisitionHigh
    else { return nil }
    return BeliefFigures.Estimate(mean: mean, low: low, high: high)
  }

  /// Whether money back says more of it than a cost: by its target, else by what the plan is for.
  var isAboutReturn: Bool {
    switch target {
    case .returnOnAdSpend: true
    case .costPerAcquisition: costPerAcquisition == nil
    case .auto, nil: costPerAcquisition == nil || belief?.returnAtPlan != nil
    }
  }
}

extension FigureStyle {
  /// A hundred, a thousand or more currency units: enough to bring one customer.
  func tellingMoney(for customersPerUnit: Double) -> Double {
    var money = 100.0
    while customersPerUnit > 0, customersPerUnit * money < 1, money < 1e6 { money *= 10 }
    return money
  }
}
