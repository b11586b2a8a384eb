import Glibc

/// One thing that the system tells of a watched folder, in the form of inotify(7).
struct FolderEvent: Hashable, Sendable {
  /// Which of the watches tells it.
  let watch: Int32
  let mask: UInt32
  /// The file's name in the folder; empty when it is about what is watched itself.
  let name: String

  /// Whether the system dropped events before it.
  var isOverflow: Bool { mask & UInt32(IN_Q_OVERFLOW) != 0 }

  /// Whether somebody has written and keeps the file open.
  var isWriting: Bool { mask & UInt32(IN_MODIFY) != 0 }

  /// The events that a read of inotify's descriptor gave.
  static func all(in bytes: Slice<UnsafeRawBufferPointer>) -> [FolderEvent] {
    var rest = UnsafeRawBufferPointer(rebasing: bytes)
    var events: [FolderEvent] = []
    let header = MemoryLayout<inotify_event>.size
    while rest.count >= header {
      let event = rest.loadUnaligned(as: inotify_event.self)
      let name = rest.dropFirst(header).prefix(Int(event.len)).prefix { $0 != 0 }
      events.append(
        FolderEvent(
          watch: event.wd, mask: event.mask, name: String(decoding: name, as: UTF8.self)))
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(header + Int(event.len)))
    }
    return events
  }
}

/// Which files somebody is writing, as far as the system has told.
///
/// A copy that stalls may rest for longer than any settle time: it is over when it is closed, and
/// the system closes the files of a program that dies.
struct FilesInHand: Sendable {
  /// What each watch is about, a folder or a file.
  private var paths: [Int32: String] = [:]
  private var open: Set<String> = []

  mutating func watch(_ path: String, as watch: Int32) {
    paths[watch] = path
  }

  func contains(_ path: String) -> Bool { open.contains(path) }

  /// Closed, moved in or made anew: whatever else happens to a file, it is another one afterwards.
  mutating func hear(_ event: FolderEvent) {
    // What was missed may be the end of a file: the settle time has to do.
    if event.isOverflow { open = [] }
    guard let folder = paths[event.watch] else { return }
    let path = event.name.isEmpty ? folder : folder + "/" + event.name
    if event.isWriting { open.insert(path) } else { open.remove(path) }
  }
}
