import Marketing
import Testing

@testable import Daemon

struct ConfiguredTargetsTests {
  private let monday = Day(number: 20_458)
  private let budget = Budget(amount: MinorUnits(rawValue: 100), currency: .euro, per: .week)

  private func rules(_ cost: Double, radio: Double? = nil) throws -> PlanRules {
    var rules = PlanRules(budget: budget, target: .costPerAcquisition(cost))
    rules.channels[try channel("radio")] = ChannelRules(
      target: radio.map(Target.costPerAcquisition))
    return rules
  }

  private func period(
    _ cost: Double?, of name: String? = nil, after days: Int = 0
  ) throws -> TargetPeriod {
    TargetPeriod(
      channel: try name.map(channel), target: cost.map(Target.costPerAcquisition),
      from: monday + days)
  }

  private func targets(
    _ recorded: [TargetPeriod], _ rules: PlanRules, earlier: (PlanRules, Day)? = nil
  ) -> ConfiguredTargets {
    ConfiguredTargets(recorded: recorded, rules: rules, today: monday + 7, earlier: earlier)
  }

  @Test func `the first targets are recorded, and nothing is said of them`() throws {
    let targets = targets([], try rules(30, radio: 45))
    #expect(targets.news == [try period(30, after: 7), try period(45, of: "radio", after: 7)])
    #expect(targets.periods == targets.news)
    #expect(targets.changes == [])
  }

  @Test func `what stays the same is no news`() throws {
    let recorded = [try period(30), try period(45, of: "radio")]
    let targets = targets(recorded, try rules(30, radio: 45))
    #expect(targets.news == [])
    #expect(targets.periods == recorded)
    #expect(targets.changes == [])
  }

  @Test func `a changed target holds from today on, and is told`() throws {
    let targets = targets([try period(30)], try rules(25))
    #expect(targets.news == [try period(25, after: 7)])
    #expect(targets.periods == [try period(30), try period(25, after: 7)])
    #expect(
      targets.changes == [
        .targetChanged(
          channel: nil, from: .costPerAcquisition(30), to: .costPerAcquisition(25))
      ])
  }

  @Test func `a channel that gets a target of its own had none before`() throws {
    let targets = targets([try period(30)], try rules(30, radio: 45))
    #expect(
      targets.news == [try period(nil, of: "radio"), try period(45, of: "radio", after: 7)])
    #expect(
      targets.changes == [
        .targetChanged(channel: try channel("radio"), from: nil, to: .costPerAcquisition(45))
      ])
  }

  @Test func `a channel may lose its own target`() throws {
    let recorded = [try period(30), try period(45, of: "radio")]
    let targets = targets(recorded, try rules(30))
    #expect(targets.news == [try period(nil, of: "radio", after: 7)])
  }

  @Test func `of two changes of one day the last holds`() throws {
    let recorded = [try period(30), try period(25, after: 7)]
    let targets = targets(recorded, try rules(20))
    #expect(targets.periods == [try period(30), try period(20, after: 7)])
  }

  @Test func `a ledger that recorded none goes on from its last decision`() throws {
    let targets = targets([], try rules(25), earlier: (try rules(30), monday))
    #expect(targets.news == [try period(30), try period(25, after: 7)])
    #expect(targets.changes.count == 1)
  }
}
