import Marketing

/// What is said of a channel that does not spend its plan.
extension Wording {
  var planUnspent: String {
    say("could take more; it does not spend its plan", "admitiría más, pero no gasta su plan")
  }

  func raiseLimits(
    _ channel: ChannelName, _ spends: MinorUnits, _ planned: MinorUnits, _ per: Budget.Per
  ) -> String {
    let (spent, plan) = (figures.amount(spends), figures.amount(planned))
    let period = self.period(per)
    return say(
      "\(channel) spends \(spent) of \(plan) \(figures.currency) a \(period): "
        + "raise its limits in its platform, or give it a max",
      "\(channel) gasta \(spent) de \(plan) \(figures.currency) por \(period): "
        + "suba sus límites en su plataforma o póngale un máximo")
  }
}
