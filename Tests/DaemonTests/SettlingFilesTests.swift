import Testing

@testable import Daemon

struct SettlingFilesTests {
  /// The clock is made up: a start, and seconds after it.
  private static let start = ContinuousClock.now

  private func file(_ name: String, size: Int64 = 1, inode: UInt64 = 1) -> WaitingFile {
    WaitingFile(
      name: name,
      fingerprint: .init(inode: inode, size: size, modified: 0, modifiedNanoseconds: 0))
  }

  /// What a series of looks found, by second.
  private func looks(_ looks: [(second: Int, files: [WaitingFile])]) -> [[String]] {
    var settling = SettlingFiles(settleTime: .seconds(3))
    return looks.map { look in
      settling.look(at: look.files, now: Self.start + .seconds(look.second)).ready
    }
  }

  @Test func `a file is ready when it rested for the settle time`() {
    let file = file("a.csv")
    #expect(looks([(0, [file]), (2, [file]), (3, [file])]) == [[], [], ["a.csv"]])
  }

  @Test func `every change begins a new rest`() {
    let found = looks([
      (0, [file("a.csv")]), (3, [file("a.csv", size: 2)]), (5, [file("a.csv", size: 2)]),
      (6, [file("a.csv", size: 2)]),
    ])
    #expect(found == [[], [], [], ["a.csv"]])
  }

  @Test func `a file that was replaced rests anew`() {
    #expect(looks([(0, [file("a.csv")]), (3, [file("a.csv", inode: 2)])]) == [[], []])
  }

  @Test func `a file that went away and came back rests anew`() {
    let file = file("a.csv")
    #expect(looks([(0, [file]), (2, []), (3, [file]), (6, [file])]) == [[], [], [], ["a.csv"]])
  }

  @Test func `files keep their order`() {
    let files = [file("b.csv"), file("a.csv")]
    #expect(looks([(0, files), (3, files)]) == [[], ["b.csv", "a.csv"]])
  }

  @Test func `the next look is when the first of the others may be at rest`() {
    var settling = SettlingFiles(settleTime: .seconds(3))
    let (a, b) = (file("a.csv"), file("b.csv"))
    #expect(settling.look(at: [a], now: Self.start).nextRest == Self.start + .seconds(3))
    let second = settling.look(at: [a, b], now: Self.start + .seconds(1))
    #expect(second.nextRest == Self.start + .seconds(3))
    let third = settling.look(at: [a, b], now: Self.start + .seconds(3))
    #expect(third.ready == ["a.csv"])
    #expect(third.nextRest == Self.start + .seconds(4))
    #expect(settling.look(at: [a, b], now: Self.start + .seconds(4)).nextRest == nil)
  }

  @Test func `nothing is waited for in an empty inbox`() {
    var settling = SettlingFiles(settleTime: .seconds(3))
    #expect(settling.look(at: [], now: Self.start).nextRest == nil)
  }
}
