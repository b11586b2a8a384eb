/// The pattern for a file and those that will come after it under its name.
///
/// Dates and counters become stars, `google/export-2026-11-20 (2).csv` becomes
/// `google/export-*.csv`; a number that belongs to a word stays, `ga4.csv`. A name that is nothing
/// but its date stays too, since its pattern would fit every file.
struct FilePattern {
  let text: String

  init(for name: String) {
    let start = name.lastIndex(of: "/").map(name.index(after:)) ?? name.startIndex
    let end = name[start...].lastIndex(of: ".") ?? name.endIndex
    let stem = Self.starred(name[start..<end])
    text = stem.contains(where: \.isLetter) ? "\(name[..<start])\(stem)\(name[end...])" : name
  }

  /// The name's pieces in turn: what is not a date or counter, and a star for what is.
  private static func starred(_ stem: Substring) -> String {
    String(stem).replacing(counter) { match in
      // Letters close before a number of less than a year's digits make one word with it.
      match.output.1.isEmpty || match.output.2.count >= 4
        ? match.output.1 + "*" : match.output.0
    }
    .replacing(#/(?: ?\()?\*(?:[-_. ()]*\*)*\)?/#, with: "*")
  }

  private static var counter: Regex<(Substring, Substring, Substring)> { #/(\p{L}?)(\d+)/# }
}
