extension RandomAccessCollection where Index == Int {
  /// The first place from which on a condition holds; the end where it never does.
  ///
  /// By halving, so that a place in an ordered collection costs a logarithm of its length.
  @inlinable public func partitioningIndex(where belongsAfter: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = (low + high) / 2
      if belongsAfter(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
