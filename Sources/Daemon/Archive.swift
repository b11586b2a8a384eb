import Foundation
import Glibc
import Marketing

/// Moves files out of the inbox without ever overwriting one.
struct Archive {
  let folders: Folders

  /// `processed/2026-11/NAME`; the path below the root.
  func keep(_ name: String, today: Day) throws -> String {
    let month = String(today.description.prefix(7))
    return try move(name, to: "processed/\(month)", .readable)
  }

  /// `failed/NAME`; the path below the root.
  func fail(_ name: String) throws -> String {
    try move(name, to: "failed", .shared)
  }

  /// Puts an archived file back into the inbox; returns the name that it has there now.
  ///
  /// `path` is below the root: `processed/2026-11/google/spend (2).csv`. `name` is the one that it
  /// had in the inbox, `google/spend.csv`; it gets it again if that is free.
  func takeBack(_ path: String, as name: String) throws -> String {
    let parts = name.split(separator: "/").map(String.init)
    let folder = (["inbox"] + parts.dropLast()).joined(separator: "/")
    let place = try self.place(
      folders.root + "/" + path, as: parts.last ?? name, in: folder, .shared)
    return String(place.dropFirst("inbox/".count))
  }

  /// A file that was taken back goes from its place below the root to `failed/NAME`.
  ///
  /// Corrected, it goes back into the inbox from there.
  func withdraw(_ name: String, from path: String) throws -> String {
    try move(name, from: folders.root + "/" + path, to: "failed", .shared)
  }

  private func move(_ file: String, to root: String, _ mode: FolderMode) throws -> String {
    try move(file, from: folders.inbox + "/" + file, to: root, mode)
  }

  /// The file of a folder in the inbox goes to a folder of that name.
  private func move(
    _ file: String, from source: String, to root: String, _ mode: FolderMode
  ) throws -> String {
    let parts = Inbox.shown(file).split(separator: "/").map(String.init)
    let folder = ([root] + parts.dropLast()).joined(separator: "/")
    return try place(source, as: parts.last ?? file, in: folder, mode)
  }

  /// Moves a file into a folder below the root; returns its path there, below the root.
  private func place(
    _ source: String, as name: String, in folder: String, _ mode: FolderMode
  ) throws -> String {
    let directory = folders.root + "/" + folder
    try mode.make(directory, below: folders.root)
    for attempt in 1... {
      let free = Self.numbered(name, attempt)
      let target = directory + "/" + free
      // The name is taken first, so that the renaming can only replace what we put there.
      let placeholder = open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o640)
      if placeholder >= 0 {
        close(placeholder)
        guard rename(source, target) == 0 else {
          let number = errno
          unlink(target)
          throw SystemError(path: target, number: number)
        }
        return folder + "/" + free
      }
      guard errno == EEXIST, attempt < 10_000 else {
        throw SystemError(path: target, number: errno)
      }
    }
    throw SystemError(path: source, number: EEXIST)
  }

  /// The name that a file gets at an attempt: `spend.csv`, then `spend (2).csv`.
  static func numbered(_ name: String, _ attempt: Int) -> String {
    guard attempt > 1 else { return name }
    // What is longer than any ending belongs to the name.
    let dot = name.suffix(16).lastIndex(of: ".").flatMap { $0 == name.startIndex ? nil : $0 }
    let mark = " (\(attempt))\(name[(dot ?? name.endIndex)...])"
    return String(name[..<(dot ?? name.endIndex)]).cut(toFit: mark) + mark
  }
}

/// The note beside a file: what is wrong, where, and what to do; or what became of its orders.
struct Sidecar {
  static let suffix = ".error.txt"
  static let answerSuffix = ".answer.txt"
  static let noteSuffix = ".note.txt"

  /// People may edit the notes in their folders; what is archived they may only read.
  private static let mode: mode_t = 0o660

  /// Writes `NAME.answer.txt` beside a control file.
  static func answer(_ text: String, beside path: String) throws {
    try AtomicFile.write(text, to: self.path(beside: path, suffix: answerSuffix))
  }

  /// Writes `NAME.note.txt` beside a file that was taken.
  static func note(_ text: String, beside path: String) throws {
    try AtomicFile.write(text, to: self.path(beside: path, suffix: noteSuffix))
  }

  /// Writes `NAME.error.txt` beside a file, replacing an older note.
  static func write(_ text: String, beside path: String) throws {
    try AtomicFile.write(text, to: self.path(beside: path), mode: mode)
  }

  static func exists(beside path: String) -> Bool {
    access(self.path(beside: path), F_OK) == 0
  }

  static func remove(beside path: String) {
    unlink(self.path(beside: path))
  }

  /// Removes the note of a file that was mended and moved back.
  static func removeOrphan(of path: String) {
    if access(path, F_OK) != 0, errno == ENOENT { remove(beside: path) }
  }

  private static func path(beside path: String, suffix: String = suffix) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    // Room for the `.tmp` under which the note is written.
    return path.dropLast(name.count) + name.cut(toFit: suffix + ".tmp") + suffix
  }
}

extension Archive {
  /// The name that a file had before it was numbered: `spend.csv` for `spend (2).csv`.
  static func unnumbered(_ name: String) -> String {
    name.replacing(#/ \(\d+\)(?=(\.[^.]{0,15})?$)/#, with: "")
  }
}

extension String {
  /// Cut so far that a file's name of this and an ending fits the 255 bytes of a folder's entry.
  fileprivate func cut(toFit ending: String) -> String {
    var cut = self
    while cut.utf8.count + ending.utf8.count > Int(NAME_MAX) { cut.removeLast() }
    return cut
  }
}

/// Whole files that appear at once: readers see the old or the new text, never a part.
enum AtomicFile {
  /// Writes a text and waits until it is on the disk, unless it is soon written again.
  ///
  /// Until it is whole it stands under the path with `draft` behind; two who may write the same file
  /// at once need two of them.
  static func write(
    _ text: String, to path: String, mode: mode_t = 0o640, isLasting: Bool = true,
    draft: String = ".tmp"
  ) throws {
    let temporary = path + draft
    let descriptor = Glibc.open(
      temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, mode)
    guard descriptor >= 0 else { throw SystemError(path: temporary, number: errno) }
    do {
      try writeAll(text, to: descriptor, path: temporary)
      // The service's umask is strict; what people read is readable by their group.
      fchmod(descriptor, mode)
      guard !isLasting || fsync(descriptor) == 0 else {
        throw SystemError(path: temporary, number: errno)
      }
    } catch {
      close(descriptor)
      unlink(temporary)
      throw error
    }
    close(descriptor)
    guard rename(temporary, path) == 0 else { throw SystemError(path: path, number: errno) }
  }

  static func writeAll(_ text: String, to descriptor: Int32, path: String) throws {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw SystemError(path: path, number: errno) }
      rest = rest.dropFirst(count)
    }
  }
}
