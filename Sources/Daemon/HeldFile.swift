import Marketing

/// Why a good file waits for a person's answer.
enum HeldFile: Hashable {
  case asking(NewNames.Question, file: String)
  /// Its rows say what came, and nobody what was spent.
  case unpriced(ChannelName, file: String, line: Int)
}

extension HeldFile: Complaint {
  func sentence(in language: Language) -> String {
    switch self {
    case .asking(let question, let file): return "\(file): \(question.text(in: language))"
    case .unpriced(let channel, let file, let line):
      let cost = "\(channel.text.quotedForYAML): { fixedCost: 80, min: 80, max: 80 }"
      return "\(file):\(line): "
        + language.say(
          "channel '\(channel)' has no spend; write \(cost) under channels in the configuration,"
            + " or export what it costs",
          "el canal '\(channel)' no tiene gasto; escriba \(cost) bajo channels en la"
            + " configuración, o exporte lo que cuesta")
    }
  }
}
