import Testing

@testable import Marketing

@Suite struct TestDesignTests {
  @Test func `what is believed of the dispersion can be fixed`() {
    let phi = [nil, 4.0].map { base in
      judged(rows: 1, design: TestDesign(dispersionBase: base, poolsDispersion: false))
        .episode.dispersion
    }
    #expect(phi[0] < phi[1])
  }

  @Test func `channels that learn from each other learn from clumps`() {
    let phi = [true, false].map { judged(rows: 40, design: TestDesign(poolsDispersion: $0)) }
      .map(\.episode.dispersion)
    #expect(phi[0] > phi[1])
  }

  @Test func `a detector that forgives more tells less`() {
    let odds = [0, 0.05, 0.3].map { judged(rows: 40, design: TestDesign(tolerance: $0)) }
      .map(\.logDegradation)
    #expect(odds[0] > odds[1])
    #expect(odds[1] > odds[2])
  }

  @Test func `infinite odds are no detector`() {
    var channels = judged(rows: 40, design: TestDesign(detectorOdds: .infinity), outcomes: [9])
    #expect(channels.state == .confirmed)
    channels = judged(
      rows: 140, design: TestDesign(detectorOdds: .infinity),
      outcomes: Array(repeating: 9, count: 40) + Array(repeating: 0, count: 100))
    #expect(channels.state == .confirmed)
  }

  private func judged(
    rows: Int, design: TestDesign, outcomes: [Double] = [0, 0, 9, 0, 0]
  ) -> Hypothesis {
    var verdicts = RunningVerdicts(on: ["a", "b"], rules: .weekly(), design: design)
    for index in 0..<rows {
      let row = ChannelRow(
        period: Period(day: day(index)), spend: 90, conversions: outcomes[index % outcomes.count],
        source: "generic", deliveredOn: day(index + 1))
      verdicts.judge([(channel: 0, row: row)], on: day(index))
    }
    return verdicts[0]
  }
}
