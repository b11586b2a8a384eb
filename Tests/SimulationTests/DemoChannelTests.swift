import Marketing
import Testing

@testable import Simulation

@Suite struct DemoChannelTests {
  @Test func `the habits of those there from the start are the budget`() {
    let founders = DemoChannel.cast.filter { $0.firstWeek == 1 }
    #expect(founders.map(\.habit).reduce(0, +) == 12_600)
  }

  /// EUR a conversion at the habit in week 5, when all are there and nothing has faded.
  @Test(arguments: [
    ("google-search", 20.0), ("meta", 18), ("display", 60), ("newsletter", 30), ("radio", 20),
    ("tiktok", 21),
  ])
  func `the habit costs what the story says`(name: String, costPerAcquisition: Double) throws {
    let channel = try #require(member(named: name))
    let expected = try #require(weeklyConversions(of: channel, times: 1, week: 5))
    #expect(abs(channel.habit / expected - costPerAcquisition) < 1e-9)
    #expect(channel.story.contains("\(Int(costPerAcquisition)) EUR a customer"))
  }

  @Test func `display would bring more than three conversions a day at the target`() throws {
    let display = try #require(member(named: "display"))
    #expect(display.habit / 7 / DemoChannel.target > 3)
  }

  @Test func `nobody counts whom the leaflets bring`() throws {
    let leaflets = try #require(member(named: "leaflets"))
    #expect(weeklyConversions(of: leaflets, times: 1, week: 5) == nil)
  }

  @Test(arguments: DemoChannel.cast.filter { $0.truth != nil })
  func `twice the money brings more, but not twice as much`(channel: DemoChannel) throws {
    let once = try #require(weeklyConversions(of: channel, times: 1, week: 5))
    let twice = try #require(weeklyConversions(of: channel, times: 2, week: 5))
    #expect(once < twice && twice < 2 * once)
  }

  /// Python: `2200 / 18 * 0.65**n`, n the weeks since week 7.
  @Test(arguments: [(7, 122.22222222222223), (8, 79.44444444444446), (12, 14.181329861111113)])
  func `meta loses 35 % a week from week 8 on`(week: Int, expected: Double) throws {
    let meta = try #require(member(named: "meta"))
    let conversions = try #require(weeklyConversions(of: meta, times: 1, week: week))
    #expect(abs(conversions - expected) < 1e-9)
  }

  @Test(arguments: DemoChannel.cast.filter { $0.truth != nil && $0.name != "meta" })
  func `the others are steady`(channel: DemoChannel) {
    #expect(
      weeklyConversions(of: channel, times: 1, week: 1)
        == weeklyConversions(of: channel, times: 1, week: 12))
  }

  /// A mean week's conversions at a multiple of the habit.
  private func weeklyConversions(of channel: DemoChannel, times: Double, week: Int) -> Double? {
    let days = StoryDays(of: Period(weekOf: monday + 7 * (week - 1)), since: monday)
    return channel.expectedConversions(in: days, weekly: times * channel.habit)
  }
}
