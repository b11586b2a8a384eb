import Foundation
import Testing

@testable import Intake

@Suite struct ByteSourceTests {
  @Test func `a file is read like the bytes in it`() throws {
    let url = URL.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: url) }
    try Data("date,channel,spend\n2026-09-01,radio,5\n".utf8).write(to: url)
    let reader = InboxReader()
    let source = try FileSource(path: url.path)
    let profile = try reader.survey(source, name: "spend.csv")
    #expect(try reader.read(source, profile: profile) { _ in }.observations == 1)
  }

  @Test func `a file that is not there is the system's error, not the file's`() {
    #expect(throws: ReadError(path: "/nowhere/spend.csv", number: ENOENT)) {
      try FileSource(path: "/nowhere/spend.csv")
    }
  }

  @Test func `an error of the disk passes through as it is`() {
    #expect(throws: ReadError(path: "spend.csv", number: EIO)) {
      try InboxReader().survey(BrokenSource(), name: "spend.csv")
    }
  }

  @Test func `a folder is no file to read`() throws {
    let source = try FileSource(path: "/")
    #expect(throws: ReadError(path: "/", number: EISDIR)) {
      try InboxReader().survey(source, name: "spend.csv")
    }
  }

  @Test func `the system's error says what to check`() {
    #expect(
      ReadError(path: "spend.csv", number: EIO).description
        == "spend.csv: the system cannot read it (Input/output error); "
        + "check the disk and the file's rights")
  }

  private struct BrokenSource: ByteSource {
    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws -> Int {
      throw ReadError(path: "spend.csv", number: EIO)
    }
  }
}
