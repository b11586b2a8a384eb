import Marketing

/// Breaks what a block says into lines: each with the decision's number, none too wide.
struct LogLayout {
  /// What stands in front of every line.
  let number: String
  let width: Int

  /// One thing to say: clauses that stay together where they fit.
  struct Paragraph {
    /// In front of the first line.
    var lead = ""
    /// In front of the further lines: an indent, or the channel's name again.
    var further = "    "
    var clauses: [String]
  }

  /// The lines of a paragraph, joined by semicolons, broken between clauses, then between words.
  func lines(of paragraph: Paragraph) -> [String] {
    var lines: [String] = []
    var line = Substring(number + clean(paragraph.lead))
    let further = number + clean(paragraph.further)
    for (index, clause) in paragraph.clauses.enumerated() {
      let isLast = index == paragraph.clauses.count - 1
      let text = clean(clause) + (isLast ? "" : ";")
      let gap = index == 0 ? "" : " "
      if index > 0, line.count + gap.count + text.count > width {
        lines.append(String(line))
        line = Substring(further + text)
      } else {
        line += gap + text
      }
      while line.count > width { line = breaking(line, into: &lines, further: further) }
    }
    return lines + [String(line)]
  }

  /// Moves what fits to the lines; returns the rest behind its prefix.
  private func breaking(
    _ line: Substring, into lines: inout [String], further: String
  ) -> Substring {
    let end = line.index(line.startIndex, offsetBy: width)
    // A break in the prefix would leave a line that says nothing.
    let first = line.index(line.startIndex, offsetBy: min(further.count, width / 2) + 1)
    let space = line[first..<end].lastIndex(of: " ")
    // One word alone on a line looks lost, and keeps the word before for company.
    let isLast = space.map { !line[$0...].dropFirst().contains(" ") } ?? false
    let earlier = isLast ? space.flatMap { line[first..<$0].lastIndex(of: " ") } : nil
    let cut = earlier ?? space ?? end
    lines.append(String(line[..<cut]))
    return Substring(further) + line[cut...].drop { $0 == " " }
  }

  /// Nothing that people or files write begins a line or drives a terminal.
  private func clean(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0.isHidden ? " " : $0 }))
  }
}

extension String {
  /// At most so many characters; what is cut shows as an ellipsis.
  func shortened(to count: Int) -> String {
    self.count <= count ? self : prefix(count - 1) + "…"
  }

  /// As one word for a shell.
  ///
  /// By Unicode scalars: a quote with an accent on it is one character, and still a quote.
  public var quotedForShell: String {
    let plain = unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal
        || "-_/.".unicodeScalars.contains(scalar)
    }
    if plain, !isEmpty, first != "-" { return self }
    var quoted = "'".unicodeScalars
    for scalar in unicodeScalars {
      quoted.append(contentsOf: scalar == "'" ? Array("'\\''".unicodeScalars) : [scalar])
    }
    quoted.append("'")
    return String(quoted)
  }
}
