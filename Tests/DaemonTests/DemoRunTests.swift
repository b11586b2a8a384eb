import Foundation
import Marketing
import Report
import Testing

@testable import Daemon

/// The demo's twelve weeks, played once for all tests that look at them.
private struct Story {
  /// One line of `recommendations.jsonl`, as far as the tests read it.
  struct Line: Decodable {
    let decision: Int
    let channels: [Channel]

    struct Channel: Decodable {
      let channel, state: String
      let flags: [String]
    }
  }

  let blocks: [String]
  let shares: [Double]
  let lines: [Line]
  /// What lies in `out`, by the path that was returned.
  let log: String
  /// What was not taken.
  let failed: [String]
  let waiting: [String]

  static let played = Result { try Story() }

  init() throws {
    let folder = try TemporaryFolder()
    var blocks: [String] = []
    var shares: [Double] = []
    let out = try DemoRun(root: folder.file("demo"), version: "1.0.0").play(
      progress: { shares.append($0) }, published: { blocks.append($0) })
    self.blocks = blocks
    self.shares = shares
    lines = try folder.text(of: "demo/out/recommendations.jsonl").split(separator: "\n").map {
      try JSONDecoder().decode(Line.self, from: Data($0.utf8))
    }
    log = try String(contentsOfFile: out + "/recommendations.log", encoding: .utf8)
    failed = folder.names(in: "demo/failed")
    waiting = folder.names(in: "demo/inbox")
  }

  /// The numbers of the decisions that say something of a channel.
  func decisions(on name: String, where isSo: (Line.Channel) -> Bool) -> [Int] {
    lines.filter { $0.channels.contains { $0.channel == name && isSo($0) } }.map(\.decision)
  }
}

/// The whole story takes a while without optimisation; one play must tell it all.
@Suite(.timeLimit(.minutes(1))) struct DemoRunTests {
  @Test func `the demo plays twelve weeks of decisions`() throws {
    let story = try Story.played.get()
    #expect(story.blocks.count == 12)
    #expect(story.shares == story.shares.sorted() && story.shares.last == 1)
    #expect(story.log == story.blocks.joined())
  }

  @Test func `every file of the demo is taken`() throws {
    let story = try Story.played.get()
    #expect(story.failed == [])
    #expect(story.waiting == [])
  }

  @Test func `the star that fades is confirmed, then marked, then put on probation`() throws {
    let story = try Story.played.get()
    let confirmed = try #require(story.decisions(on: "meta") { $0.state == "confirmed" }.first)
    let marked = try #require(story.decisions(on: "meta") { $0.flags.contains("ageing") }.first)
    let suspected = try #require(story.decisions(on: "meta") { $0.state == "probation" }.first)
    #expect(confirmed < marked && marked < suspected)
    #expect(story.blocks[marked - 1].contains("\n\(marked) ! meta "))
  }

  @Test func `the dud is dropped and stays dropped`() throws {
    let story = try Story.played.get()
    let dropped = story.decisions(on: "display") { $0.state == "dropped" }
    #expect(dropped == Array(dropped[0]...12))
    #expect(dropped[0] <= 4)
  }

  @Test func `what just meets its target does not flap`() throws {
    let story = try Story.played.get()
    #expect(story.decisions(on: "newsletter") { $0.state == "testing" } == Array(1...12))
  }

  @Test(arguments: ["google-search", "meta", "radio", "tiktok"])
  func `what works is never dropped`(channel: String) throws {
    let story = try Story.played.get()
    #expect(story.decisions(on: channel) { $0.state == "dropped" } == [])
  }
}
