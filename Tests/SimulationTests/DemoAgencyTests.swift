import Marketing
import Testing

@testable import Simulation

@Suite struct DemoAgencyTests {
  let agency = DemoAgency(seed: 1, firstDay: monday)

  @Test func `equal seeds give equal files`() {
    #expect(files(of: agency) == files(of: DemoAgency(seed: 1, firstDay: monday)))
  }

  @Test func `different seeds give different files`() {
    #expect(files(of: agency) != files(of: DemoAgency(seed: 2, firstDay: monday)))
  }

  @Test func `the order in which days are asked for changes nothing`() {
    let backwards = agency.mornings.reversed().map { agency.files(on: $0, spending: [:]) }
    #expect(files(of: agency) == backwards.reversed().flatMap(\.self))
  }

  @Test(arguments: 0..<7)
  func `a story begins on the Monday of its week`(offset: Int) {
    #expect(DemoAgency(seed: 1, firstDay: monday + offset).firstDay == monday)
  }

  @Test func `files come on the 84 mornings after a day of the story`() {
    #expect(agency.mornings.first == monday + 1)
    #expect(agency.mornings.last == monday + 84)
    #expect(agency.mornings.allSatisfy { !agency.files(on: $0, spending: [:]).isEmpty })
  }

  @Test(arguments: [-1, 0, 85])
  func `nothing comes before the story or after it`(offset: Int) {
    #expect(agency.files(on: monday + offset, spending: [:]).isEmpty)
  }

  @Test func `no two files have one name`() {
    let names = files(of: agency).map(\.name)
    #expect(Set(names).count == names.count)
  }

  @Test func `a Tuesday brings the platforms' Monday`() {
    #expect(
      agency.files(on: monday + 1, spending: [:]).map(\.name) == [
        "google-ads-2026-01-05.csv", "meta-ads-2026-01-05.csv", "newsletter-2026-01-05.csv",
      ])
  }

  @Test func `a Monday brings the sheets of the week before as well`() {
    #expect(
      agency.files(on: monday + 7, spending: [:]).map(\.name) == [
        "google-ads-2026-01-11.csv", "meta-ads-2026-01-11.csv", "newsletter-2026-01-11.csv",
        "radio-2026-01-05.csv", "leaflets-2026-01-05.csv",
      ])
  }

  @Test func `tiktok joins in week 5`() {
    let first = files(of: agency).first { $0.name.hasPrefix("tiktok") }
    #expect(first?.name == "tiktok-ads-\(monday + 28).csv")
  }

  @Test func `a channel without money has no row`() {
    let file = agency.files(on: monday + 1, spending: ["display": 0]).first
    #expect(text(of: file).contains("google-search"))
    #expect(!text(of: file).contains("display"))
  }

  @Test func `an export without rows is no file`() {
    let plan = ["display": 0.0, "google-search": 0.0]
    let names = agency.files(on: monday + 1, spending: plan).map(\.name)
    #expect(names == ["meta-ads-2026-01-05.csv", "newsletter-2026-01-05.csv"])
  }

  @Test func `what one channel gets changes no other`() {
    let day = Period(day: monday)
    let rows = agency.rows(of: .googleAds, in: day, spending: [:])
    let without = agency.rows(of: .googleAds, in: day, spending: ["display": 0])
    #expect(rows.filter { $0.channel != "display" } == without)
  }

  @Test(arguments: [0.0, 10, 350, 21_000])
  func `spend stays within 4 % of the plan`(weekly: Double) {
    let plan = ["meta": weekly]
    let spends = (0..<84).flatMap { day in
      agency.rows(of: .meta, in: Period(day: monday + day), spending: plan)
    }.map { $0.spend.units(of: .euro) }
    // Half a cent is lost to rounding.
    #expect(spends.allSatisfy { abs($0 - weekly / 7) <= 0.04 * weekly / 7 + 0.005 })
  }

  @Test func `a channel that no plan names spends its habit`() {
    let week = Period(weekOf: monday)
    let named = ["leaflets": 1200.0]
    #expect(
      agency.rows(of: .leafletSheet, in: week, spending: [:])
        == agency.rows(of: .leafletSheet, in: week, spending: named))
  }
}
