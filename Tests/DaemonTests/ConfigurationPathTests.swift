import Daemon
import Testing

@Suite struct `a configuration that nobody names` {
  @Test func `is the environment's`() {
    let path = ConfigurationPath.assumed(environment: ["TANTEO_CONFIG": "shop.yaml"]) { _ in true }
    #expect(path == "shop.yaml")
  }

  @Test(arguments: [[:], ["TANTEO_CONFIG": ""]])
  func `is else the package's`(_ environment: [String: String]) {
    let path = ConfigurationPath.assumed(environment: environment) {
      $0 == "/etc/tanteo/tanteo.yaml"
    }
    #expect(path == "/etc/tanteo/tanteo.yaml")
  }

  @Test func `is not made up`() {
    #expect(ConfigurationPath.assumed(environment: [:]) { _ in false } == nil)
  }
}
