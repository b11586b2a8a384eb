public import Marketing

/// What became of one line of a control file.
public struct ControlAnswer: Hashable, Sendable {
  public enum Outcome: Hashable, Sendable {
    case obeyed(Override)
    /// The sentence that says why not, and how to write it.
    case refused(String)
  }

  /// Counted from 1.
  public let line: Int
  public let outcome: Outcome

  public init(line: Int, outcome: Outcome) {
    self.line = line
    self.outcome = outcome
  }

  public var isObeyed: Bool {
    if case .obeyed = outcome { true } else { false }
  }
}

/// The answer that lies beside a control file once it was read.
public struct ControlReceipt: Hashable, Sendable {
  let file: String
  let answers: [ControlAnswer]
  let wording: Wording

  public init(file: String, answers: [ControlAnswer], wording: Wording) {
    self.file = file
    self.answers = answers
    self.wording = wording
  }

  /// A line for each of the file's.
  public var lines: [String] { answers.map(sentence) }

  /// Whole lines, the last one with its line end.
  public var text: String {
    let obeyed = answers.count(where: \.isObeyed)
    let refused = answers.count - obeyed
    let head = wording.say(
      "\(file): \(obeyed) obeyed, \(refused) not obeyed",
      "\(file): \(obeyed) \(obeyed == 1 ? "atendida" : "atendidas"), "
        + "\(refused) \(refused == 1 ? "no atendida" : "no atendidas")")
    let advice = wording.say(
      "Write what was not obeyed into a new control.csv and copy that into the inbox.",
      "Escriba lo que no se ha atendido en otro control.csv y cópielo en inbox.")
    return ([head, ""] + lines + (refused > 0 ? ["", advice] : [])).joined(separator: "\n") + "\n"
  }

  /// What lies beside a file with the content of an earlier one.
  public static func repetition(
    of earlier: String, on day: Day, file: String, wording: Wording
  ) -> String {
    wording.say(
      "\(file): the same content as \(earlier), which was obeyed on \(day); nothing is obeyed twice.",
      "\(file): el mismo contenido que \(earlier), atendido el \(day); nada se atiende dos veces."
    ) + "\n"
      + wording.say(
        "To ask for the same again, change a word of its reason.",
        "Para pedirlo otra vez, cambie una palabra del motivo.") + "\n"
  }

  private func sentence(_ answer: ControlAnswer) -> String {
    let place = wording.place(file: file, line: answer.line)
    switch answer.outcome {
    case .obeyed(let word): return "\(place): \(wording.word(word))"
    case .refused(let problem): return wording.notObeyed(place, problem)
    }
  }
}
