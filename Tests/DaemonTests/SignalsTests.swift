import Glibc
import Testing

@testable import Daemon

/// No test hears another's: each blocks the signals of its own thread, and raise(3) sends to that.
///
/// Only what is sent already is asked for; a patience of a minute would show a miss.
struct SignalsTests {
  /// Signals of which none is left over from an earlier test on this thread.
  private func signals() -> Signals {
    let signals = Signals()
    while signals.next() != nil {}
    return Signals()
  }

  @Test(
    arguments: [
      (SIGTERM, .stop), (SIGINT, .stop), (SIGHUP, .reload), (SIGIO, .look),
    ] as [(Int32, Signals.Call)])
  func `a signal asks for one thing`(number: Int32, expected: Signals.Call) {
    let signals = signals()
    raise(number)
    #expect(signals.next(within: .seconds(60)) == expected)
    #expect(signals.next() == nil)
  }

  @Test func `equal ones that wait are one`() {
    let signals = signals()
    raise(SIGIO)
    raise(SIGIO)
    #expect(signals.next() == .look)
    #expect(signals.next() == nil)
  }

  @Test func `one that is not asked for waits`() {
    let signals = signals()
    raise(SIGHUP)
    #expect(signals.next(of: [.stop, .look]) == nil)
    #expect(signals.next() == .reload)
  }

  @Test func `who is asked to stop stays so`() {
    let signals = signals()
    #expect(!signals.isStopping)
    raise(SIGTERM)
    #expect(signals.isStopping)
    #expect(signals.isStopping)
  }

  @Test func `a stop that was waited for is known afterwards`() {
    let signals = signals()
    raise(SIGINT)
    #expect(signals.next(within: .seconds(60)) == .stop)
    #expect(signals.isStopping)
  }

  @Test func `a patience that has run out asks no less`() {
    let signals = signals()
    raise(SIGHUP)
    #expect(signals.next(within: .seconds(-1)) == .reload)
  }
}
