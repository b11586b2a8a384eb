import Glibc
import Marketing
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
    func reason(network: String?, in language: Language) -> String {
      guard self == .polling else { return rawValue }
      let reason = network.map {
        language.say(
          "\($0) tells nothing of what other machines write",
          "\($0) no avisa de lo que escriben otros equipos")
      }
      return language.say("polling: ", "por sondeo: ")
        + (reason
          ?? language.say(
            "inotify did not tell of a trial file", "inotify no avisó de un archivo de prueba"))
    }
  }

  private let descriptor: Int32
  let mode = Mode.inotify
  private let lost = Atomic(0)
  private let inHand = Mutex(FilesInHand())

  /// How often the system dropped events since the watch began.
  var overflows: Int { lost.load(ordering: .relaxed) }

  /// Whether somebody has written to a file and not closed it yet.
  func isInHand(_ path: String) -> Bool { inHand.withLock { $0.contains(path) } }

  private static let events = UInt32(
    IN_MODIFY | IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_DELETE_SELF | IN_MOVE_SELF)

  /// Watches a folder; nil when the system has no inotify left, or it stays silent in the test.
  init?(folder: String) {
    descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    guard descriptor >= 0 else { return nil }
    guard add(folder), hears(folder) else { return nil }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Watches what has these names now: one deleted and made again is another.
  ///
  /// For a folder or file that is watched already this changes nothing.
  func renew(_ paths: [String]) {
    for path in paths { _ = add(path) }
  }

  private func add(_ path: String) -> Bool {
    let watch = inotify_add_watch(descriptor, path, Self.events)
    guard watch >= 0 else { return false }
    inHand.withLock { $0.watch(path, as: watch) }
    return true
  }

  /// From now on an event sends SIGIO to this process, which must have blocked it.
  func signal() {
    _ = fcntl(descriptor, F_SETOWN, getpid())
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK | O_ASYNC)
  }

  /// Takes all events so far, so that the next one is told of.
  ///
  /// Returns whether there were any but writes into files that stay open, which ask for nothing.
  @discardableResult
  func hear() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 16_384)
    var hasHeard = false
    while case let count = read(descriptor, &buffer, buffer.count), count > 0 {
      let events = buffer.withUnsafeBytes { FolderEvent.all(in: $0[..<count]) }
      inHand.withLock { files in events.forEach { files.hear($0) } }
      lost.add(events.count(where: \.isOverflow), ordering: .relaxed)
      hasHeard = hasHeard || !events.allSatisfy(\.isWriting)
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
}
