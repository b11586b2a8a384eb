import Testing

@testable import Simulation

@Suite struct EstimateTests {
  /// Python: `np.mean([90, 40, 99, 60])`, `np.std([90, 40, 99, 60], ddof=1) / 2`.
  @Test func `a mean has its standard error`() throws {
    let estimate = Estimate(meanOf: [90, 40, 99, 60])
    #expect(abs(estimate.value - 72.25) < 1e-12)
    #expect(abs(try #require(estimate.standardError) - 13.603767860412791) < 1e-12)
  }

  /// Python: `np.sqrt(.25 * .75 / 4)`.
  @Test func `a share has its standard error`() throws {
    let estimate = Estimate(shareOf: [true, false, false, false])
    #expect(estimate.value == 0.25)
    #expect(abs(try #require(estimate.standardError) - 0.21650635094610965) < 1e-12)
  }

  @Test func `one value has no standard error`() {
    #expect(Estimate(meanOf: [3]).standardError == nil)
  }

  @Test func `what never happened comes last`() {
    let times = FirstTimes([30, nil, 10, 20, nil])
    #expect(times.share.value == 0.6)
    #expect(times.day(of: 0.5)?.value == 30)
    #expect(times.day(of: 0.9) == nil)
  }

  @Test(arguments: [(0.5, 50.0), (0.9, 90), (0.901, 91), (1, 100)])
  func `a quantile is the first day by which so many are through`(share: Double, day: Double) {
    #expect(FirstTimes((1...100).reversed()).day(of: share)?.value == day)
  }

  /// √(100 · 0.5 · 0.5) = 5 ranks.
  @Test func `the error of a quantile is that of its rank`() {
    #expect(FirstTimes(Array(1...100)).day(of: 0.5)?.standardError == 5)
  }

  @Test func `a quantile near the end of what happened has no error`() {
    let times = FirstTimes((1...52).map { $0 } + Array(repeating: nil, count: 48))
    #expect(times.day(of: 0.5)?.value == 50)
    #expect(times.day(of: 0.5)?.standardError == nil)
  }

  @Test(arguments: [(0.95, 2), (0.5, 0), (0.951, 9)])
  func `counts have quantiles too`(share: Double, count: Int) {
    let counts = Array(repeating: 0, count: 60) + Array(repeating: 2, count: 35) + [9, 9, 9, 9, 9]
    #expect(counts.ranked(at: share) == count)
  }
}
