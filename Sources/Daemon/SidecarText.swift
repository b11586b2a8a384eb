import Marketing
import Report

/// What stands in the note beside a failed or held file.
struct SidecarText {
  let language: Language

  func text(_ sentences: [String], code: String, file: String) -> String {
    let name = Inbox.shown(file)
    let command =
      language.say("How it is read: ", "Cómo se lee: ") + "tanteo read \(name.quotedForShell)"
    return (["\(name) (\(code))", ""] + sentences + ["", advice(code), command])
      .joined(separator: "\n") + "\n"
  }

  private func advice(_ code: String) -> String {
    let nothing = language.say(
      "Nothing of this file was taken. ", "De este archivo no se ha tomado nada. ")
    return switch code {
    case "held":
      nothing
        + language.say(
          "It waits here and is read again when it changes, or the configuration.",
          "Espera aquí y se vuelve a leer cuando cambia, o cambia la configuración.")
    case "closed":
      nothing
        + language.say(
          "It waits here and is read as soon as it may be.",
          "Espera aquí y se lee en cuanto se pueda.")
    case "withdrawn":
      language.say(
        "Nothing of this file counts any more. Correct it and move it back into the inbox.",
        "Nada de este archivo cuenta ya. Corríjalo y muévalo de nuevo a inbox.")
    default:
      nothing
        + language.say(
          "Correct it and move it back into the inbox.", "Corríjalo y muévalo de nuevo a inbox.")
    }
  }
}
