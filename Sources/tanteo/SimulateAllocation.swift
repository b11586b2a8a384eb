import ArgumentParser
import Foundation
import Marketing
import Report
import Simulation

/// How much of what was possible each way of dividing a budget achieves.
struct SimulateAllocation: StudyCommand {
  static let configuration = CommandConfiguration(
    commandName: "allocation",
    abstract: "Compare ways of dividing a budget, in worlds whose response curves are known.",
    discussion: """
      Every world lives through the same days with every policy. Regret is what a policy missed, in \
      per cent of what the best division of every day would have brought: 0 is as good as knowing \
      the truth. Without --guardrails nothing holds the policies back: no steps, floors or verdicts.

      Scenarios: \(SimulateAllocation.scenarioNames)

      Policies: \(SimulateAllocation.policyNames)

      Examples:
        tanteo simulate allocation --scenario drift --seeds 8
        tanteo simulate allocation --policy tanteo,tanteoOneDraw,probabilityMatching
        tanteo simulate allocation --scenario delay --policy tanteo --without delay
      """)

  private static let scenarioNames = Scenario.catalogue.map(\.name).joined(separator: ", ")
  private static let policyNames = PolicyName.allCases.map(\.rawValue).joined(separator: ", ")

  @Option(
    help: ArgumentHelp("The kind of world; all of them when not given.", valueName: "name|all"),
    transform: KnownName.scenarios)
  var scenario = Scenario.catalogue

  @Option(
    help: ArgumentHelp(
      "The ways to compare; tanteo,equal,roi28 when not given.", valueName: "name,…"),
    transform: KnownName.policies)
  var policy: [PolicyName] = [.tanteo, .equal, .roi28]

  @Option(
    help: ArgumentHelp(
      "How many worlds of each kind; 30 when not given, 16 of many50 and scurve.", valueName: "n"))
  var seeds: Int?

  @Option(
    help: ArgumentHelp("The seed of the first world; the others count on.", valueName: "k"))
  var firstSeed: UInt64 = 0

  @Option(help: ArgumentHelp("How many days each world lasts.", valueName: "n"))
  var days = 365

  @Option(
    help: ArgumentHelp("Posterior draws that 'tanteo' averages in a decision.", valueName: "m"))
  var draws = 20

  @Option(
    help: ArgumentHelp(
      "What to leave out of the tanteo policies: "
        + "\(Ingredient.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "part,…"),
    transform: KnownName.ingredients)
  var without: [Ingredient] = []

  @Flag(help: "Let the tanteo policies decide as the daemon does: weekly, in steps, with verdicts.")
  var guardrails = false

  @Option(
    help: ArgumentHelp(
      "What a customer may cost under --guardrails; 'auto' when not given.", valueName: "cost"))
  var targetCpa: Double?

  @Flag(help: "Print the figures as JSON.")
  var json = false

  func validate() throws {
    try checkNumber(seeds ?? 1, in: 1...100_000, of: "--seeds")
    try checkNumber(days, in: 1...3650, of: "--days")
    try checkNumber(draws, in: 1...10_000, of: "--draws")
    if let targetCpa {
      try checkNumber(targetCpa, in: 1e-6...1e9, of: "--target-cpa")
      guard guardrails else {
        throw ValidationError("--target-cpa: without --guardrails nothing is judged; add it")
      }
    }
    guard firstSeed <= .max - 100_000 else {
      throw ValidationError("--first-seed: \(firstSeed) is too large; stay below 2^63")
    }
  }

  func play() async throws {
    let studies = scenario.map(study)
    var progress = StudyProgress(worlds: studies.reduce(0) { $0 + $1.seeds.count })
    var results: [ScenarioRegret] = []
    for study in studies {
      results.append(try await study.run { progress.advance(label: study.scenario.name) })
    }
    progress.finish()
    if json {
      try Terminal.print(json: RegretRecord(scenarios: results))
    } else {
      Terminal.print(RegretTable(results).text)
    }
  }

  private func study(of scenario: Scenario) -> AllocationStudy {
    let count = UInt64(seeds ?? scenario.standardSeeds)
    return AllocationStudy(
      scenario: scenario, policies: policy, seeds: firstSeed..<firstSeed + count, days: days,
      options: PolicyOptions(
        draws: draws, without: Set(without), guardrails: guardrails,
        target: targetCpa.map(Target.costPerAcquisition) ?? .auto))
  }
}

/// The figures as JSON.
struct RegretRecord: Encodable {
  let schema = JSONRecord.schema
  let scenarios: [ScenarioRegret]
}

/// The share of the worlds that are over, on stderr; nothing within the first second.
struct StudyProgress {
  let worlds: Int
  private var played = 0
  private var label = ""
  private let start = ContinuousClock.now
  private var isShown = false

  init(worlds: Int) {
    self.worlds = worlds
  }

  mutating func advance(label: String) {
    played += 1
    guard played < worlds, ContinuousClock.now - start > .seconds(1) else { return }
    // A shorter name must cover the longer one before it.
    self.label = label.padding(toLength: 10, withPad: " ", startingAt: 0)
    isShown = true
    Terminal.progress(Double(played) / Double(worlds), self.label)
  }

  func finish() {
    if isShown { Terminal.progress(1, label) }
  }
}
