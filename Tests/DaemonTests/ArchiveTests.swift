import Foundation
import Glibc
import Testing

@testable import Daemon

struct ArchiveTests {
  private let folder: TemporaryFolder
  private let archive: Archive

  init() throws {
    folder = try TemporaryFolder()
    let folders = Folders(root: folder.path)
    try folders.create()
    archive = Archive(folders: folders)
  }

  @Test func `a file is kept under the month of its cycle`() throws {
    try folder.write("1", to: "inbox/spend.csv")
    let path = try archive.keep("spend.csv", today: day("2026-11-22"))
    #expect(path == "processed/2026-11/spend.csv")
    #expect(try folder.text(of: path) == "1")
    #expect(folder.names(in: "inbox") == [])
  }

  @Test func `a file that failed lies in its folder`() throws {
    try folder.write("1", to: "inbox/spend.csv")
    #expect(try archive.fail("spend.csv") == "failed/spend.csv")
  }

  @Test func `an earlier file of the same name is never overwritten`() throws {
    for number in 1...3 {
      try folder.write("\(number)", to: "inbox/spend.csv")
      _ = try archive.fail("spend.csv")
    }
    #expect(
      folder.names(in: "failed") == ["spend (2).csv", "spend (3).csv", "spend.csv"])
    #expect(try folder.text(of: "failed/spend.csv") == "1")
    #expect(try folder.text(of: "failed/spend (3).csv") == "3")
  }

  @Test func `a link of that name in the way is left alone`() throws {
    symlink(folder.file("tanteo.sqlite"), folder.file("failed/spend.csv"))
    try folder.write("1", to: "inbox/spend.csv")
    #expect(try archive.fail("spend.csv") == "failed/spend (2).csv")
    #expect(folder.names().contains("tanteo.sqlite") == false)
  }

  @Test func `a file that is gone leaves no placeholder`() throws {
    let gone = SystemError(path: folder.file("failed/spend.csv"), number: ENOENT)
    #expect(throws: gone) { try archive.fail("spend.csv") }
    #expect(folder.names(in: "failed") == [])
  }

  @Test(arguments: [
    ("spend.csv", 1, "spend.csv"), ("spend.csv", 2, "spend (2).csv"),
    ("spend.csv.gz", 3, "spend.csv (3).gz"), ("spend", 2, "spend (2)"),
    (".csv", 2, ".csv (2)"), ("spend.", 2, "spend (2)."),
  ])
  func `the number stands before the ending`(name: String, attempt: Int, expected: String) {
    #expect(Archive.numbered(name, attempt) == expected)
  }

  /// A name of 255 bytes has no room for a number.
  @Test(arguments: [
    String(repeating: "x", count: 251) + ".csv", String(repeating: "ñ", count: 125) + ".csv",
    String(repeating: "x", count: 255), "x." + String(repeating: "y", count: 253),
  ])
  func `the longest names find their place twice`(name: String) throws {
    try folder.write("1", to: "inbox/\(name)")
    _ = try archive.fail(name)
    try folder.write("2", to: "inbox/\(name)")
    #expect(try folder.text(of: archive.fail(name)) == "2")
  }

  @Test func `a note stands beside its file`() throws {
    try Sidecar.write("why", beside: folder.file("failed/spend.csv"))
    #expect(try folder.text(of: "failed/spend.csv.error.txt") == "why")
  }

  @Test func `a newer note replaces the older`() throws {
    try Sidecar.write("why", beside: folder.file("spend.csv"))
    try Sidecar.write("because", beside: folder.file("spend.csv"))
    #expect(try folder.text(of: "spend.csv.error.txt") == "because")
  }

  @Test(arguments: [String(repeating: "x", count: 255), String(repeating: "ñ", count: 127)])
  func `a note fits beside the longest names, and goes again`(name: String) throws {
    try Sidecar.write("why", beside: folder.file("failed/\(name)"))
    #expect(folder.names(in: "failed").allSatisfy { $0.hasSuffix(".error.txt") })
    Sidecar.remove(beside: folder.file("failed/\(name)"))
    #expect(folder.names(in: "failed") == [])
  }
}

struct AtomicFileTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func `a file has its text, readable by its group, and no other file stays`() throws {
    try AtomicFile.write("plan", to: folder.file("plan.csv"))
    var status = stat()
    stat(folder.file("plan.csv"), &status)
    #expect(try folder.text(of: "plan.csv") == "plan")
    #expect(status.st_mode & 0o777 == 0o640)
    #expect(folder.names() == ["plan.csv"])
  }

  @Test func `a longer text of before is replaced`() throws {
    try AtomicFile.write("a longer text", to: folder.file("plan.csv"))
    try AtomicFile.write("short", to: folder.file("plan.csv"))
    #expect(try folder.text(of: "plan.csv") == "short")
  }

  @Test func `what a crash left half written does no harm`() throws {
    try folder.write("half of a much longer text", to: "plan.csv.tmp")
    try AtomicFile.write("plan", to: folder.file("plan.csv"))
    #expect(try folder.text(of: "plan.csv") == "plan")
  }

  @Test func `a link that waits in the way is not followed`() throws {
    try folder.write("precious", to: "other")
    symlink(folder.file("other"), folder.file("plan.csv.tmp"))
    #expect(throws: SystemError(path: folder.file("plan.csv.tmp"), number: ELOOP)) {
      try AtomicFile.write("plan", to: folder.file("plan.csv"))
    }
    #expect(try folder.text(of: "other") == "precious")
  }

  @Test func `a folder that is missing is the system's error`() {
    #expect(throws: SystemError(path: folder.file("out/plan.csv.tmp"), number: ENOENT)) {
      try AtomicFile.write("plan", to: folder.file("out/plan.csv"))
    }
  }
}
