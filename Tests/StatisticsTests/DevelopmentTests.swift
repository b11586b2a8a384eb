import Testing

@testable import Statistics

@Suite struct DevelopmentTests {
  @Test func `without a morning the usual is believed`() {
    #expect(Development().factor(usual: 1.25, weight: 20) == 1.25)
  }

  @Test func `one morning is no habit, whatever it shows`() {
    #expect(Self.development([(40, 400)]).factor(usual: 1.25, weight: 20) == 1.25)
    #expect(Self.development([(0, 40)]).factor(usual: 1, weight: 5) == 1)
  }

  /// Of n mornings alike 1 − 1/n counts: 1 + (1 − 1/n) 5 n / (10 n + 5) = 1 + (n − 1) / (2 n + 1).
  @Test(arguments: [2, 4, 100])
  func `mornings that agree are believed`(mornings: Int) {
    let development = Self.development(.init(repeating: (10, 5), count: mornings))
    let factor = 1 + Double(mornings - 1) / Double(2 * mornings + 1)
    #expect(relativeError(development.factor(usual: 1, weight: 5), factor) < 1e-15)
  }

  /// a = 10 and 14, 4 beyond none of 20: 1 + (1 − 296 / 24²) 4 / (20 + 20).
  @Test func `a morning without growth speaks against it`() {
    let development = Self.development([(10, 0), (10, 4)])
    let factor = 1 + (1 - 296.0 / 576) * 4 / 40
    #expect(relativeError(development.factor(usual: 1, weight: 20), factor) < 1e-15)
  }

  @Test func `mornings that show no growth take the usual one back`() {
    let development = Self.development(.init(repeating: (1_000, 0), count: 100))
    #expect(relativeError(development.factor(usual: 2, weight: 20), 1) < 0.02)
  }

  @Test func `what all mornings showed fades alike`() {
    var development = Self.development([(10, 5), (10, 5)])
    let before = development.factor(usual: 1, weight: 0)
    development.fade(by: 0.5)
    #expect(relativeError(development.factor(usual: 1, weight: 0), before) < 1e-15)
    #expect(relativeError(development.factor(usual: 1, weight: 5), 1 + 0.5 * 5.0 / 15) < 1e-15)
  }

  private static func development(_ mornings: [(Double, Double)]) -> Development {
    var development = Development()
    for (outcomes, growth) in mornings { development.add(outcomes: outcomes, growth: growth) }
    return development
  }
}
