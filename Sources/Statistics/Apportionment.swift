/// Rounds amounts to whole units that sum to `total`, by largest remainder within bounds.
///
/// Amounts are in those units and sum to about `total`. Each gets the whole part of its amount;
/// what is left goes one by one to the largest remainders, ties to the lower index. (A. Hamilton's
/// method of 1792; M. Balinski and H. P. Young, "Fair Representation", 1982.) Remainders equal to a
/// millionth of a unit tie, so that rounding noise never decides. Where bounds move amounts far,
/// further rounds spread the rest. It is nil only if no whole numbers within bounds sum to `total`.
public func apportion(
  _ amounts: [Double], total: Int64, bounds: [ClosedRange<Int64>]
) -> [Int64]? {
  precondition(amounts.count == bounds.count, "one range per amount")
  precondition(amounts.allSatisfy(\.isFinite), "amounts are finite")
  let least = bounds.reduce(0) { $0 + $1.lowerBound }
  let most = bounds.reduce(0) { $0 + $1.upperBound }
  guard (least...most).contains(total) else { return nil }

  var units = zip(amounts, bounds).map { amount, range in
    let whole = Int64(exactly: amount.rounded(.down)) ?? (amount < 0 ? .min : .max)
    return min(max(whole, range.lowerBound), range.upperBound)
  }
  var left = total - units.reduce(0, +)
  while left != 0 {
    let sign = left.signum()
    let open = openPlaces(amounts, units: units, bounds: bounds, sign: sign)
    // Whole rounds at once where more is left than there are places.
    let each = max(1, left.magnitude / UInt64(open.count))
    for place in open where left != 0 {
      let room =
        sign > 0
        ? bounds[place].upperBound - units[place] : units[place] - bounds[place].lowerBound
      let change = sign * min(room, Int64(each))
      units[place] += change
      left -= change
    }
  }
  return units
}

/// The places that can still give or take, the most deserving first.
private func openPlaces(
  _ amounts: [Double], units: [Int64], bounds: [ClosedRange<Int64>], sign: Int64
) -> [Int] {
  let claims = zip(amounts, units).map { amount, unit in
    (Double(sign) * (amount - Double(unit)) * 1e6).rounded()
  }
  return units.indices
    .filter { sign > 0 ? units[$0] < bounds[$0].upperBound : units[$0] > bounds[$0].lowerBound }
    .sorted { (-claims[$0], $0) < (-claims[$1], $1) }
}
