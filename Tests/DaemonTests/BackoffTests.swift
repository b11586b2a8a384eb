import Testing

@testable import Daemon

struct BackoffTests {
  @Test func `each pause is twice the one before, up to the longest`() {
    var backoff = Backoff(upTo: .seconds(10))
    #expect((0..<5).map { _ in backoff.next() } == [2, 4, 8, 10, 10].map(Duration.seconds))
  }

  @Test func `after a success it begins anew`() {
    var backoff = Backoff(upTo: .seconds(10))
    _ = backoff.next()
    _ = backoff.next()
    backoff.reset()
    #expect(backoff.next() == .seconds(2))
  }
}
