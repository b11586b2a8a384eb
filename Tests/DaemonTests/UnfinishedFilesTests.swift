import Testing

@testable import Daemon

struct UnfinishedFilesTests {
  private let start = ContinuousClock.now

  private func file(size: Int64 = 10) -> WaitingFile {
    WaitingFile(
      name: "spend.csv",
      fingerprint: .init(inode: 1, size: size, modified: 0, modifiedNanoseconds: 0))
  }

  @Test(arguments: [(599, false), (600, true)])
  func `the end of a file is waited for ten minutes`(seconds: Int, isOverdue: Bool) {
    var files = UnfinishedFiles()
    files.hear(of: file(), now: start)
    let overdue = files.overdue(among: [file()], now: start + .seconds(seconds))
    #expect(overdue.contains("spend.csv") == isOverdue)
  }

  @Test func `looking again prolongs nothing`() {
    var files = UnfinishedFiles()
    files.hear(of: file(), now: start)
    files.hear(of: file(), now: start + .seconds(500))
    #expect(files.overdue(among: [file()], now: start + .seconds(600)) == ["spend.csv"])
  }

  @Test func `a file that grew is waited for anew`() {
    var files = UnfinishedFiles()
    files.hear(of: file(), now: start)
    files.hear(of: file(size: 20), now: start + .seconds(500))
    #expect(files.overdue(among: [file(size: 20)], now: start + .seconds(700)) == [])
  }

  @Test func `a file that nobody called unfinished is not overdue`() {
    var files = UnfinishedFiles()
    #expect(files.overdue(among: [file()], now: start + .seconds(700)) == [])
  }
}
