import Foundation
import Glibc
import Testing

@testable import Daemon

struct FoldersTests {
  private let folder: TemporaryFolder
  private let folders: Folders

  init() throws {
    folder = try TemporaryFolder()
    folders = Folders(
      root: folder.file("srv/tanteo"), state: folder.file("var/lib/tanteo/tanteo.sqlite"))
  }

  private func mode(of path: String) -> mode_t {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o7777 : 0
  }

  @Test(
    arguments: [
      ("srv/tanteo", 0o2751), ("srv/tanteo/inbox", 0o2770), ("srv/tanteo/failed", 0o2770),
      ("srv/tanteo/processed", 0o2750), ("srv/tanteo/out", 0o2750), ("var/lib/tanteo", 0o700),
    ] as [(String, mode_t)])
  func `each folder is made for those who need it`(name: String, expected: mode_t) throws {
    try folders.create()
    #expect(mode(of: folder.file(name)) == expected)
  }

  @Test func `a folder that is there keeps its rights`() throws {
    try folders.create()
    chmod(folders.out, 0o755)
    try folders.create()
    #expect(mode(of: folders.out) == 0o755)
  }

  @Test func `a folder that was deleted comes back as it was`() throws {
    try folders.create()
    rmdir(folders.inbox)
    try folders.restore()
    #expect(mode(of: folders.inbox) == 0o2770)
  }

  @Test func `a root that was deleted does not come back by itself`() throws {
    try folders.create()
    try FileManager.default.removeItem(atPath: folders.root)
    let error = #expect(throws: MissingRoot.self) { try folders.restore() }
    #expect(
      error?.description
        == "\(folders.root): this folder was deleted or unmounted; make it again or mount it, "
        + "then restart Tanteo")
    #expect(access(folders.root, F_OK) != 0)
  }

  @Test func `a file in a folder's place is the system's error`() throws {
    try folders.create()
    rmdir(folders.out)
    try folder.write("", to: "srv/tanteo/out")
    #expect(throws: SystemError(path: folders.out, number: ENOTDIR)) { try folders.create() }
  }

  @Test func `a folder of a folder is shared alike`() throws {
    try folders.create()
    let deep = folders.failed + "/google"
    try FolderMode.shared.make(deep, below: folders.root)
    #expect(mode(of: deep) == 0o2770)
  }
}
