import Foundation
import Glibc
import Marketing

/// A file that waits in the inbox, as the folder's listing shows it.
public struct WaitingFile: Hashable, Sendable {
  /// The path below the inbox.
  public let name: String
  /// Changes with every write; equal twice means nobody is writing.
  public let fingerprint: Fingerprint

  public struct Fingerprint: Hashable, Sendable {
    let inode: UInt64
    let size: Int64
    let modified: Int64
    let modifiedNanoseconds: Int64
  }
}

/// The folder in which files arrive; its sorted listing is the truth, events only wake us.
struct Inbox {
  let path: String

  /// Everything that waits, in byte order of names; half-uploaded and hidden names are left out.
  ///
  /// A folder in the inbox is a source of its own: its files are `google/spend.csv`. Folders
  /// within it are not looked into.
  func waiting() throws -> [WaitingFile] {
    try entries(of: path)
      .flatMap { name, status in
        guard Self.isFolder(status) else { return [WaitingFile(name, status)] }
        // A folder that vanished since it was listed holds nothing.
        return ((try? entries(of: path + "/" + name)) ?? [])
          .filter { !Self.isFolder($0.status) }
          .map { WaitingFile(name + "/" + $0.name, $0.status) }
      }
      .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// The inbox and the folders in it.
  var folders: [String] {
    let names = (try? entries(of: path).filter { Self.isFolder($0.status) }.map(\.name)) ?? []
    return [path] + names.map { path + "/" + $0 }
  }

  private func entries(of folder: String) throws -> [(name: String, status: stat)] {
    try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { !Self.isIgnored($0) }
      .compactMap { name in
        var status = stat()
        // A name that is not UTF-8 names no file for us; whoever sent it must hear of it.
        guard lstat(folder + "/" + name, &status) == 0 || Self.isRepaired(name) else { return nil }
        return (name, status)
      }
  }

  /// Names that uploaders and editors give to files that are not finished, and our own notes.
  static func isIgnored(_ name: String) -> Bool {
    let lower = name.lowercased()
    let unfinished = [".part", ".partial", ".filepart", ".crdownload", ".tmp", ".swp"]
    let notes = [Sidecar.suffix, Sidecar.answerSuffix, Sidecar.noteSuffix]
    return name.hasPrefix(".") || name.hasSuffix("~") || name.hasPrefix("~$")
      || (unfinished + notes).contains(where: lower.hasSuffix)
      || lower == "readme.txt" || lower == "leeme.txt"
  }

  /// A name as messages may show it: what breaks lines or drives terminals is replaced.
  static func shown(_ name: String) -> String {
    String(String.UnicodeScalarView(name.unicodeScalars.map { $0.isHidden ? "_" : $0 }))
  }

  /// Whether Foundation put a replacement character where it could not read a byte.
  private static func isRepaired(_ name: String) -> Bool {
    name.unicodeScalars.contains("\u{FFFD}")
  }

  private static func isFolder(_ status: stat) -> Bool { status.st_mode & S_IFMT == S_IFDIR }

  /// Opens a file for reading: no links, pipes or devices, whatever their names promise.
  func open(_ name: String) throws -> Int32 {
    let shown = Self.shown(name)
    guard shown == name else { throw InboxRefusal.unreadableName(shown: shown) }
    let full = path + "/" + name
    let descriptor = Glibc.open(full, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT, Self.isRepaired(name) { throw InboxRefusal.notUTF8(shown: shown) }
      throw Self.refusal(of: name, at: full, errno)
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      defer { close(descriptor) }
      throw SystemError(path: full, number: errno)
    }
    if let refusal = Self.refusal(of: name, status) {
      close(descriptor)
      throw refusal
    }
    return descriptor
  }

  private static func refusal(of name: String, at path: String, _ number: Int32) -> any Error {
    let error = SystemError(path: path, number: number)
    switch number {
    case ELOOP: return InboxRefusal.notAFile(name: name, kind: .symbolicLink)
    case ENXIO: return InboxRefusal.notAFile(name: name, kind: .socketOrDevice)
    case EACCES, EPERM, ENOENT: return InboxRefusal.closed(error)
    default: return error
    }
  }

  private static func refusal(of name: String, _ status: stat) -> InboxRefusal? {
    guard status.st_mode & S_IFMT == S_IFREG else {
      return .notAFile(name: name, kind: .pipeOrDevice)
    }
    let links = Int(status.st_nlink)
    return links > 1 ? .linked(name: name, links: links) : nil
  }

  /// The fingerprint of an open file, to see that nobody wrote while it was read.
  func fingerprint(of descriptor: Int32) -> WaitingFile.Fingerprint? {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? .init(status) : nil
  }
}

extension WaitingFile {
  init(_ name: String, _ status: stat) {
    self.init(name: name, fingerprint: Fingerprint(status))
  }
}

extension WaitingFile.Fingerprint {
  init(_ status: stat) {
    inode = UInt64(status.st_ino)
    size = Int64(status.st_size)
    modified = Int64(status.st_mtim.tv_sec)
    modifiedNanoseconds = Int64(status.st_mtim.tv_nsec)
  }
}

/// The system refused something; the files that people deliver are not at fault.
public struct SystemError: Error, Hashable, Sendable, CustomStringConvertible {
  public let path: String
  /// `errno`.
  public let number: Int32

  public init(path: String, number: Int32) {
    self.path = path
    self.number = number
  }

  public var description: String {
    let name = URL(filePath: path).lastPathComponent
    let problem = String(cString: strerror(number)).lowercased()
    switch number {
    case EACCES, EPERM:
      return "\(name): \(problem); give this user the right to it: setfacl -m u:tanteo:rw '\(path)'"
    case ENOSPC, EDQUOT: return "\(name): \(problem); free some space, nothing is lost"
    case EXDEV:
      return "\(path): \(problem); keep inbox, processed and failed on one file system"
    default: return "\(path): \(problem); check the disk and the folder's rights"
    }
  }
}
