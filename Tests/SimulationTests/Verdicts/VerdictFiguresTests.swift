import Foundation
import Marketing
import Testing

@testable import Simulation

@Suite struct VerdictFiguresTests {
  @Test func `what is not known is null in JSON`() throws {
    let figures = VerdictFigures(of: VerdictStudy(), worlds: [[life(dropDay: nil)]])
    #expect(
      try json(figures) == """
        {"confirmedShare":0,"droppedShare":0,"meanSpendAfterDrop":0,"meanSpendToDrop":9,\
        "medianConfirmDay":null,"medianDropDay":null,"medianProbationDay":null,\
        "medianReturnDay":null,"p90DropDay":null,"probationShare":0,"returnedShare":0,\
        "standardErrors":{"confirmedShare":0,"droppedShare":0,"meanSpendAfterDrop":null,\
        "meanSpendToDrop":null,"medianConfirmDay":null,"medianDropDay":null,\
        "medianProbationDay":null,"medianReturnDay":null,"p90DropDay":null,"probationShare":0,\
        "returnedShare":0},"stateChangesP95":0}
        """)
  }

  @Test func `settings bear the names of the options`() throws {
    var study = VerdictStudy()
    study.ratio = Dealt(1, [0.5])
    study.changes = [RatioChange(firstDay: 120, ratio: 0.5)].compactMap { $0 }
    #expect(
      try json(study) == """
        {"cadence":"day","change":["120:0.5"],"channels":2000,"days":365,"delay":"none",\
        "detectorBar":1040,"elasticity":1,"noise":"nb2","phi0":1.5,"portfolio":false,\
        "portfolios":1,"ratio":[1,0.5],"revenue":null,"rho":null,"rule":"tanteo","seed":0,\
        "spendPolicy":"fixed","tolerance":0.05,"volume":3,"window":0}
        """)
  }

  /// Two portfolios: one of two drops is wrong, then none of none: 0.5 and 0.
  @Test func `false discoveries are averaged over portfolios`() throws {
    var study = VerdictStudy()
    study.isPortfolio = true
    study.ratio = Dealt(1, [0.5])
    let wrong = life(dropDay: 3, ratio: 1)
    let right = life(dropDay: 3, ratio: 0.5)
    let kept = life(dropDay: nil)
    let figures = VerdictFigures(of: study, worlds: [[wrong, right], [kept, kept]])
    let discoveries = try #require(figures.discoveries)
    #expect(discoveries.falseDiscoveryRate.value == 0.25)
    #expect(discoveries.power?.value == 0.5)
  }

  @Test func `flags before the change are false ones`() throws {
    var study = VerdictStudy()
    study.watchesAgeing = true
    study.days = 600
    study.changes = [RatioChange(firstDay: 400, ratio: 0.5)].compactMap { $0 }
    let lives = [
      life(flagDay: 300), life(flagDay: 390), life(flagDay: 430, dropDay: 450),
      life(flagDay: 460, dropDay: 440),
    ]
    let ageing = try #require(VerdictFigures(of: study, worlds: lives.map { [$0] }).ageing)
    #expect(ageing.falseFlagsYear1.value == 0.25)
    #expect(ageing.falseFlagsYear2?.value == 0.25)
    #expect(ageing.flagged?.share.value == 1)
    #expect(ageing.flagged?.day(of: 0.5)?.value == 430)
    #expect(ageing.ledShare?.value == 0.5)
    #expect(ageing.medianLead == -20)
  }

  private func life(flagDay: Int? = nil, dropDay: Int? = nil, ratio: Double = 1) -> ChannelLife {
    var life = ChannelLife()
    life.spend(9)
    for day in [flagDay, dropDay].compactMap({ $0 }).sorted() {
      let state: HypothesisState = day == dropDay ? .dropped : life.state
      let isFlagged = flagDay.map { $0 <= day } ?? false
      life.note(JudgedChannel(state: state, isAgeing: isFlagged), on: day, ratio: ratio)
    }
    return life
  }

  private func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
