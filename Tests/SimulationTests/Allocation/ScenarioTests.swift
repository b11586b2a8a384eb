import Marketing
import Testing

@testable import Simulation

@Suite struct ScenarioTests {
  @Test func `there are fifteen, each with a name of its own`() {
    #expect(Set(Scenario.catalogue.map(\.name)).count == 15)
  }

  @Test(arguments: Scenario.catalogue)
  func `each is found by its name`(scenario: Scenario) {
    #expect(Scenario(named: scenario.name) == scenario)
  }

  @Test func `an unknown name has no scenario`() {
    #expect(Scenario(named: "lineer") == nil)
  }

  @Test(arguments: [("many50", 50, 16), ("scurve", 8, 16), ("few2", 2, 30), ("mixed", 12, 30)])
  func `size and number of worlds`(name: String, channels: Int, worlds: Int) throws {
    let scenario = try #require(Scenario(named: name))
    #expect(scenario.channelCount == channels)
    #expect(scenario.standardSeeds == worlds)
  }

  @Test func `each channel has 1,250 a day in the mean`() {
    #expect(Scenario.plain().budget == 8 * 1250)
  }

  @Test func `orders have values where the objective is money`() {
    let names = Scenario.catalogue.filter(\.hasRevenue).map(\.name)
    #expect(names == ["heavyrev", "loss"])
  }
}
