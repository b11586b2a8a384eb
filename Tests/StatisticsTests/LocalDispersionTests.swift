import Statistics
import Testing

@Suite struct LocalDispersionTests {
  /// A vectorised NumPy simulation of the same rule: rows before, φ_L of the next.
  @Test(arguments: [
    (0, 1.73717082), (1, 3.40752739), (6, 2.64092344), (9, 2.51463979), (13, 2.04269478),
    (14, 1.99798569), (19, 1.89774577), (24, 1.84699890), (29, 1.88255068),
  ])
  func `the dispersion known before a row is that of the reference`(rows: Int, phi: Double) {
    // The first is without a daily mean: (1.5)(1 + ½√(2/20)) at ρ = 0.
    #expect(abs(EvidenceExamples.local(rows: rows).dispersion() - phi) < 1e-6)
  }

  @Test func `the level follows the arm`() {
    var local = LocalDispersion()
    for _ in 0..<200 { local.absorb(outcome: 6, expected: 3) }
    #expect(abs(local.level - 2) < 1e-3)
    for _ in 0..<14 { local.absorb(outcome: 0, expected: 3) }
    #expect(abs(local.level - 1) < 1e-3)
  }

  @Test func `a fall of the level is not taken for scatter`() {
    var falling = LocalDispersion()
    for row in 0..<200 { falling.absorb(outcome: row < 100 ? 8 : 4, expected: 4) }
    var process = EvidenceProcess()
    for row in 0..<200 { process.absorb(outcome: row < 100 ? 8 : 4, expected: 4) }
    #expect(falling.dispersion() < process.dispersion() / 3)
  }

  @Test func `slow drift counts where it is more than the correlation of days`() {
    let local = EvidenceExamples.local(rows: 30)
    #expect(local.dispersion(driftFactor: 1) == local.dispersion())
    #expect(local.dispersion(driftFactor: 50) > 10 * local.dispersion())
  }

  @Test func `another target promises the same outcomes for the same money`() {
    var local = EvidenceExamples.local(rows: 30)
    let level = local.level
    local.rescale(by: 2)
    #expect(relativeError(local.level, level / 2) < 1e-15)
  }

  @Test func `degrees of freedom are the orders where they are fewer than the rows`() {
    var ordered = LocalDispersion()
    var counted = LocalDispersion()
    for row in 0..<40 {
      ordered.absorb(outcome: row.isMultiple(of: 2) ? 9 : 0, expected: 1, orders: 0)
      counted.absorb(outcome: row.isMultiple(of: 2) ? 9 : 0, expected: 1)
    }
    // Without degrees of freedom only the prior speaks.
    #expect(ordered.dispersion() < 3)
    #expect(counted.dispersion() > 4)
  }
}
