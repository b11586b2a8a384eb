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

  private var sentences: [String] {
    FolderCheck(folders: folders).findings.filter(\.isTrouble).map(\.description)
  }

  @Test func `four folders of one root are no trouble`() {
    #expect(sentences == [])
  }

  @Test func `a trial leaves nothing behind`() {
    _ = sentences
    #expect(folder.names(in: "inbox") + folder.names(in: "processed") == [])
  }

  @Test func `a folder that is missing is made by the first pass`() throws {
    try FileManager.default.removeItem(atPath: folders.out)
    #expect(
      sentences == [
        "\(folders.out): does not exist; it is made by the first 'tanteo once' or 'tanteo run'"
      ])
  }

  @Test func `a file in a folder's place is named`() throws {
    try FileManager.default.removeItem(atPath: folders.failed)
    try folder.write("", to: "failed")
    #expect(sentences == ["\(folders.failed): is not a folder; move that file away"])
  }

  /// `/dev/shm` is another mount on every Linux, and everybody may write there.
  @Test func `a folder on another mount is named`() throws {
    try FileManager.default.removeItem(atPath: folders.processed)
    try FileManager.default.createSymbolicLink(
      atPath: folders.processed, withDestinationPath: "/dev/shm")
    #expect(
      sentences.contains(
        "\(folders.processed): lies on another mount than \(folders.inbox); "
          + "keep both under one root"))
  }
}
