import Foundation
import Glibc
import Testing

@testable import Daemon

struct SharingCheckTests {
  private let folder: TemporaryFolder
  private let folders: Folders

  init() throws {
    folder = try TemporaryFolder()
    folders = Folders(root: folder.file("root"), state: folder.file("state/tanteo.sqlite"))
    try folders.create()
  }

  private var sentences: [String] {
    SharingCheck(folders: folders).findings.filter(\.isTrouble).map(\.description)
  }

  @Test func `folders as they are made are no trouble`() {
    #expect(sentences == [])
  }

  @Test func `what a person keeps for herself may have any mode`() {
    chmod(folders.root, 0o700)
    chmod(folders.inbox, 0o700)
    #expect(sentences == [])
  }

  @Test func `whether strangers may pass through the root is the operator's choice`() {
    chmod(folders.root, 0o2750)
    #expect(sentences == [])
  }

  @Test(
    arguments: [
      ("inbox", 0o755, 0o2770), ("failed", 0o770, 0o2770), ("processed", 0o2770, 0o2750),
      ("out", 0o2700, 0o2750), ("out", 0o2772, 0o2750),
    ] as [(String, mode_t, mode_t)])
  func `a folder for too many or too few is named`(
    name: String, present: mode_t, wanted: mode_t
  ) {
    let path = "\(folders.root)/\(name)"
    chmod(path, present)
    #expect(
      sentences == [
        "\(path): has the mode \(String(present, radix: 8)), which lets in too many or too few; "
          + "chmod \(String(wanted, radix: 8)) '\(path)'"
      ])
  }
}
