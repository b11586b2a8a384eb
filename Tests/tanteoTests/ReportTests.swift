import Foundation
import Glibc
import Testing

/// `tanteo report`, from the outside.
@Suite struct `the report` {
  private let place: Workplace

  init() async throws {
    place = try Workplace()
  }

  private func decide() async throws {
    try place.drop(History().csv(0..<42), as: "a.csv")
    try await place.once(.first + 42)
  }

  @Test func `is written with every decision`() async throws {
    try await decide()
    #expect(try place.text("out/report.html").hasPrefix("<!DOCTYPE html>"))
  }

  @Test func `is readable by the group`() async throws {
    try await decide()
    var status = stat()
    stat(place.path("out/report.html"), &status)
    #expect(status.st_mode & 0o777 == 0o640)
  }

  @Test func `prints its path and is the same at any time`() async throws {
    try await decide()
    let published = try place.text("out/report.html")
    let outcome = try await place.ask("report")
    #expect(outcome.ending == .exit(0))
    #expect(outcome.output.hasSuffix("/out/report.html\n"))
    #expect(try place.text("out/report.html") == published)
  }

  @Test func `goes where it is told`() async throws {
    try await decide()
    let outcome = try await place.ask("report", "--output", "page.html")
    #expect(outcome.output == "page.html\n")
    #expect(place.exists("page.html"))
  }

  @Test func `tells its path as JSON`() async throws {
    try await decide()
    let outcome = try await place.ask("report", "--output", "page.html", "--json")
    #expect(outcome.output == "{\"path\":\"page.html\",\"schema\":\"1\"}\n")
  }

  @Test func `of a month is kept under its name`() async throws {
    try await decide()
    let outcome = try await place.ask("report", "--month", "\("\(TestDay.first)".prefix(7))")
    #expect(outcome.ending == .exit(0))
    #expect(outcome.output.hasSuffix("/out/report-\("\(TestDay.first)".prefix(7)).html\n"))
  }

  @Test func `of a month without data is refused`() async throws {
    try await decide()
    let outcome = try await place.ask("report", "--month", "2001-01")
    #expect(outcome.ending == .exit(66))
    #expect(outcome.talk.contains("there are neither figures nor decisions of this month"))
  }

  @Test(arguments: ["2026-13", "november", "2026-1", "2026-11-01"])
  func `of what is no month is a usage error`(month: String) async throws {
    #expect(try await place.ask("report", "--month", month).ending == .exit(64))
  }

  @Test func `needs a ledger`() async throws {
    #expect(try await place.ask("report").ending == .exit(66))
  }

  @Test func `that cannot be written says so`() async throws {
    try await decide()
    #expect(try await place.ask("report", "--output", "none/page.html").ending == .exit(66))
  }
}
