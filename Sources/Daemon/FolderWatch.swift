import Glibc
import Synchronization

/// Tells when something happens in a folder or to a file, by inotify where that works.
///
/// An event only says "look": the folder's listing is the truth. Network mounts are silent about
/// other machines' writes, so a self-test decides between events and polling.
final class FolderWatch: Sendable {
  enum Mode: String, Hashable, Sendable {
    case inotify
    case polling

    /// How the folder is watched, and why it is not heard of at once.
    func reason(network: String?) -> String {
      guard self == .polling else { return rawValue }
      let reason = network.map { "\($0) tells nothing of what other machines write" }
      return "\(rawValue): \(reason ?? "inotify did not tell of a trial file")"
    }
  }

  private let descriptor: Int32
  let mode = Mode.inotify
  private let lost = Atomic(0)

  /// How often the system dropped events since the watch began.
  var overflows: Int { lost.load(ordering: .relaxed) }

  private static let events = UInt32(
    IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_DELETE_SELF | IN_MOVE_SELF)

  /// Watches a folder; nil when the system has no inotify left, or it stays silent in the test.
  init?(folder: String) {
    descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    guard descriptor >= 0 else { return nil }
    guard inotify_add_watch(descriptor, folder, Self.events) >= 0, hears(folder) else { return nil }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Watches what has these names now: one deleted and made again is another.
  ///
  /// For a folder or file that is watched already this changes nothing.
  func renew(_ paths: [String]) {
    for path in paths { _ = inotify_add_watch(descriptor, path, Self.events) }
  }

  /// From now on an event sends SIGIO to this process, which must have blocked it.
  func signal() {
    _ = fcntl(descriptor, F_SETOWN, getpid())
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK | O_ASYNC)
  }

  /// Takes all events so far, so that the next one is told of; returns whether there were any.
  @discardableResult
  func hear() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 16_384)
    var hasHeard = false
    while case let count = read(descriptor, &buffer, buffer.count), count > 0 {
      hasHeard = true
      let overflows = buffer.withUnsafeBytes { Self.overflows(in: $0[..<count]) }
      lost.add(overflows, ordering: .relaxed)
    }
    return hasHeard
  }

  /// Writes a hidden file and waits up to a second for its event.
  private func hears(_ folder: String) -> Bool {
    let probe = "\(folder)/.tanteo-watch-\(getpid())"
    // Left behind by a kill; in a container the next process has the same id.
    unlink(probe)
    let file = open(probe, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { return false }
    close(file)
    var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    let isTold = Glibc.poll(&poll, 1, 1000) == 1
    unlink(probe)
    hear()
    return isTold
  }

  /// A header of four 32-bit words, the second its mask and the last the length of the name.
  private static func overflows(in events: Slice<UnsafeRawBufferPointer>) -> Int {
    var rest = UnsafeRawBufferPointer(rebasing: events)
    var overflows = 0
    while rest.count >= MemoryLayout<inotify_event>.size {
      let event = rest.loadUnaligned(as: inotify_event.self)
      if event.mask & UInt32(IN_Q_OVERFLOW) != 0 { overflows += 1 }
      rest = UnsafeRawBufferPointer(
        rebasing: rest.dropFirst(MemoryLayout<inotify_event>.size + Int(event.len)))
    }
    return overflows
  }
}
