import Glibc

/// The least concave function that is nowhere below an arm's response on its allowed amounts.
///
/// It is the response itself on stretches where that is concave, and a chord over every gap and
/// every convex part between them. (R. T. Rockafellar, "Convex Analysis" (1970), §5 and §12.)
struct ConcaveEnvelope {
  /// The lowest stretch on which the envelope is the response; perhaps a single amount.
  let first: ClosedRange<Double>
  /// The stretches behind the chords, ascending.
  let others: [ClosedRange<Double>]

  init(
    of response: ResponseMixture, at arm: Int, over amounts: AllowedAmounts,
    in table: MarginalTable
  ) {
    guard response.mayNeedChord(over: amounts) else {
      first = amounts.orNothing ? 0...0 : amounts.range
      others = amounts.orNothing ? [amounts.range] : []
      return
    }
    let search = ChordSearch(response: response, arm: arm, amounts: amounts, table: table)
    (first, others) = search.stretches
  }
}

/// The upper hull of sampled responses, its chords then moved to where they touch the curve.
private struct ChordSearch {
  private let response: ResponseMixture
  private let arm: Int
  private let table: MarginalTable
  /// Ascending amounts with their responses.
  private let points: [(amount: Double, value: Double)]
  /// Whether the first point is nothing, and no amount between it and the second is allowed.
  private let startsWithGap: Bool

  init(response: ResponseMixture, arm: Int, amounts: AllowedAmounts, table: MarginalTable) {
    self.response = response
    self.arm = arm
    self.table = table
    startsWithGap = amounts.orNothing
    let range = amounts.range
    let ends = [range.lowerBound, range.upperBound].map { ($0, response.value(at: $0)) }
    points =
      (startsWithGap ? [(0, 0)] : []) + [ends[0]] + Self.samples(of: response, in: range)
      + [ends[1]]
  }

  /// Amounts between the ends of a range, with their responses: all that may bear a chord's end.
  private static func samples(
    of response: ResponseMixture, in range: ClosedRange<Double>
  ) -> [(amount: Double, value: Double)] {
    // Next to an end rounding would decide on which side of a line a point lies.
    let places = CurveGrid.places(
      from: range.lowerBound / response.reference * 1.01,
      to: range.upperBound / response.reference / 1.01)
    guard places.count < 15 else {
      return places.map { place in
        let amount = CurveGrid.intensities[place] * response.reference
        return (amount, CurveGrid.value(of: response.weights, at: place))
      }
    }
    // The range is too narrow for the grid.
    let most = min(range.upperBound, CurveGrid.concaveFrom * response.reference)
    let step = (most - range.lowerBound) / 24
    return (1...(most < range.upperBound ? 24 : 23)).map { place in
      let amount = range.lowerBound + Double(place) * step
      return (amount, response.value(at: amount))
    }
  }

  var stretches: (first: ClosedRange<Double>, others: [ClosedRange<Double>]) {
    var stretches: [ClosedRange<Double>] = []
    var start = points[0].amount
    let hull = hull
    for (left, right) in zip(hull, hull.dropFirst()) {
      guard right - left > 1 || (startsWithGap && left == 0) else { continue }
      let chord = chord(from: left, to: right)
      // Chords that meet in one point move their ends to either side of it.
      guard chord.right > max(start, chord.left) else { continue }
      stretches.append(start...max(start, chord.left))
      start = chord.right
    }
    let last = start...points[points.count - 1].amount
    guard let first = stretches.first else { return (last, []) }
    return (first, stretches.dropFirst() + [last])
  }

  /// The places of the points that no line between two others passes above.
  ///
  /// A. M. Andrew, Information Processing Letters 9 (1979), 216.
  private var hull: [Int] {
    var hull: [Int] = []
    for place in points.indices {
      while hull.count > 1, isBelow(hull[hull.count - 1], hull[hull.count - 2], place) {
        hull.removeLast()
      }
      hull.append(place)
    }
    return hull
  }

  /// Whether a point lies on or below the line from one before it to one after it.
  private func isBelow(_ point: Int, _ before: Int, _ after: Int) -> Bool {
    let (left, middle, right) = (points[before], points[point], points[after])
    return (middle.value - left.value) * (right.amount - left.amount)
      <= (right.value - left.value) * (middle.amount - left.amount)
  }

  /// The chord between two points, each end moved to where the chord is the tangent.
  ///
  /// The slope is stationary there, and so each round squares the error.
  private func chord(from left: Int, to right: Int) -> (left: Double, right: Double) {
    var ends = (left: points[left].amount, right: points[right].amount)
    for _ in 0..<8 {
      let rise = response.value(at: ends.right) - response.value(at: ends.left)
      let logSlope = log(rise / (ends.right - ends.left))
      let next = (left: touch(near: left, logSlope), right: touch(near: right, logSlope))
      guard next.left < next.right else { break }
      let moved = abs(next.left - ends.left) + abs(next.right - ends.right)
      ends = next
      if moved <= 1e-12 * ends.right { break }
    }
    return ends
  }

  /// The amount near a point at which the marginal value is that of the chord.
  ///
  /// The point itself where its neighbours do not enclose one: at an end of the allowed amounts.
  private func touch(near place: Int, _ logSlope: Double) -> Double {
    let own = z(place)
    let rises = table.logMarginal(of: arm, at: own).value >= logSlope
    let neighbour = rises ? place + 1 : place - 1
    guard points.indices.contains(neighbour), !(startsWithGap && min(place, neighbour) == 0) else {
      return points[place].amount
    }
    let other = z(neighbour)
    guard (table.logMarginal(of: arm, at: other).value >= logSlope) != rises else {
      return points[place].amount
    }
    let root = table.root(
      of: arm, at: logSlope, between: min(own, other), and: max(own, other), from: own)
    let (low, high) = (points[min(place, neighbour)].amount, points[max(place, neighbour)].amount)
    return min(max(response.reference * exp(root.z), low), high)
  }

  /// ln u of a point; nothing itself has none.
  private func z(_ place: Int) -> Double {
    log(max(points[place].amount / response.reference, 1e-15))
  }
}
