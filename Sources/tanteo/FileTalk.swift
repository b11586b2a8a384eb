import Daemon
import Marketing

/// One line about one file, for the person at the terminal.
struct FileTalk {
  let language: Language

  func sentence(for file: TakenFile) -> String {
    switch file.fate {
    case .processed(let rows, 0):
      language.say(
        "\(file.name): \(count(rows)) taken", "\(file.name): \(count(rows)), en el libro")
    case .processed(let rows, let leftOut):
      language.say(
        "\(file.name): \(count(rows)) taken, \(count(leftOut)) left out",
        "\(file.name): \(count(rows)), en el libro; \(count(leftOut)) sin tomar")
    case .answered(let lines, _): lines.joined(separator: "\n")
    case .repeated(let name, let day):
      language.say(
        "\(file.name): same as \(name) of \(day)", "\(file.name): igual que \(name) del \(day)")
    case .failed(let sentences): sentences.prefix(5).joined(separator: "\n")
    case .held(let question): language.say("held: ", "retenido: ") + question
    case .unfinished(let why), .postponed(let why): why
    }
  }

  private func count(_ rows: Int) -> String {
    rows == 1 ? language.say("1 row", "1 fila") : language.say("\(rows) rows", "\(rows) filas")
  }
}
