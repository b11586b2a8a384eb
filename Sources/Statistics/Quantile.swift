extension [Double] {
  /// The mean of two order statistics around a share of the sample; nil when empty.
  ///
  /// Linear between the places (n − 1) · share, for a share of 0 to 1.
  public func quantile(_ share: Double) -> Double? {
    guard !isEmpty else { return nil }
    let ordered = sorted()
    let position = share * Double(count - 1)
    let low = Int(position)
    let high = Swift.min(low + 1, count - 1)
    return ordered[low] + (position - Double(low)) * (ordered[high] - ordered[low])
  }
}
