import Crypto
import Foundation
import Intake
import Marketing
import Report
import Yams

/// Reads the YAML text of a configuration: all of it is understood, or every problem is named.
public struct ConfigurationReader {
  private let walk: ConfigurationWalk
  let configurationPath: String
  private let text: String

  /// Reads the file at a path; a missing file is the system's error, a bad one all its problems.
  public static func read(path: String) throws -> Configuration {
    let data = try Data(contentsOf: URL(filePath: path))
    guard let text = String(validating: data, as: UTF8.self) else {
      let name = URL(filePath: path).lastPathComponent
      throw ConfigurationError(problems: [
        ConfigurationProblem(
          file: name, line: nil, key: "", problem: "this is no text in UTF-8",
          fix: "save it as UTF-8 from your editor")
      ])
    }
    return try read(text: text, path: path)
  }

  /// Reads a text as if it stood at a path, which folders are relative to.
  public static func read(text: String, path: String) throws(ConfigurationError) -> Configuration {
    try ConfigurationReader(text: text, path: path).configuration()
  }

  private init(text: String, path: String) {
    self.text = text
    configurationPath = path
    walk = ConfigurationWalk(file: URL(filePath: path).lastPathComponent)
  }

  private static let keys = [
    "budget", "target", "objective", "margin", "errorRate", "goal", "decide", "guardrails",
    "stopLoss",
    "seed", "folders", "state", "language", "newChannels", "channels", "groups", "sources", "value",
  ]

  private func configuration() throws(ConfigurationError) -> Configuration {
    let node = try composed()
    let root = ConfigurationSection(node, path: "", keys: Self.keys, walk: walk)
    let budget = self.budget(root)
    let schedule = self.schedule(root, per: budget?.per ?? .week)
    // A budget that is wrong must not hide what else is.
    let rules = self.rules(root, budget: budget ?? .boundless, cadence: schedule.cadence)
    let language: Language = root.choice("language") ?? .english
    let folders = self.folders(root)
    let sources = self.sources(root, naming: rules.values?.names ?? [])
    let newChannels: NewChannels = root.choice("newChannels") ?? .test
    guard walk.problems.isEmpty else {
      throw ConfigurationError(problems: walk.problems)
    }
    return Configuration(
      path: configurationPath, text: text, digest: Self.digest(of: node), rules: rules,
      language: language, schedule: schedule, folders: folders, sources: sources,
      newChannels: newChannels, warnings: walk.warnings)
  }

  private func composed() throws(ConfigurationError) -> Node? {
    do {
      return try Yams.compose(yaml: text)
    } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
      throw ConfigurationError(
        problems: keys.map { key in
          ConfigurationProblem(
            file: walk.file, line: context.mark.line, key: key, problem: "stands twice",
            fix: "keep one of them")
        })
    } catch {
      let mark = (error as? YamlError).flatMap(Self.line)
      throw ConfigurationError(problems: [
        ConfigurationProblem(
          file: walk.file, line: mark, key: "", problem: "this is not YAML",
          fix: "check quotes, brackets and indentation near this line")
      ])
    }
  }

  private static func line(of error: YamlError) -> Int? {
    switch error {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
      mark.line
    default: nil
    }
  }

  /// SHA-256 of the tree with its keys in order, but for those whose own order says something.
  private static func digest(of node: Node?) -> String {
    SHA256.hash(data: Data(canonical(node).utf8)).hexadecimal
  }

  private static func canonical(_ node: Node?) -> String {
    switch node {
    case .scalar(let scalar)?: "\"\(scalar.string.replacing("\"", with: "\\\""))\""
    case .sequence(let sequence)?: "[\(sequence.map(canonical).joined(separator: ","))]"
    case .mapping(let mapping)?:
      "{"
        + mapping.map { key, value in
          "\(canonical(key)):\(key.string == "campaigns" ? inOrder(value) : canonical(value))"
        }
        .sorted().joined(separator: ",") + "}"
    case .alias?, nil: ""
    }
  }

  /// Of patterns for campaigns the first that fits decides.
  private static func inOrder(_ node: Node) -> String {
    guard let mapping = node.mapping else { return canonical(node) }
    return mapping.map { "\(canonical($0.key)):\(canonical($0.value))" }.joined(separator: ",")
  }
}

// MARK: - The plan

extension ConfigurationReader {
  private func budget(_ root: ConfigurationSection) -> Budget? {
    let example = "write budget: { amount: 12600, currency: EUR, per: week }"
    guard let node = root.entry("budget") else {
      root.report("budget", "is missing", fix: example)
      return nil
    }
    guard node.mapping != nil else {
      root.report(
        "budget", "'\(node.excerpt)' is not a positive amount with its currency", fix: example)
      return nil
    }
    let section = root.section("budget", keys: ["amount", "currency", "per"])
    for key in ["amount", "currency", "per"] where section.entry(key) == nil {
      section.report(key, "is missing", fix: example)
    }
    let currency: Currency? = section.value(
      "currency", expected: "an ISO 4217 code|write it as EUR"
    ) { KnownCurrencies.currency(code: $0) }
    let per: Budget.Per? = section.choice("per")
    guard let currency, let per, let amount = section.amount("amount", in: currency) else {
      return nil
    }
    guard amount > .zero else {
      section.report("amount", "is 0", fix: "write what may be spent a \(per.rawValue)")
      return nil
    }
    return Budget(amount: amount, currency: currency, per: per)
  }

