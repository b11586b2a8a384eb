import Foundation
import Glibc
import Synchronization

/// The right to be the only one: a lock file beside the ledger, with its holder's process id.
///
/// The kernel frees it with the process, however that ends. The file itself stays: removing it
/// would let two processes lock two files of one name.
public final class LedgerLock: Sendable {
  public enum Kind: String, Hashable, Sendable {
    /// For the life of a daemon, or of one pass.
    case daemon
    /// Around one transaction.
    case write

    var activity: String {
      switch self {
      case .daemon: "running"
      case .write: "writing"
      }
    }
  }

  private let descriptor: Mutex<Int32?>

  private init(adopting descriptor: Int32) {
    self.descriptor = Mutex(descriptor)
  }

  deinit { release() }

  /// Gives the lock back; a second call does nothing.
  public func release() {
    descriptor.withLock { descriptor in
      if let open = descriptor { close(open) }
      descriptor = nil
    }
  }

  /// The lock file of a ledger; it is closed, after writing, whenever the lock is given back.
  public static func path(_ kind: Kind, beside ledger: String) -> String {
    "\(ledger).\(kind.rawValue)-lock"
  }

  /// Takes the lock, waiting for another holder if asked to.
  ///
  /// - Parameters:
  ///   - kind: What the lock is for.
  ///   - path: The ledger's path; the lock file is `tanteo.sqlite.daemon-lock` beside it.
  ///   - patience: How long to wait for another holder; zero asks once.
  /// - Returns: The lock, held until it is released or forgotten.
  /// - Throws: `busy` with the holder's id after waiting in vain; what the disk or rights refuse.
  public static func acquire(
    _ kind: Kind, beside path: String, waiting patience: Duration = .zero
  ) throws(LedgerError) -> LedgerLock {
    let name = URL(filePath: path).lastPathComponent
    let descriptor = open(
      Self.path(kind, beside: path), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw failure(errno, name: name) }
    let lock = LedgerLock(adopting: descriptor)
    var triesLeft = patience / pause
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else { throw failure(errno, name: name) }
      guard triesLeft > 0 else {
        throw .busy(name: name, kind: kind, process: holder(descriptor))
      }
      triesLeft -= 1
      usleep(20_000)
    }
    try sign(descriptor, name: name)
    return lock
  }

  /// Whether somebody holds a lock now.
  public static func isHeld(_ kind: Kind, beside path: String) -> Bool {
    guard access(Self.path(kind, beside: path), F_OK) == 0 else { return false }
    do {
      try acquire(kind, beside: path).release()
      return false
    } catch {
      if case .busy = error { return true }
      return false
    }
  }

  /// Between two tries; short for a person, long for a transaction.
  private static let pause = Duration.milliseconds(20)

  private static func sign(_ descriptor: Int32, name: String) throws(LedgerError) {
    let signature = Array("\(getpid())\n".utf8)
    guard ftruncate(descriptor, 0) == 0,
      pwrite(descriptor, signature, signature.count, 0) == signature.count
    else { throw failure(errno, name: name) }
  }

  /// The id that the holder wrote; nil in the instant before it did.
  private static func holder(_ descriptor: Int32) -> Int32? {
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    guard count > 0 else { return nil }
    return Int32(String(decoding: bytes.prefix(count).prefix { $0 != 10 }, as: UTF8.self))
  }

  private static func failure(_ number: Int32, name: String) -> LedgerError {
    switch number {
    case ENOSPC, EDQUOT: .diskFull(name: name)
    case EACCES, EPERM, EROFS: .readOnly(name: name)
    default: .cannotOpen(name: name, detail: String(cString: strerror(number)))
    }
  }
}
