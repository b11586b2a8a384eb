/// How long to wait before something that failed is tried again: twice as long each time.
struct Backoff {
  private static let first = Duration.seconds(2)

  private let longest: Duration
  private var pause = Self.first

  init(upTo longest: Duration) {
    self.longest = longest
  }

  mutating func next() -> Duration {
    defer { pause = min(pause * 2, longest) }
    return min(pause, longest)
  }

  /// It has worked: the next failure begins anew.
  mutating func reset() {
    pause = Self.first
  }
}
