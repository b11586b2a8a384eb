import Daemon
import Marketing

/// One line about one file, for the person at the terminal.
struct FileTalk {
  let language: Language

  func sentence(for file: TakenFile) -> String {
    switch file.fate {
    case .processed: file.account(in: language) ?? file.name
    case .answered(let lines, _): lines.joined(separator: "\n")
    case .repeated(let name, let day):
      language.say(
        "\(file.name): same as \(name) of \(day)", "\(file.name): igual que \(name) del \(day)")
    case .failed(let sentences): sentences.prefix(5).joined(separator: "\n")
    case .held(let question): language.say("held: ", "retenido: ") + question
    case .unfinished(let why), .postponed(let why): why
    }
  }
}
