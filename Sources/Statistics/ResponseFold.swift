/// What is believed of many arms' responses to spend, folded over days.
///
/// The outcomes of a period of n days at mean intensity u have the mean n F θ g(u): g one of the
/// curves of `ResponseCurve.dictionary`, θ the arm's level, which may drift, F the share of the final
/// outcomes that is known at the row's age. Curves and half-lives of forgetting are averaged over,
/// levels are conjugate Gamma, their prior is learnt from all arms; so are F, the dispersion and
/// the value of an outcome. Days are numbered; a fold can only go forward, and its numbers do not
/// depend on the order of the rows of a day.
public struct ResponseFold: Sendable {
  /// The curves, half-lives and corrections it was made with.
  public let model: ResponseModel

  let grid: HypothesisGrid

  /// The day of the first row, and the last day that was folded; nil before them.
  var firstDay: Int?
  var today: Int?

  /// The arms that have had a row, ascending.
  var activeArms: [Int] = []
  var isActive: [Bool]

  var ladder: MaturityLadder
  var dispersion: PredictionDispersion
  var scores: HalfLifeScores
  var curveScores: CurveScores
  var levels: LevelPrior
  var curves: CurvePrior
  var evidence: ResponseEvidence
  var weights: HypothesisWeights
  var orderValues: OrderValues
  var open: OpenRows
  var frozen: FrozenRows

  /// Begins without a row; `windows` has each arm's D, the age in days from which F = 1.
  public init(windows: [Int], model: ResponseModel = .standard) {
    self.model = model
    let arms = windows.count
    grid = HypothesisGrid(model, openAge: windows.max() ?? 1)
    isActive = .init(repeating: false, count: arms)
    ladder = MaturityLadder(windows: windows)
    dispersion = PredictionDispersion(arms: arms)
    scores = HalfLifeScores(arms: arms, grid: grid)
    curveScores = CurveScores(arms: arms, grid: grid)
    levels = LevelPrior(grid: grid)
    curves = CurvePrior(grid: grid)
    evidence = ResponseEvidence(arms: arms, grid: grid)
    weights = HypothesisWeights(arms: arms, grid: grid)
    orderValues = OrderValues(arms: arms)
    open = OpenRows(arms: arms)
    frozen = FrozenRows(arms: arms)
  }

  /// Folds what became known on the morning of a day; days in between pass by themselves.
  ///
  /// `day` comes after every day that was folded, and after the last day of every row. The fold's
  /// first day is that of the first row with spend.
  public mutating func advance(to day: Int, with rows: [Row]) {
    precondition(today.map { $0 < day } ?? true, "a fold goes forward")
    precondition(rows.allSatisfy { $0.lastDay < day }, "a row is known after its last day")
    if let today {
      for quiet in today + 1..<day { pass(to: quiet, with: []) }
    } else {
      guard rows.contains(where: \.value.speaks) else { return }
      firstDay = day
    }
    pass(to: day, with: rows.sorted(by: Row.precedes))
  }

  /// One morning.
  private mutating func pass(to day: Int, with rows: [Row]) {
    if today != nil { learnWeights() }
    ladder.age()
    dispersion.age()
    scores.age()
    orderValues.begin(day)
    receive(rows, on: day)
    today = day
    if model.correctsDelay { ladder.update() }
    scoreRows(on: day)
    for arm in activeArms { sumRows(of: arm, on: day) }
    learnLevels(on: day)
    for arm in activeArms { freezeRows(of: arm, on: day) }
    orderValues.learnPrior(day: day)
    believe()
  }

  /// Takes in the rows of a day, which stand in the order of arms.
  ///
  /// One arm after the other, so that a memory of megabytes is gone through once: its rows are
  /// predicted by the day before, then its evidence ages, then the rows enter it.
  private mutating func receive(_ rows: [Row], on day: Int) {
    var next = 0
    var news: [OpenRow?] = []
    for arm in isActive.indices {
      let first = next
      news.removeAll(keepingCapacity: true)
      while next < rows.count, rows[next].arm == arm {
        news.append(isNews(rows[next], on: day) ? predictedRow(rows[next]) : nil)
        next += 1
      }
      evidence.age(arm)
      for place in first..<next {
        receive(rows[place], news: news[place - first], on: day)
      }
    }
  }
}

// MARK: - What is believed

extension ResponseFold {
  /// What is believed of an arm's response; of one without rows, what a newcomer's prior says.
  ///
  /// Before any row anywhere the prior's level is about one.
  public func posterior(of arm: Int) -> ResponsePosterior {
    let halfLives = 0..<grid.halfLifeCount
    let known = isActive[arm] ? arm : nil
    return ResponsePosterior(
      shapes: halfLives.map { shape(of: arm, halfLife: $0) },
      rates: halfLives.map { dictionaryRow(rates(of: arm, halfLife: $0)) },
      weights: halfLives.map { dictionaryRow(weights.weights(of: known, halfLife: $0)) })
  }

