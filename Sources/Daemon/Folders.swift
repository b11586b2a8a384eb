import Foundation
import Glibc

/// Where files arrive and where they end.
public struct Folders: Hashable, Sendable {
  public let root: String
  /// The ledger's path.
  public let state: String

  public init(root: String, state: String? = nil) {
    self.root = root
    self.state = state ?? root + "/tanteo.sqlite"
  }

  public var inbox: String { root + "/inbox" }
  public var processed: String { root + "/processed" }
  public var failed: String { root + "/failed" }
  public var out: String { root + "/out" }

  /// The folder of the ledger.
  var stateFolder: String {
    state.lastIndex(of: "/").map { $0 == state.startIndex ? "/" : String(state[..<$0]) } ?? "."
  }

  /// The folders in the root, each with who may do what in it.
  var rooms: [(path: String, mode: FolderMode)] {
    [(inbox, .shared), (failed, .shared), (processed, .readable), (out, .readable)]
  }

  /// Makes what is missing; an existing folder stays as it is.
  public func create() throws {
    for (folder, mode) in [(root, .passage), (stateFolder, FolderMode.secret)] {
      let above = URL(filePath: folder).deletingLastPathComponent().path(percentEncoded: false)
      try FileManager.default.createDirectory(atPath: above, withIntermediateDirectories: true)
      try mode.make(folder)
    }
    try restore()
  }

  /// Makes what is missing in the root, as a running daemon does.
  ///
  /// - Throws: `MissingRoot` when the root itself is gone: what is made in its place could lie
  ///   under a disk that is about to come back.
  func restore() throws {
    guard access(root, F_OK) == 0 else { throw MissingRoot(root: root) }
    for room in rooms { try room.mode.make(room.path) }
  }
}

/// The root was deleted or unmounted while Tanteo ran.
public struct MissingRoot: Error, Hashable, Sendable, CustomStringConvertible {
  public let root: String

  public var description: String {
    "\(root): this folder was deleted or unmounted; make it again or mount it, then restart Tanteo"
  }
}

/// Who may do what in a folder: the account Tanteo runs as, its group, everybody else.
///
/// What is made in a folder belongs to the folder's group, whoever makes it.
struct FolderMode: Hashable, Sendable {
  let bits: mode_t

  /// The group delivers and takes away: `inbox`, `failed`.
  static let shared = FolderMode(bits: 0o2770)
  /// The group reads what it is told: `out`, `processed`.
  static let readable = FolderMode(bits: 0o2750)
  /// The way to these; everybody may pass, so that a client's root may lie in another's.
  static let passage = FolderMode(bits: 0o2751)
  /// Tanteo's own: the ledger.
  static let secret = FolderMode(bits: 0o700)

  /// Makes a folder whose parent is there; one that is there already stays as it is.
  func make(_ path: String) throws {
    guard mkdir(path, bits & 0o777) == 0 else { return try accept(path, errno) }
    var made = stat()
    // The umask may have taken rights away, and outside of a shared root the group's bit is not
    // inherited. In the service's sandbox neither happens, and setting the bit is forbidden.
    if stat(path, &made) == 0, made.st_mode & 0o7777 != bits { chmod(path, bits) }
  }

  /// Makes a folder and what is missing on the way to it, from a folder that is there.
  func make(_ path: String, below root: String) throws {
    var folder = root
    for part in path.dropFirst(root.count).split(separator: "/") {
      folder += "/" + part
      try make(folder)
    }
  }

  private func accept(_ path: String, _ number: Int32) throws {
    var status = stat()
    guard number == EEXIST, stat(path, &status) == 0 else {
      throw SystemError(path: path, number: number)
    }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw SystemError(path: path, number: ENOTDIR)
    }
  }
}
