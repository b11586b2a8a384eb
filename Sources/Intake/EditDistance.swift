/// How many slips of the pen lie between two words.
public enum EditDistance {
  /// Letters added, lost, changed, or swapped with a neighbour (optimal string alignment).
  public static func between(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left), Array(right))
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for (i, a) in left.enumerated() {
      var row = [i + 1]
      for (j, b) in right.enumerated() {
        var best = min(last[j + 1] + 1, row[j] + 1, last[j] + (a == b ? 0 : 1))
        if i > 0, j > 0, a == right[j - 1], left[i - 1] == b {
          best = min(best, beforeLast[j - 1] + 1)
        }
        row.append(best)
      }
      (beforeLast, last) = (last, row)
    }
    return last[right.count]
  }

  /// The candidate that a word is most likely a slip of; nil where none is near.
  ///
  /// Two slips away at most, or a third of the word's letters; of candidates alike the first.
  public static func nearest<Candidate>(
    to word: String, among candidates: some Sequence<Candidate>, by text: (Candidate) -> String
  ) -> Candidate? {
    let measured = candidates.map { (candidate: $0, distance: between(text($0), word)) }
    guard let best = measured.min(by: { $0.distance < $1.distance }),
      best.distance <= max(2, word.count / 3)
    else { return nil }
    return best.candidate
  }
}
