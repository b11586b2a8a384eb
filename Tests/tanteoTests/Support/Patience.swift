/// What a test waited for, in vain.
struct Impatience: Error, CustomStringConvertible {
  let event: String
  let limit: Duration
  var description: String { "\(event): not within \(limit)" }
}

/// Looks again and again until something has happened; throws when it has not in time.
func expectSoon(
  _ event: String, within limit: Duration = .seconds(30), _ hasHappened: () throws -> Bool
) async throws {
  let deadline = ContinuousClock.now + limit
  while try !hasHappened() {
    guard ContinuousClock.now < deadline else { throw Impatience(event: event, limit: limit) }
    try await Task.sleep(for: .milliseconds(20))
  }
}

/// Lets only a few programs run at once, or hundreds of tests would starve each other.
actor Turnstile {
  static let shared = Turnstile(places: 2)

  private var places: Int
  private var queue: [CheckedContinuation<Void, Never>] = []

  init(places: Int) {
    self.places = places
  }

  func enter() async {
    guard places == 0 else {
      places -= 1
      return
    }
    await withCheckedContinuation { queue.append($0) }
  }

  /// Hands the place to the next in line, or keeps it free.
  func leave() {
    if queue.isEmpty { places += 1 } else { queue.removeFirst().resume() }
  }
}
