extension String {
  /// The text as messages quote it: at most 60 characters, nothing that could drive a terminal.
  ///
  /// Control and format characters are written as `\u{1B}`.
  var excerpt: String {
    let cut = unicodeScalars.prefix(60)
    let safe = cut.map { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse:
        "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default: String(scalar)
      }
    }
    return safe.joined() + (cut.endIndex < endIndex ? "…" : "")
  }
}
