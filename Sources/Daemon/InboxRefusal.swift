import Foundation
import Glibc
import Marketing

/// Why a thing in the inbox is no file that may be read.
enum InboxRefusal: Hashable {
  case notAFile(name: String, kind: Kind)
  case linked(name: String, links: Int)
  /// Its name could break a log line or drive a terminal; `shown` cannot.
  case unreadableName(shown: String)
  /// No text of ours is its name.
  case notUTF8(shown: String)
  /// The file may be good; somebody must give the right to read it, or it went away.
  case closed(SystemError)

  enum Kind { case symbolicLink, socketOrDevice, pipeOrDevice }

  var code: String {
    switch self {
    case .notAFile: "notAFile"
    case .linked: "linked"
    case .unreadableName: "unreadableName"
    case .notUTF8: "notUTF8"
    case .closed: "closed"
    }
  }
}

extension InboxRefusal: Complaint {
  func sentence(in language: Language) -> String {
    switch self {
    case .notAFile(let name, let kind):
      language.say(
        "\(name): this is \(kind.text(in: language)), not a file;"
          + " copy the file itself into the inbox",
        "\(name): esto es \(kind.text(in: language)), no un archivo;"
          + " copie a inbox el archivo mismo")
    case .linked(let name, let links):
      language.say(
        "\(name): this file has \(links) names and could change under another one;"
          + " copy it instead",
        "\(name): este archivo tiene \(links) nombres y podría cambiar bajo otro;"
          + " entregue una copia")
    case .unreadableName(let shown):
      language.say(
        "\(shown): its name has characters that cannot be shown; rename the file",
        "\(shown): su nombre tiene caracteres que no se pueden mostrar; cámbiele el nombre")
    case .notUTF8(let shown):
      language.say(
        "\(shown): its name is not in UTF-8; rename the file",
        "\(shown): su nombre no está en UTF-8; cámbiele el nombre")
    case .closed(let error): closed(error, in: language)
    }
  }

  private func closed(_ error: SystemError, in language: Language) -> String {
    let name = URL(filePath: error.path).lastPathComponent
    guard [EACCES, EPERM].contains(error.number) else {
      return language.say(
        error.description,
        "\(name): no se puede abrir; compruebe que sigue en la carpeta")
    }
    return language.say(
      "\(name): only its owner may read it; copy it into the inbox instead of moving it,"
        + " or allow it: chmod a+r '\(error.path)'",
      "\(name): solo su dueño puede leerlo; cópielo a inbox en vez de moverlo,"
        + " o dé permiso: chmod a+r '\(error.path)'")
  }
}

extension InboxRefusal.Kind {
  fileprivate func text(in language: Language) -> String {
    switch self {
    case .symbolicLink: language.say("a symbolic link", "un enlace simbólico")
    case .socketOrDevice: language.say("a socket or device", "un socket o dispositivo")
    case .pipeOrDevice: language.say("a pipe or device", "una tubería o dispositivo")
    }
  }
}
