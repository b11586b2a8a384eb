import Foundation
import Testing

@testable import Simulation

@Suite struct ScenarioRegretTests {
  /// Python: `r = 100 * (1 - np.array([90, 40, 99, 60]) / np.array([100, 50, 100, 80]))`.
  private let regret = PolicyRegret(
    of: .equal, values: [90, 40, 99, 60], oracle: [100, 50, 100, 80])

  /// Python: `r.mean()`.
  @Test func `the mean is over the worlds`() {
    #expect(abs(regret.meanRegretPercent - 14) < 1e-12)
  }

  /// Python: `r.std(ddof=1) / 2`.
  @Test func `the standard error is of the mean`() throws {
    #expect(try abs(#require(regret.standardError) - 5.338539126015656) < 1e-12)
  }

  /// Python: `np.percentile(r, 90)`.
  @Test func `the 90th percentile lies between two worlds`() {
    #expect(abs(regret.p90 - 23.5) < 1e-12)
  }

  /// Python: `100 * (1 - 289 / 330)`.
  @Test func `the ratio of sums weighs worlds by what was possible`() {
    #expect(abs(regret.ratioOfSumsPercent - 12.424242424242424) < 1e-12)
  }

  @Test func `one world has no standard error`() {
    let single = PolicyRegret(of: .equal, values: [90], oracle: [100])
    #expect(single.standardError == nil)
    #expect(abs(single.p90 - 10) < 1e-12)
  }

  @Test func `what is not known is null in JSON`() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let record = ScenarioRegret(
      name: "drift", seeds: 1,
      policies: [PolicyRegret(of: .roi28, values: [3], oracle: [4])])
    #expect(
      String(decoding: try encoder.encode(record), as: UTF8.self) == """
        {"name":"drift","policies":[{"meanRegretPercent":25,"name":"roi28","p90":25,\
        "ratioOfSumsPercent":25,"standardError":null}],"seeds":1}
        """)
  }
}
