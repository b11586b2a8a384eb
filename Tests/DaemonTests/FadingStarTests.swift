import Foundation
import Marketing
import Testing

@testable import Daemon

/// A star that fades, a channel that stays good and a dud, decided week by week.
private struct Season {
  static let weeks = 24

  private(set) var decisions: [Decision] = []
  let log: String

  /// Played once for all tests that look at it.
  static let played = Result { try Season() }

  init() throws {
    let house = try House()
    let first = try day("2026-01-05")
    for week in 0..<Self.weeks {
      let rows = (week * 7..<week * 7 + 7).flatMap { offset in
        Self.channels.map { "\(first + offset),\($0.name),100,\($0.customers(offset))" }
      }
      let csv = (["date,channel,spend,conversions"] + rows).joined(separator: "\n") + "\n"
      try house.deliver(csv, as: "week-\(week).csv")
      decisions.append(try house.decide(on: "\(first + week * 7 + 7)"))
    }
    log = try house.folder.text(of: "out/recommendations.log")
  }

  /// At a target of 10 EUR ten customers a day are as promised.
  private static let channels: [(name: String, customers: @Sendable (Int) -> Int)] = [
    ("dud", { [3, 5, 4][$0 % 3] }),
    (
      "star",
      { day in
        let strength = day < 91 ? 1 : max(0.35, 1 - 0.025 * Double(day - 91))
        return Int(([24, 20, 16][day % 3] * strength).rounded())
      }
    ),
    ("steady", { [14, 12, 13][$0 % 3] }),
  ]

  func decisions(of name: String, where isSo: (Recommendation) -> Bool) -> [Int] {
    decisions.filter { $0.channels.contains { $0.channel.text == name && isSo($0) } }.map(\.number)
  }
}

@Suite struct FadingStarTests {
  @Test func `a dud is dropped within weeks`() throws {
    let season = try Season.played.get()
    let drop = try #require(season.decisions(of: "dud") { $0.action == .drop }.first)
    #expect(drop <= 5)
    #expect(season.log.contains(#/\n\d+ x dud /#))
  }

  @Test func `a star that fades is marked first, then put on probation`() throws {
    let season = try Season.played.get()
    let marked = try #require(season.decisions(of: "star") { $0.flags.contains(.ageing) }.first)
    let suspected = try #require(season.decisions(of: "star") { $0.state == .probation }.first)
    #expect(marked > 15)
    #expect(marked < suspected)
    #expect(season.log.contains(#/\n\d+ ! star /#))
    #expect(season.log.contains(/star: \d+\.\d % less than it used to bring, since about 2026-04-/))
  }

  @Test func `on probation it gets at most half`() throws {
    let season = try Season.played.get()
    let number = try #require(season.decisions(of: "star") { $0.state == .probation }.first)
    let star = try #require(
      season.decisions[number - 1].channels.first { $0.channel.text == "star" })
    #expect(2 * star.to.rawValue <= star.from.rawValue + 1)
  }

  @Test func `what stays good is confirmed and never marked`() throws {
    let season = try Season.played.get()
    #expect(season.decisions.last?.channels.last?.state == .confirmed)
    #expect(season.decisions(of: "steady") { $0.flags.contains(.ageing) } == [])
  }
}
