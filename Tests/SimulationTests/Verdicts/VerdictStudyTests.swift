import Marketing
import Testing

@testable import Simulation

/// Seeded; what a study of so few channels must show is far from what chance can do.
@Suite struct VerdictStudyTests {
  @Test func `the figures do not depend on which world ends first`() async {
    let study = study { $0.channels = 40 }
    let oneByOne = VerdictFigures(of: study, worlds: (0..<40).map(study.lives))
    #expect(await study.run() == oneByOne)
  }

  @Test func `a channel lives the same among few and many`() {
    let few = study { $0.channels = 2 }
    let many = study { $0.channels = 30 }
    #expect(few.lives(in: 1) == many.lives(in: 1))
  }

  @Test func `another seed is another life`() {
    let lives = [UInt64(0), 1].map { seed in
      study { study in
        study.seed = seed
        study.ratio = Dealt(0.6)
      }.lives(in: 0)
    }
    #expect(lives[0] != lives[1])
  }

  @Test func `every world is reported once`() async {
    var count = 0
    _ = await study { $0.days = 3 }.run { count += 1 }
    #expect(count == 20)
  }

  /// Half the target at three a day: the published median is 20 days, 9 in 10 within 41 ± 3.
  @Test func `duds are dropped within weeks`() async {
    let figures = await study { study in
      study.ratio = Dealt(0.5)
      study.days = 120
    }.run()
    #expect(figures.dropped.share.value == 1)
    #expect((14...32).contains(figures.dropped.day(of: 0.5)?.value ?? 0))
  }

  /// At twice the target every channel is confirmed after 14 days, or a few more.
  @Test func `good channels are confirmed within weeks`() async {
    let figures = await study { study in
      study.ratio = Dealt(2)
      study.days = 60
    }.run()
    #expect(figures.confirmed.share.value == 1)
    #expect(figures.dropped.share.value == 0)
  }

  /// The negative control: a study must be able to show that a rule is bad.
  ///
  /// NumPy, 20,000 channels: `(gammaincc(1 + N, 1 + M) < .05).any(1).mean()` is 0.663; 300 channels
  /// leave ±0.123 in all but 7 of a million seeds.
  @Test func `a posterior looked at daily drops two thirds of what should be kept`() async {
    let figures = await study { study in
      study.rule = .dailyBayes
      study.channels = 300
      study.days = 365
    }.run()
    #expect(abs(figures.dropped.share.value - 0.663) < 0.123)
  }

  /// Four weeks of rows are needed; the published median is 28 days.
  @Test func `weekly rows drop a dud within weeks`() async {
    let figures = await study { study in
      study.ratio = Dealt(0.5)
      study.cadence = .week
      study.days = 112
    }.run()
    #expect((28...49).contains(figures.dropped.day(of: 0.5)?.value ?? 0))
  }

  @Test func `evidence alone never puts on probation`() async {
    let fading = study { study in
      study.ratio = Dealt(2)
      study.changes = [RatioChange(firstDay: 60, ratio: 0.3)].compactMap { $0 }
      study.days = 120
    }
    var evidence = fading
    evidence.rule = .evidence
    #expect(await fading.run().onProbation.share.value == 1)
    #expect(await evidence.run().onProbation.share.value == 0)
  }

  @Test func `a dropped channel is tried again with a tenth`() {
    let study = study { study in
      study.ratio = Dealt(0.2)
      study.days = 365
    }
    let life = study.lives(in: 0)[0]
    #expect(life.dropDay == 14)
    #expect(life.stateChanges >= 3)
    #expect(life.returnDay == nil)
    // A retest ends after twenty target costs, or sooner; a year has two at most.
    #expect((5...40.5).contains(life.spendAfterDrop))
  }

  @Test func `a portfolio shares one bar`() async {
    let alone = study { $0.ratio = Dealt(0.5, Array(repeating: 1, count: 19)) }
    var together = alone
    together.isPortfolio = true
    let day = alone.lives(in: 0)[0].dropDay ?? 0
    #expect(together.lives(in: 0)[0].dropDay ?? .max > day)
    #expect(together.worlds == 1)
  }

  @Test func `fading channels are flagged before they are put on probation`() async throws {
    let figures = await study { study in
      study.ratio = Dealt(2)
      study.changes = [RatioChange(firstDay: 120, lastDay: 150, ratio: 0.5)].compactMap { $0 }
      study.days = 240
      study.watchesAgeing = true
    }.run()
    let ageing = try #require(figures.ageing)
    #expect(try #require(ageing.flagged).share.value > 0.9)
    #expect(try #require(ageing.ledShare).value > 0.8)
    #expect(try #require(ageing.medianLead) > 0)
  }

  private func study(_ change: (inout VerdictStudy) -> Void = { _ in }) -> VerdictStudy {
    var study = VerdictStudy()
    study.channels = 20
    study.days = 100
    change(&study)
    return study
  }
}
