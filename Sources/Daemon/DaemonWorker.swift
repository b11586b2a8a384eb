import Dispatch
import Synchronization

/// Gives the loop a thread of its own.
///
/// A turn may read a large file for seconds. On a machine with one processor it would block the
/// only thread on which signals are heard, and SIGTERM would wait for the file.
final class DaemonWorker: Sendable {
  private let loop: Mutex<DaemonLoop>
  private let queue = DispatchQueue(label: "tanteo.work")

  init(_ loop: sending DaemonLoop) {
    self.loop = Mutex(loop)
  }

  /// Takes a turn; returns how long nothing needs to happen, and the status for systemd.
  func turn(_ configuration: Configuration) async -> (pause: Duration, status: String) {
    await withCheckedContinuation { continuation in
      queue.async { [self] in
        let result = loop.withLock { ($0.turn(configuration), $0.status) }
        continuation.resume(returning: result)
      }
    }
  }
}
