import Foundation
import Marketing
import Report
import Testing

@testable import Daemon

struct DemoRunTests {
  /// The whole story takes a while without optimisation; one play must tell it all.
  @Test(.timeLimit(.minutes(1))) func `the demo plays twelve weeks of decisions`() throws {
    let folder = try TemporaryFolder()
    var blocks: [String] = []
    var shares: [Double] = []
    let out = try DemoRun(root: folder.file("demo"), version: "1.0.0").play(
      progress: { shares.append($0) }, published: { blocks.append($0) })
    #expect(out == folder.file("demo/out"))
    #expect(blocks.count == 12)
    #expect(shares == shares.sorted() && shares.last == 1)
    #expect(try folder.text(of: "demo/out/recommendations.log") == blocks.joined())
    #expect(folder.names(in: "demo/failed") == [])
    #expect(folder.names(in: "demo/inbox") == [])
  }
}
