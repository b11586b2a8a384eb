import Statistics
import Testing

/// A budget program with the best objective that another method found for it.
///
/// Its text has one line for the program, `program REFERENCE TOTAL [least λ] best OBJECTIVE`, one
/// for each arm, `arm LEAST MOST [orNothing] CURVE:WEIGHT…` with the curve's place in the
/// dictionary, and one for each group, `group LEAST MOST MEMBER…`.
struct BudgetExample: Sendable, CustomTestStringConvertible {
  var arms: [BudgetProgram.Arm] = []
  var groups: [BudgetProgram.Group] = []
  var total = 0.0
  var leastMultiplier: Double?
  var best = 0.0
  private var reference = 0.0

  var program: BudgetProgram {
    BudgetProgram(arms: arms, groups: groups, total: total, leastMultiplier: leastMultiplier)
  }

  var testDescription: String { "\(arms.count) arms, \(groups.count) groups, best \(best)" }

  static func examples(_ text: String) -> [BudgetExample] {
    var examples: [BudgetExample] = []
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      if words[0] == "program" { examples.append(BudgetExample()) }
      examples[examples.count - 1].read(words)
    }
    return examples
  }

  private mutating func read(_ words: [Substring]) {
    let (first, second) = (Double(words[1]) ?? .nan, Double(words[2]) ?? .nan)
    switch words[0] {
    case "program":
      (reference, total) = (first, second)
      leastMultiplier = number(after: "least", in: words)
      best = number(after: "best", in: words) ?? .nan
    case "arm":
      var weights = [Double](repeating: 0, count: ResponseCurve.dictionary.count)
      for word in words {
        let parts = word.split(separator: ":").compactMap { Double($0) }
        if parts.count == 2 { weights[Int(parts[0])] = parts[1] }
      }
      arms.append(
        .init(
          response: ResponseMixture(weights: weights, reference: reference),
          allowed: AllowedAmounts(first...second, orNothing: words.contains("orNothing"))))
    default:
      groups.append(.init(members: words.dropFirst(3).compactMap { Int($0) }, sum: first...second))
    }
  }

  private func number(after name: Substring, in words: [Substring]) -> Double? {
    words.firstIndex(of: name).flatMap { Double(words[$0 + 1]) }
  }
}

extension BudgetProgram {
  /// Σ f less the least multiplier times what is placed.
  func objective(of solution: Solution) -> Double {
    let response = zip(arms, solution.amounts).reduce(0) { $0 + $1.0.response.value(at: $1.1) }
    return response - (leastMultiplier ?? 0) * solution.placed
  }

  /// The largest violation of any demand, as a part of the total.
  func breach(of solution: Solution) -> Double {
    let amounts = solution.amounts
    let bounds = zip(arms, amounts).map { arm, amount in
      amount == 0 && arm.allowed.orNothing
        ? 0 : max(arm.allowed.range.lowerBound - amount, amount - arm.allowed.range.upperBound)
    }
    let sums = groups.map { group in
      let sum = group.members.reduce(0) { $0 + amounts[$1] }
      return max(group.sum.lowerBound - sum, sum - group.sum.upperBound)
    }
    let missing = total - solution.placed
    return ([leastMultiplier == nil ? abs(missing) : -missing, 0] + bounds + sums).reduce(0, max)
      / max(total, 1)
  }
}
