import Foundation
import Glibc

/// Something that a look at the field brought up.
public struct Finding: Hashable, Sendable, Encodable, CustomStringConvertible {
  /// Whether it will go wrong, or is only good to know.
  public let isTrouble: Bool
  /// `place: what is wrong; what to do`.
  public let description: String

  static func trouble(_ sentence: String) -> Finding {
    Finding(isTrouble: true, description: sentence)
  }

  static func notice(_ sentence: String) -> Finding {
    Finding(isTrouble: false, description: sentence)
  }
}

/// What goes wrong with folders, found before a file arrives.
struct FolderCheck {
  let folders: Folders

  var findings: [Finding] {
    let broken = folders.rooms.compactMap { missingOrLocked($0.path) }
    return broken.isEmpty ? moves : broken
  }

  private func missingOrLocked(_ path: String) -> Finding? {
    guard let status = Self.status(of: path) else {
      return .trouble(
        "\(path): does not exist; it is made by the first 'tanteo once' or 'tanteo run'")
    }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      return .trouble("\(path): is not a folder; move that file away")
    }
    return access(path, R_OK | W_OK | X_OK) == 0
      ? nil : .trouble("\(path): this user may not write here; chown or setfacl the folder")
  }

  // MARK: - Moving

  /// Files are moved by renaming: a trial says more than any property of the folders.
  private var moves: [Finding] {
    [folders.processed, folders.failed].compactMap { target in
      let name = "/.tanteo-check-\(getpid())"
      let source = folders.inbox + name
      let descriptor = open(source, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
      guard descriptor >= 0 else { return refusal(of: folders.inbox, errno) }
      close(descriptor)
      defer { unlink(source) }
      guard rename(source, target + name) == 0 else { return refusal(of: target, errno) }
      unlink(target + name)
      return nil
    }
  }

  private func refusal(of path: String, _ number: Int32) -> Finding {
    guard number == EXDEV else {
      return .trouble(SystemError(path: path, number: number).description)
    }
    return .trouble(
      "\(path): lies on another mount than \(folders.inbox); keep both under one root")
  }

  private static func status(of path: String) -> stat? {
    var status = stat()
    return stat(path, &status) == 0 ? status : nil
  }
}
