import Statistics

/// One channel of the made-up agency, with the truth that its files only hint at.
struct DemoChannel: Hashable, Sendable {
  let name: String
  let export: DemoExport
  /// EUR a week while no plan names the channel.
  let habit: Double
  /// EUR a week that the client insists on; nil for most.
  let least: Double?
  /// What spend brings; nil where nobody counts it.
  let truth: DemoTruth?
  /// EUR a click, for channels that have clicks.
  let costPerClick: Double?
  /// The week of the story in which it first spends, from 1.
  let firstWeek: Int
  /// The truth in words.
  let story: String

  init(
    _ name: String, in export: DemoExport, habit: Double, least: Double? = nil,
    truth: DemoTruth?, costPerClick: Double? = nil, firstWeek: Int = 1, story: String
  ) {
    self.name = name
    self.export = export
    self.habit = habit
    self.least = least
    self.truth = truth
    self.costPerClick = costPerClick
    self.firstWeek = firstWeek
    self.story = story
  }
}

/// How spend turns into conversions.
struct DemoTruth: Hashable, Sendable {
  /// EUR of spend for each conversion, while the habit is spent.
  let costPerAcquisition: Double
  /// g of spend over habit.
  let curve: ResponseCurve
  /// What is lost a week from some week on; nil for a steady channel.
  let fading: Fading?

  struct Fading: Hashable, Sendable {
    /// The first week that brings less, from 1.
    let firstWeek: Int
    /// The share of the week before that a week loses; 0 to 1.
    let weeklyLoss: Double
  }

  init(costPerAcquisition: Double, curve: ResponseCurve, fading: Fading? = nil) {
    self.costPerAcquisition = costPerAcquisition
    self.curve = curve
    self.fading = fading
  }

  /// Conversions of a mean week, habit / CPA · g(spend / habit), less what has faded.
  ///
  /// Spend and habit are in EUR a week, the habit positive; weeks of the story count from 1.
  func weeklyConversions(spend: Double, habit: Double, week: Int) -> Double {
    habit / costPerAcquisition * curve.value(at: spend / habit) * strength(in: week)
  }

  /// What is left of the response: 1 for a steady channel.
  private func strength(in week: Int) -> Double {
    guard let fading, week >= fading.firstWeek else { return 1 }
    let weeks = week - fading.firstWeek + 1
    return (0..<weeks).reduce(1) { strength, _ in strength * (1 - fading.weeklyLoss) }
  }
}

extension DemoChannel {
  /// EUR a conversion that every hypothesis of the demo claims.
  static let target = 30.0

  /// All channels; the habits of those there from the start are the budget.
  static let cast = [
    DemoChannel(
      "google-search", in: .googleAds, habit: 2200,
      truth: DemoTruth(costPerAcquisition: 20, curve: .power(exponent: 0.75)), costPerClick: 0.9,
      story: "20 EUR a customer, and can take more"),
    DemoChannel(
      "meta", in: .meta, habit: 2200, least: 2000,
      truth: DemoTruth(
        costPerAcquisition: 18, curve: .power(exponent: 0.7),
        fading: .init(firstWeek: 8, weeklyLoss: 0.35)),
      costPerClick: 0.6,
      story: "18 EUR a customer, a star; from week 8 on it loses 35 % a week"),
    DemoChannel(
      "display", in: .googleAds, habit: 3000, least: 1200,
      truth: DemoTruth(costPerAcquisition: 60, curve: .power(exponent: 0.98)), costPerClick: 0.35,
      story: "60 EUR a customer, but the client likes it"),
    DemoChannel(
      "newsletter", in: .newsletterTool, habit: 1800,
      truth: DemoTruth(costPerAcquisition: 30, curve: .power(exponent: 0.95)), costPerClick: 1.2,
      story: "30 EUR a customer, the target itself"),
    DemoChannel(
      "radio", in: .radioSheet, habit: 2200,
      truth: DemoTruth(costPerAcquisition: 20, curve: .saturating(halfPoint: 1)),
      story: "20 EUR a customer, but soon everybody has heard it"),
    DemoChannel(
      "leaflets", in: .leafletSheet, habit: 1200, truth: nil,
      story: "nobody counts whom they bring"),
    DemoChannel(
      "tiktok", in: .tikTok, habit: 700,
      truth: DemoTruth(costPerAcquisition: 21, curve: .power(exponent: 0.8)), costPerClick: 0.4,
      firstWeek: 5,
      story: "21 EUR a customer, tried with 700 EUR a week from week 5 on"),
  ]
}