  private func rules(
    _ root: ConfigurationSection, budget: Budget, cadence: DecisionCadence
  ) -> PlanRules {
    var rules = PlanRules(budget: budget, cadence: cadence)
    rules.target = target(root, "target") ?? .auto
    rules.objective = objective(root)
    if let rate = root.value(
      "errorRate", expected: "a chance between 0 and 0.5|write it as 0.05", { Double($0) }),
      checked(rate, in: 0.0001...0.5, "errorRate", root)
    {
      rules.errorRate = rate
    }
    rules.seed =
      root.value("seed", expected: "a whole number from 0|write it as 0", { UInt64($0) }) ?? 0
    guardrails(root, &rules.guardrails)
    rules.stopLoss = stopLoss(root, in: budget.currency)
    rules.channels = channels(root, budget: budget)
    rules.groups = groups(root, rules)
    rules.values = values(root)
    rules.goal = goal(root)
    checkMinimums(rules, root)
    return rules
  }

  private func checked(
    _ value: Double, in range: ClosedRange<Double>, _ key: String, _ section: ConfigurationSection
  ) -> Bool {
    if range.contains(value) { return true }
    let written = section.entry(key)?.excerpt ?? "\(value)"
    section.report(
      key, "'\(written)' is not between \(range.lowerBound) and \(range.upperBound)",
      fix: "choose a value in between")
    return false
  }

  /// `{ cpa: 30 }`, `{ roas: 3 }` or `auto`.
  func target(_ section: ConfigurationSection, _ key: String) -> Target? {
    guard let node = section.entry(key) else { return nil }
    if node.scalar?.string == "auto" { return .auto }
    guard let mapping = node.mapping, mapping.count == 1 else {
      section.report(key, "'\(node.excerpt)' is not one number", fix: "write \(key): { cpa: 30 }")
      return nil
    }
    let target = section.section(key, keys: ["cpa", "roas"])
    if let cost = target.positive("cpa") { return .costPerAcquisition(cost) }
    return target.positive("roas").map(Target.returnOnAdSpend)
  }

  /// `{ spend: 5000 }`, in all: no amount of a budget period.
  func stopLoss(_ section: ConfigurationSection, in currency: Currency) -> StopLoss? {
    guard let node = section.entry("stopLoss") else { return nil }
    guard node.mapping != nil else {
      section.report(
        "stopLoss", "'\(node.excerpt)' is no limit", fix: "write stopLoss: { spend: 5000 }")
      return nil
    }
    let limit = section.section("stopLoss", keys: ["spend"])
    guard let spend = limit.amount("spend", in: currency) else {
      if limit.entry("spend") == nil {
        limit.report("spend", "is missing", fix: "write stopLoss: { spend: 5000 }")
      }
      return nil
    }
    guard spend > .zero else {
      limit.report("spend", "is 0", fix: "write what a channel may lose in all, or remove it")
      return nil
    }
    return StopLoss(spend: spend)
  }

  private func guardrails(_ root: ConfigurationSection, _ guardrails: inout Guardrails) {
    let section = root.section(
      "guardrails", keys: ["maxStep", "floor", "minChange", "draws"])
    let step = section.value("maxStep", expected: "a factor above 1|write it as 2x") { text in
      Double(text.hasSuffix("x") ? String(text.dropLast()) : text)
        .flatMap { $0 > 1 && $0 <= 1000 ? $0 : nil }
    }
    let draws = section.value("draws", expected: "a whole number from 1 to 1000|write it as 20") {
      Int($0).flatMap { (1...1000).contains($0) ? $0 : nil }
    }
    guardrails.maxStep = step ?? guardrails.maxStep
    guardrails.draws = draws ?? guardrails.draws
    guardrails.floor = section.share("floor") ?? guardrails.floor
    guardrails.minChange = section.share("minChange") ?? guardrails.minChange
  }

  private func checkMinimums(_ rules: PlanRules, _ root: ConfigurationSection) {
    let sum = rules.channels.values.reduce(MinorUnits.zero) { $0 + $1.min }
    if sum > rules.budget.amount {
      let figures = FigureStyle(currency: rules.budget.currency, language: .english)
      root.report(
        "channels",
        "the minimums add up to \(figures.amount(sum)), the budget is \(figures.amount(rules.budget.amount))",
        fix: "lower a 'min' or raise the budget")
    }
  }
}
