import Foundation
import Testing

@testable import Daemon

struct FolderWatchTests {
  @Test(.timeLimit(.minutes(1))) func `a file that arrives is heard`() async throws {
    let folder = try TemporaryFolder()
    let (wakes, continuation) = AsyncStream<Void>.makeStream()
    let watch = try #require(FolderWatch(folder: folder.path) { continuation.yield() })
    try folder.write("date,channel,spend\n", to: "spend.csv")
    var iterator = wakes.makeAsyncIterator()
    #expect(await iterator.next() != nil)
    withExtendedLifetime(watch) {}
  }

  @Test(.timeLimit(.minutes(1))) func `a file that is moved in is heard`() async throws {
    let folder = try TemporaryFolder()
    let outside = try TemporaryFolder()
    try outside.write("date,channel,spend\n", to: "spend.csv")
    let (wakes, continuation) = AsyncStream<Void>.makeStream()
    let watch = try #require(FolderWatch(folder: folder.path) { continuation.yield() })
    try FileManager.default.moveItem(
      atPath: outside.file("spend.csv"), toPath: folder.file("spend.csv"))
    var iterator = wakes.makeAsyncIterator()
    #expect(await iterator.next() != nil)
    withExtendedLifetime(watch) {}
  }

  @Test func `its own trial leaves nothing behind`() throws {
    let folder = try TemporaryFolder()
    let watch = try #require(FolderWatch(folder: folder.path) {})
    #expect(watch.mode == .inotify)
    #expect(folder.names() == [])
  }

  @Test func `a trial file that a kill left behind does no harm`() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: ".tanteo-watch-\(ProcessInfo.processInfo.processIdentifier)")
    #expect(FolderWatch(folder: folder.path) {} != nil)
  }

  @Test(
    arguments: [
      (FolderWatch.Mode.inotify, nil, "inotify"),
      (.polling, "nfs", "polling: nfs tells nothing of what other machines write"),
      (.polling, nil, "polling: inotify did not tell of a trial file"),
    ] as [(FolderWatch.Mode, String?, String)])
  func `the board says how the inbox is watched, and why`(
    mode: FolderWatch.Mode, network: String?, text: String
  ) {
    #expect(mode.reason(network: network) == text)
  }

  @Test func `a folder that is missing cannot be watched`() throws {
    let folder = try TemporaryFolder()
    #expect(FolderWatch(folder: folder.file("inbox")) {} == nil)
  }
}
