/// The search for the best allowed amounts where envelopes leave an arm on a chord.
///
/// There the arm's amount is forbidden, or brings less than its envelope promises. Its allowed
/// amounts are split at it and both parts solved again; a part is given up when its envelopes
/// promise no more than the best division found. (A. H. Land and A. G. Doig, Econometrica 28
/// (1960), 497; for envelopes, J. E. Falk and R. M. Soland, Management Science 15 (1969), 550.)
struct BranchSearch {
  private var best: Node?
  private var solvesLeft: Int
  /// A billionth of what all bring for each arm: no search for what nobody could measure.
  private let precision: Double

  /// The best division that a solved root leads to; nil only if every part proves infeasible.
  static func best(from root: MultiplierSearch) -> MultiplierSearch? {
    guard root.arms.contains(where: { $0.chord(slack: root.slack) != nil }) else { return root }
    let node = Node(root)
    let count = root.arms.count
    var search = BranchSearch(
      solvesLeft: min(max(100_000 / count, 16), 400),
      precision: 1e-9 * Double(count) * node.response)
    search.explore(node)
    return search.best?.search
  }

  private init(solvesLeft: Int, precision: Double) {
    self.solvesLeft = solvesLeft
    self.precision = precision
  }

  /// Tries a node, then its two parts, the more promising one first.
  ///
  /// Without any allowed division yet it goes on beyond its number of solves: every split of a
  /// forbidden amount settles one arm for good.
  private mutating func explore(_ node: Node) {
    if node.isAllowed, node.value > best?.value ?? -.infinity { best = node }
    guard let arm = node.arm else { return }
    let parts = node.search.arms[arm].allowed.split(at: node.search.arms[arm].amount)
      .compactMap { node.search.solved(with: $0, for: arm) }
      .map(Node.init)
      .sorted { $0.bound > $1.bound }
    solvesLeft -= parts.count
    for part in parts where part.bound > (best?.value ?? -.infinity) + precision {
      guard solvesLeft > 0 || best == nil else {
        if part.isAllowed, part.value > best?.value ?? -.infinity { best = part }
        continue
      }
      explore(part)
    }
  }
}

/// A solved program with some arms narrowed: what it brings and what it promises.
private struct Node {
  let search: MultiplierSearch
  /// Σ f.
  let response: Double
  /// Σ f less the least multiplier times what is placed.
  let value: Double
  /// No allowed division within this node is worth more.
  let bound: Double
  let isAllowed: Bool
  /// The arm to branch on: a forbidden one first, else the one that its chord flatters most.
  let arm: Int?

  init(_ search: MultiplierSearch) {
    self.search = search
    var promised = 0.0
    var worst: (isForbidden: Bool, flattery: Double, arm: Int)?
    var response = 0.0
    for arm in search.arms {
      let curve = search.program.arms[arm.index].response
      let own = curve.value(at: arm.amount)
      response += own
      guard let chord = arm.chord(slack: search.slack) else { continue }
      let flattery = curve.chord(over: chord, at: arm.amount) - own
      let isForbidden = arm.allowed.forbids(arm.amount, slack: search.slack)
      promised += flattery
      if worst.map({ ($0.isForbidden ? 1 : 0, $0.flattery) < (isForbidden ? 1 : 0, flattery) })
        ?? true
      {
        worst = (isForbidden, flattery, arm.index)
      }
    }
    self.response = response
    let cost = (search.program.leastMultiplier ?? 0) * search.amounts.reduce(0, +)
    value = response - cost
    bound = value + promised
    isAllowed = worst?.isForbidden != true
    arm = worst?.arm
  }
}

extension MultiplierSearch {
  /// How far an amount may be from the end of a chord and still count as there.
  fileprivate var slack: Double { 100 * tolerance }

  /// The same search with one arm narrowed; nil where that leaves no division.
  fileprivate func solved(with allowed: AllowedAmounts, for arm: Int) -> MultiplierSearch? {
    var kinds = arms.map(\.allowed)
    kinds[arm] = allowed
    guard program.isFeasible(kinds) else { return nil }
    var part = self
    part.restrict(arm, to: allowed)
    part.search()
    return part
  }
}

extension ResponseMixture {
  /// The height of a chord of the response over one of the amounts between its ends.
  fileprivate func chord(over ends: ClosedRange<Double>, at amount: Double) -> Double {
    let part = (amount - ends.lowerBound) / (ends.upperBound - ends.lowerBound)
    return (1 - part) * value(at: ends.lowerBound) + part * value(at: ends.upperBound)
  }
}
