import Foundation
import Marketing
import Storage
import Testing

@testable import Daemon

struct FolderWatchTests {
  @Test func `a file that arrives is heard, once`() throws {
    let folder = try TemporaryFolder()
    let watch = try #require(FolderWatch(folder: folder.path))
    try folder.write("date,channel,spend\n", to: "spend.csv")
    #expect(watch.hear())
    #expect(!watch.hear())
  }

  @Test func `a file that is moved in is heard`() throws {
    let folder = try TemporaryFolder()
    let outside = try TemporaryFolder()
    try outside.write("date,channel,spend\n", to: "spend.csv")
    let watch = try #require(FolderWatch(folder: folder.path))
    try FileManager.default.moveItem(
      atPath: outside.file("spend.csv"), toPath: folder.file("spend.csv"))
    #expect(watch.hear())
  }

  @Test func `a folder that was made again is heard`() throws {
    let folder = try TemporaryFolder()
    let watch = try #require(FolderWatch(folder: folder.path))
    try FileManager.default.removeItem(atPath: folder.path)
    try FileManager.default.createDirectory(
      atPath: folder.path, withIntermediateDirectories: false)
    watch.renew([folder.path])
    watch.hear()
    try folder.write("date,channel,spend\n", to: "spend.csv")
    #expect(watch.hear())
  }

  @Test func `a ledger that somebody writes to is heard, one that is read is not`() throws {
    let folder = try TemporaryFolder()
    let state = try TemporaryFolder()
    let ledger = try Ledger(path: state.file("tanteo.sqlite"))
    let watch = try #require(FolderWatch(folder: folder.path))
    watch.renew([LedgerLock.path(.write, beside: state.file("tanteo.sqlite"))])
    _ = try ledger.setting("watchMode")
    #expect(!watch.hear())
    try ledger.set("watchMode", to: "inotify")
    #expect(watch.hear())
  }

  @Test func `a file is in hand from its first byte until it is closed`() throws {
    let folder = try TemporaryFolder()
    let watch = try #require(FolderWatch(folder: folder.path))
    let path = folder.file("spend.csv")
    try folder.write("", to: "spend.csv")
    watch.hear()
    let file = try #require(FileHandle(forWritingAtPath: path))
    try file.write(contentsOf: Data("date,channel,spend\n".utf8))
    #expect(!watch.hear())
    #expect(watch.isInHand(path))
    try file.close()
    #expect(watch.hear())
    #expect(!watch.isInHand(path))
  }

  @Test func `a file moved over one in hand is another`() throws {
    let folder = try TemporaryFolder()
    let watch = try #require(FolderWatch(folder: folder.path))
    try folder.write("", to: "spend.csv")
    let file = try #require(FileHandle(forWritingAtPath: folder.file("spend.csv")))
    try file.write(contentsOf: Data("date".utf8))
    try folder.write("date,channel,spend\n", to: "other.csv")
    #expect(rename(folder.file("other.csv"), folder.file("spend.csv")) == 0)
    watch.hear()
    #expect(!watch.isInHand(folder.file("spend.csv")))
    try file.close()
  }

  @Test func `its own trial leaves nothing behind`() throws {
    let folder = try TemporaryFolder()
    let watch = try #require(FolderWatch(folder: folder.path))
    #expect(watch.mode == .inotify)
    #expect(folder.names() == [])
  }

  @Test func `a trial file that a kill left behind does no harm`() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: ".tanteo-watch-\(ProcessInfo.processInfo.processIdentifier)")
    #expect(FolderWatch(folder: folder.path) != nil)
  }

  @Test(
    arguments: [
      (FolderWatch.Mode.inotify, nil, ["inotify", "inotify"]),
      (
        .polling, "nfs",
        [
          "polling: nfs tells nothing of what other machines write",
          "por sondeo: nfs no avisa de lo que escriben otros equipos",
        ]
      ),
      (
        .polling, nil,
        [
          "polling: inotify did not tell of a trial file",
          "por sondeo: inotify no avisó de un archivo de prueba",
        ]
      ),
    ] as [(FolderWatch.Mode, String?, [String])])
  func `the board says how the inbox is watched, and why`(
    mode: FolderWatch.Mode, network: String?, texts: [String]
  ) {
    #expect(Language.allCases.map { mode.reason(network: network, in: $0) } == texts)
  }

  @Test func `a folder that is missing cannot be watched`() throws {
    let folder = try TemporaryFolder()
    #expect(FolderWatch(folder: folder.file("inbox")) == nil)
  }
}