  /// φ, the variance of an arm's row over its mean, in [1, 50].
  public func dispersion(of arm: Int) -> Double { dispersion.values[arm] }

  /// F, the share of the final outcomes that an arm's row shows when delivered at an age in days.
  public func maturity(of arm: Int, age: Int) -> Double { ladder.maturity(of: arm, age: age) }

  /// What is believed of the revenue of one outcome of an arm; nil before any revenue anywhere.
  public func orderValue(of arm: Int) -> OrderValuePosterior? { orderValues.posterior(of: arm) }

  /// α_h = a₀_h + Y_h/φ.
  private func shape(of arm: Int, halfLife: Int) -> Double {
    levels.shapes[halfLife] + evidence.outcomes[arm][halfLife] / dispersion.values[arm]
  }

  /// β_hj = a₀_h/μ₀_hj + E_hj/φ.
  private func rates(of arm: Int, halfLife: Int) -> CurveVector {
    let exposures = evidence.exposures[arm * grid.halfLifeCount + halfLife]
    return levels.rates(halfLife) + exposures / dispersion.values[arm]
  }

  private func dictionaryRow(_ vector: CurveVector) -> [Double] {
    ResponseCurve.dictionary.indices.map { vector[$0] }
  }

  /// What is expected of a row by what is believed now; nothing before the first day.
  func prediction(of row: OpenRow, arm: Int) -> Prediction {
    guard today != nil else { return Prediction() }
    let responses = row.exposure(maturity: 1)
    let known = isActive[arm] ? arm : nil
    var prediction = Prediction()
    for halfLife in 0..<grid.halfLifeCount {
      let shape = shape(of: arm, halfLife: halfLife)
      let weights = weights.weights(of: known, halfLife: halfLife)
      let means = shape * responses / rates(of: arm, halfLife: halfLife)
      let mean = (weights * means).sum()
      prediction.mean += mean
      let weight = weights.sum()
      prediction.means[halfLife] = weight > 0 ? mean / weight : 0
      prediction.shapes[halfLife] = shape
    }
    return prediction
  }
}

// MARK: - What is learnt

extension ResponseFold {
  /// Which day of the fold a day is, the first being number one.
  private func number(of day: Int) -> Int { day - (firstDay ?? day) + 1 }

  /// The priors of half-lives and curves, from what was believed the day before.
  private mutating func learnWeights() {
    scores.learnPrior(from: weights.halfLifeSum, arms: activeArms.count)
    guard model.learnsPrior else { return }
    curves.learn(from: weights.concaveSum, arms: activeArms.count, grid: grid)
  }

  /// Rows of which half has had time to come are held against their predictions.
  ///
  /// Scoring starts on the fold's 15th day, with rows that end after its seventh: before that it is
  /// the prior that is predicting.
  private mutating func scoreRows(on day: Int) {
    var scored: [(arm: Int, outcomes: Double, prediction: Prediction)] = []
    let firstScored = day - number(of: day) + 8
    let ladder = ladder
    for arm in activeArms {
      open.comeOfAge(arm: arm, endingThrough: day - ladder.halfwayAge(of: arm)) { row in
        guard row.lastDay >= firstScored else { return }
        let maturity = ladder.maturity(of: arm, age: row.value.age)
        let prediction = row.prediction.scaled(by: maturity)
        if prediction.mean > 1e-3 { scored.append((arm, row.value.outcomes, prediction)) }
      }
    }
    guard number(of: day) >= 15 else { return }
    for (arm, outcomes, prediction) in scored {
      dispersion.score(arm: arm, outcomes: outcomes, predicted: prediction.mean)
    }
    updateDispersion(on: day)
    for (arm, outcomes, prediction) in scored {
      scores.score(
        arm: arm, outcomes: outcomes, prediction: prediction, dispersion: dispersion.values[arm])
    }
  }

  /// φ of all arms, once rows are scored.
  mutating func updateDispersion(on day: Int) {
    guard model.learnsDispersion, number(of: day) >= 15 else { return }
    dispersion.update(activeArms: activeArms.count)
  }

  /// The level prior: placed on the first day, then improved; three steps a day for 20 days.
  private mutating func learnLevels(on day: Int) {
    let number = number(of: day)
    guard model.learnsPrior else {
      if number <= 7 { levels.place(by: evidence, shape: 0.3) }
      return
    }
    if number == 1 { levels.place(by: evidence, shape: 1) }
    for _ in 0..<(number <= 20 ? 3 : 1) {
      levels.improve(by: activeArms, evidence: evidence, dispersions: dispersion.values)
    }
  }

  /// The posteriors, from everything that was learnt.
  mutating func believe() {
    weights.update(
      activeArms: activeArms, evidence: evidence, levels: levels, curves: curves, scores: scores,
      curveScores: curveScores, dispersions: dispersion.values)
  }
}
