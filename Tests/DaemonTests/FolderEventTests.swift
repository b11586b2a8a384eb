import Glibc
import Testing

@testable import Daemon

struct FilesInHandTests {
  private func event(_ mask: Int32, _ name: String = "a.csv", watch: Int32 = 1) -> FolderEvent {
    FolderEvent(watch: watch, mask: UInt32(mask), name: name)
  }

  private func files(after events: [FolderEvent]) -> FilesInHand {
    var files = FilesInHand()
    files.watch("/inbox", as: 1)
    files.watch("/inbox/google", as: 2)
    for event in events { files.hear(event) }
    return files
  }

  @Test(arguments: [IN_CLOSE_WRITE, IN_MOVED_TO, IN_CREATE])
  func `what ends the writing of a file`(mask: Int32) {
    let files = files(after: [event(IN_MODIFY), event(IN_MODIFY, "b.csv"), event(mask)])
    #expect(!files.contains("/inbox/a.csv"))
    #expect(files.contains("/inbox/b.csv"))
  }

  @Test func `equal names in two folders are two files`() {
    let files = files(after: [event(IN_MODIFY, watch: 2)])
    #expect(files.contains("/inbox/google/a.csv"))
    #expect(!files.contains("/inbox/a.csv"))
  }

  @Test func `after lost events nothing is known to be in hand`() {
    let overflow = FolderEvent(watch: -1, mask: UInt32(IN_Q_OVERFLOW), name: "")
    #expect(!files(after: [event(IN_MODIFY), overflow]).contains("/inbox/a.csv"))
  }
}
