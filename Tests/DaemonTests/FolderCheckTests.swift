import Foundation
import Testing

@testable import Daemon

struct FolderCheckTests {
  private let folder: TemporaryFolder
  private let folders: Folders

  init() throws {
    folder = try TemporaryFolder()
    folders = Folders(root: folder.path)
    try folders.create()
  }

  @Test func `four folders of one mount are no trouble`() {
    #expect(FolderCheck(folders).troubles == [])
  }

  @Test func `a folder that is missing is made by the first pass`() throws {
    try FileManager.default.removeItem(atPath: folders.out)
    #expect(
      FolderCheck(folders).troubles == [
        "\(folders.out): does not exist; it is made by the first 'tanteo once' or 'tanteo run'"
      ])
  }

  @Test func `a file in a folder's place is named`() throws {
    try FileManager.default.removeItem(atPath: folders.failed)
    try folder.write("", to: "failed")
    #expect(
      FolderCheck(folders).troubles == ["\(folders.failed): is not a folder; move that file away"])
  }

  /// `/proc` is another mount on every Linux.
  @Test func `a folder on another mount is named`() throws {
    try FileManager.default.removeItem(atPath: folders.processed)
    try FileManager.default.createSymbolicLink(
      atPath: folders.processed, withDestinationPath: "/proc/self")
    #expect(
      FolderCheck(folders).troubles.last
        == "\(folders.processed): lies on another mount than \(folders.inbox); "
        + "keep both under one root")
  }
}
