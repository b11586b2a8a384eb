import Glibc
import Synchronization

/// The signals that the daemon obeys, which are all that it waits for.
///
/// Blocked, they interrupt nothing: the daemon takes them one at a time, where it stands still. The
/// folders that it watches signal as well, so that one call, sigtimedwait(2), hears everything.
final class Signals: Sendable {
  /// What a signal asks for.
  enum Call: Hashable, Sendable, CaseIterable {
    /// To end; SIGTERM, and SIGINT from a terminal.
    case stop
    /// To read the configuration again; SIGHUP.
    case reload
    /// To look into the folders, where something has happened; SIGIO.
    case look

    fileprivate var numbers: [Int32] {
      switch self {
      case .stop: [SIGTERM, SIGINT]
      case .reload: [SIGHUP]
      case .look: [SIGIO]
      }
    }
  }

  private let wasStopped = Atomic(false)

  /// Blocks the signals for this thread and those that it starts; no other may take them.
  init() {
    var numbers = Self.numbers(of: Call.allCases)
    pthread_sigmask(SIG_BLOCK, &numbers, nil)
  }

  /// Whether the end was asked for; whoever is busy asks now and then.
  var isStopping: Bool {
    next(of: [.stop]) == .stop || wasStopped.load(ordering: .relaxed)
  }

  /// Takes the next call, waiting for it if asked to; nil when none came in time.
  ///
  /// Equal calls that wait are one. Time that the machine sleeps through does not count.
  func next(of calls: [Call] = Call.allCases, within patience: Duration = .zero) -> Call? {
    var numbers = Self.numbers(of: calls)
    let (seconds, attoseconds) = max(patience, .zero).components
    var time = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
    let number = sigtimedwait(&numbers, nil, &time)
    let call = calls.first { $0.numbers.contains(number) }
    if call == .stop { wasStopped.store(true, ordering: .relaxed) }
    return call
  }

  private static func numbers(of calls: [Call]) -> sigset_t {
    var numbers = sigset_t()
    sigemptyset(&numbers)
    for number in calls.flatMap(\.numbers) { sigaddset(&numbers, number) }
    return numbers
  }
}
