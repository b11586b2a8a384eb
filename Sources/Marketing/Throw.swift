import Statistics

/// The posterior as one decision sees it: the dice of the week, or none.
struct Throw {
  /// For intervals, with order values where they are known; empty where nobody asks for them.
  let draws: [ChannelName: PosteriorDraws]
  /// What the objective counts a day, as a function of minor units per budget period.
  let responses: [ChannelName: ResponseMixture]

  init(of portfolio: Portfolio, exploration: Exploration, forIntervals: Bool = true) {
    let day = portfolio.dataThrough.map { $0 + 1 } ?? portfolio.today
    let dice = Dice(seed: portfolio.rules.seed, weekOf: day)
    let objective = portfolio.objective
    let reference = portfolio.rules.budget.minorUnits(perDay: portfolio.referenceSpend)
    var draws: [ChannelName: PosteriorDraws] = [:]
    var responses: [ChannelName: ResponseMixture] = [:]
    for standing in portfolio.standings {
      let channel = standing.channel
      guard let belief = portfolio.beliefs[channel] else { continue }
      var generator = dice.generator(for: channel)
      responses[channel] = belief.response(
        exploration, for: objective,
        daysKnown: standing.history?.firstDay.map { day - $0 } ?? 0, reference: reference,
        using: &generator)
      guard forIntervals else { continue }
      draws[channel] = PosteriorDraws(
        of: belief, count: PosteriorDraws.forIntervals, withOrderValues: true, using: &generator)
    }
    self.draws = draws
    self.responses = responses
  }
}
