import Foundation
import Glibc
import Testing

@testable import Daemon

struct InboxTests {
  private let folder: TemporaryFolder
  private let inbox: Inbox

  init() throws {
    folder = try TemporaryFolder()
    inbox = Inbox(path: folder.path)
  }

  @Test(arguments: [
    ".hidden.csv", "spend.csv~", "~$spend.xlsx", "spend.csv.part", "spend.partial",
    "spend.csv.filepart", "spend.csv.crdownload", "spend.TMP", ".spend.csv.swp",
    "spend.csv.error.txt", "spend.csv.answer.txt", "spend.csv.note.txt", "readme.txt", "LEEME.txt",
  ])
  func `unfinished and hidden names do not wait`(name: String) throws {
    try folder.write("x", to: name)
    #expect(try inbox.waiting() == [])
  }

  @Test func `files of a folder in the inbox wait under its name`() throws {
    try FileManager.default.createDirectory(
      atPath: folder.path + "/google/deep", withIntermediateDirectories: true)
    try folder.write("x", to: "google/spend.csv")
    try folder.write("x", to: "google/deep/spend.csv")
    try folder.write("x", to: "a.csv")
    #expect(try inbox.waiting().map(\.name) == ["a.csv", "google/spend.csv"])
    #expect(inbox.folders == [folder.path, folder.path + "/google"])
  }

  @Test(arguments: ["spend.csv", "spend", "part.csv", "temp.csv", "error.txt", "x~y.csv"])
  func `any other name waits`(name: String) throws {
    try folder.write("x", to: name)
    #expect(try inbox.waiting().map(\.name) == [name])
  }

  @Test func `names wait in byte order`() throws {
    for name in ["b.csv", "ä.csv", "a.csv", "B.csv", "10.csv", "9.csv"] {
      try folder.write("x", to: name)
    }
    #expect(
      try inbox.waiting().map(\.name) == ["10.csv", "9.csv", "B.csv", "a.csv", "b.csv", "ä.csv"])
  }

  @Test func `folders do not wait`() throws {
    try FileManager.default.createDirectory(
      atPath: folder.file("google"), withIntermediateDirectories: false)
    #expect(try inbox.waiting() == [])
  }

  @Test func `a file that grows has another fingerprint`() throws {
    try folder.write("x", to: "a.csv")
    let before = try inbox.waiting()
    try folder.write("xy", to: "a.csv")
    #expect(try inbox.waiting() != before)
  }

  @Test func `an open file has the fingerprint of the listing`() throws {
    try folder.write("x", to: "a.csv")
    let descriptor = try inbox.open("a.csv")
    defer { close(descriptor) }
    #expect(try inbox.waiting().first?.fingerprint == inbox.fingerprint(of: descriptor))
  }

  @Test(arguments: [
    ("spend.csv", "spend.csv"), ("campaña 👩‍👩‍👧.csv", "campaña 👩‍👩‍👧.csv"), ("a\nb", "a_b"),
    ("a\u{1B}[2J", "a_[2J"), ("a\u{2028}b", "a_b"), ("a\u{202E}b", "a_b"),
  ])
  func `a name is shown without what drives a terminal`(name: String, shown: String) {
    #expect(Inbox.shown(name) == shown)
  }

  @Test func `a symbolic link is no file`() throws {
    try folder.write("x", to: "a.csv")
    symlink(folder.file("a.csv"), folder.file("link.csv"))
    #expect(throws: InboxRefusal.notAFile(name: "link.csv", kind: .symbolicLink)) {
      try inbox.open("link.csv")
    }
  }

  @Test func `a pipe is no file`() throws {
    mkfifo(folder.file("pipe.csv"), 0o600)
    #expect(throws: InboxRefusal.notAFile(name: "pipe.csv", kind: .pipeOrDevice)) {
      try inbox.open("pipe.csv")
    }
  }

  @Test func `a socket is no file`() throws {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var name = sockaddr_un()
    name.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &name.sun_path) {
      $0.copyBytes(from: folder.file("socket.csv").utf8)
    }
    _ = withUnsafePointer(to: &name) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    #expect(throws: InboxRefusal.notAFile(name: "socket.csv", kind: .socketOrDevice)) {
      try inbox.open("socket.csv")
    }
  }

  @Test func `a file with two names is refused under both`() throws {
    try folder.write("x", to: "a.csv")
    link(folder.file("a.csv"), folder.file("b.csv"))
    #expect(throws: InboxRefusal.linked(name: "a.csv", links: 2)) { try inbox.open("a.csv") }
    #expect(throws: InboxRefusal.linked(name: "b.csv", links: 2)) { try inbox.open("b.csv") }
  }

  @Test func `a file that went away is not at fault`() {
    let gone = SystemError(path: folder.file("a.csv"), number: ENOENT)
    #expect(throws: InboxRefusal.closed(gone)) { try inbox.open("a.csv") }
  }

  @Test(arguments: [
    (
      EPERM,
      "a.csv: operation not permitted; give this user the right to it: "
        + "setfacl -m u:tanteo:rw '/in/a.csv'"
    ),
    (ENOSPC, "a.csv: no space left on device; free some space, nothing is lost"),
    (EDQUOT, "a.csv: disk quota exceeded; free some space, nothing is lost"),
    (
      EXDEV,
      "/in/a.csv: invalid cross-device link; keep inbox, processed and failed on one file system"
    ),
    (EIO, "/in/a.csv: input/output error; check the disk and the folder's rights"),
  ])
  func `every trouble of the system says what to do`(number: Int32, sentence: String) {
    #expect(SystemError(path: "/in/a.csv", number: number).description == sentence)
  }
}
