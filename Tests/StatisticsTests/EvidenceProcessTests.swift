import Glibc
import Statistics
import Testing

@Suite struct EvidenceProcessTests {
  struct Vector: Sendable {
    let rows: Int
    let N: Double
    let M: Double
    let phi: Double
    let against: Double
    let confirming: Double
  }

  /// A vectorised NumPy simulation of the same rule, checked against its own batch form.
  static let vectors = [
    Vector(
      rows: 1, N: 2, M: 3, phi: 3.40940239, against: -0.05202546, confirming: -0.26017187),
    Vector(rows: 2, N: 3, M: 6, phi: 3.06892074, against: 0.13216083, confirming: -0.55256221),
    Vector(rows: 7, N: 9, M: 21, phi: 2.23694764, against: 1.32700263, confirming: -1.43320328),
    Vector(
      rows: 10, N: 14, M: 30, phi: 2.23120642, against: 1.63242581, confirming: -1.66446590),
    Vector(
      rows: 14, N: 18, M: 36, phi: 1.95752343, against: 1.94686961, confirming: -1.88966704),
    Vector(
      rows: 15, N: 20, M: 37.5, phi: 1.91969924, against: 1.69309122, confirming: -1.89018779),
    Vector(
      rows: 20, N: 26, M: 45, phi: 1.78085481, against: 1.69990053, confirming: -2.05106095),
    Vector(
      rows: 25, N: 34, M: 65, phi: 1.90973909, against: 3.53423013, confirming: -2.48922090),
    Vector(
      rows: 30, N: 39, M: 85, phi: 1.92814457, against: 6.73944002, confirming: -3.00381432),
  ]

  static func process(rows: Int) -> EvidenceProcess {
    EvidenceExamples.rows(rows).reduce(into: EvidenceProcess()) {
      $0.absorb(outcome: $1.outcome, expected: $1.expected)
    }
  }

  @Test(arguments: vectors)
  func `a stream of rows gives the reference evidence`(vector: Vector) {
    let process = Self.process(rows: vector.rows)
    #expect(process.outcomes == vector.N)
    #expect(process.expected == vector.M)
    #expect(abs(process.dispersion() - vector.phi) < 1e-6)
    #expect(abs(process.logEvidenceAgainst() - vector.against) < 1e-6)
    #expect(abs(process.logEvidenceFor() - vector.confirming) < 1e-6)
  }

  /// SciPy 1.14: `logsumexp(N/phi*log(g) + M/phi*(1 - g)) - log(10)`.
  @Test(arguments: [
    (0.0, 5.0, 1.0, 3.1246554176), (0, 10, 1.5, 4.4169671422), (5, 20, 1, 6.8135962802),
    (5, 20, 2, 3.1411132791), (30, 60, 2, 3.4826462953), (100, 100, 1, -1.8540349643),
    (700, 1_000, 4, 10.5695734019), (18_000, 18_250, 3, -5.8956847500),
  ])
  func `at a known dispersion the evidence against is that of the formula`(
    N: Double, M: Double, phi: Double, expected: Double
  ) {
    let evidence = EvidenceProcess.logEvidenceAgainst(outcomes: N, expected: M, dispersion: phi)
    #expect(abs(evidence - expected) < 1e-9)
  }

  @Test(arguments: [1, 2, 3, 10, 29, 30], [1, 7])
  func `streaming equals the formulas over all rows at once`(rows: Int, days: Int) {
    let xs = Array(EvidenceExamples.outcomes.prefix(rows))
    let ms = Array(EvidenceExamples.expectations.prefix(rows))
    let process = zip(xs, ms).reduce(into: EvidenceProcess()) {
      $0.absorb(outcome: $1.0, expected: $1.1, days: days)
    }
    let batch = batchDispersion(xs, ms, days: Double(rows * days))
    #expect(relativeError(process.dispersion(), batch) < 1e-10)
  }

  /// NumPy: the same rule over round(6 (1 + 0.8 sin(t/6))), t = 0 … 39, at six a day.
  @Test func `slow drift inflates the dispersion`() {
    let process = EvidenceExamples.drifting(40).reduce(into: EvidenceProcess()) {
      $0.absorb(outcome: $1.outcome, expected: $1.expected)
    }
    #expect(relativeError(process.dispersion(), 53.428311766631) < 1e-12)
    #expect(relativeError(process.logEvidenceAgainst(), -0.689531087498) < 1e-11)
  }

  @Test func `without rows there is no evidence either way`() {
    #expect(EvidenceProcess().pearson == (0, 0))
    #expect(abs(EvidenceProcess().logEvidenceAgainst()) < 1e-15)
    #expect(abs(EvidenceProcess().logEvidenceFor()) < 1e-15)
  }

  @Test func `a row that promises nothing is skipped`() {
    var process = Self.process(rows: 5)
    process.absorb(outcome: 3, expected: 0)
    #expect(process == Self.process(rows: 5))
  }

  /// A bias of 5 % in what is counted defeats every consistent test, but for the floor δ²M.
  @Test(arguments: [1e3, 1e5, 1e7, 1e9])
  func `an arm five per cent short is never refuted, however much it spends`(M: Double) {
    let phi = 1 + EvidenceProcess.systematicError * EvidenceProcess.systematicError * M
    let evidence = EvidenceProcess.logEvidenceAgainst(
      outcomes: 0.95 * M, expected: M, dispersion: phi)
    #expect(evidence < 3)
  }

  @Test func `rows of zeros carry no degrees of freedom`() {
    let process = (0..<20).reduce(into: EvidenceProcess()) { process, _ in
      process.absorb(outcome: 0, expected: 1)
    }
    #expect(process.pearson.degreesOfFreedom == 0)
  }

  @Test func `degrees of freedom are the orders where they are fewer than the rows`() {
    var process = EvidenceProcess(dispersionPrior: .revenue)
    process.absorb(outcome: 2.5, expected: 1, orders: 1)
    process.absorb(outcome: 0, expected: 1, orders: 0)
    process.absorb(outcome: 0.5, expected: 1, orders: 1)
    process.absorb(outcome: 0, expected: 1, orders: 0)
    #expect(process.pearson.degreesOfFreedom == 2)
  }

  @Test func `a week in one row is judged by its mean a day`() {
    var weekly = EvidenceProcess()
    weekly.absorb(outcome: 14, expected: 14, days: 7)
    // df = 0: (1.5 + 0.25·2)(1 + ½√(2/20)) (1 + ρ)/(1 − ρ) + 0.025²·14, ρ = 0.4·0.25·2/2.
    let expected = 2 * (1 + 0.5 * 0.1.squareRoot()) * 1.1 / 0.9 + 0.00875
    #expect(weekly.rows == 1)
    #expect(weekly.days == 7)
    #expect(relativeError(weekly.dispersion(), expected) < 1e-14)
  }

  @Test func `revenue has a prior of its own`() {
    var revenue = EvidenceProcess(dispersionPrior: .revenue)
    revenue.absorb(outcome: 5, expected: 5)
    // (3 + 0.2·5)(1 + ½√(2/20)) (1 + ρ)/(1 − ρ) + 0.025²·5, ρ = 0.4·0.2·5/4.
    let expected = 4 * (1 + 0.5 * 0.1.squareRoot()) * 1.1 / 0.9 + 0.003125
    #expect(relativeError(revenue.dispersion(), expected) < 1e-14)
  }

  @Test func `a wider prior weakens the evidence`() {
    let process = Self.process(rows: 30)
    #expect(process.dispersion(prior: 4) > process.dispersion())
    #expect(process.logEvidenceAgainst(dispersionPrior: 4) < process.logEvidenceAgainst())
  }

  /// φ as it is defined, with residuals about the final rate and sums over all pairs of rows.
  private func batchDispersion(_ xs: [Double], _ ms: [Double], days: Double) -> Double {
    let n = Double(xs.count)
    let (N, M) = (xs.reduce(0, +), ms.reduce(0, +))
    let residuals = zip(xs, ms).map { x, m in (x - N / M * m) / m.squareRoot() }
    let squares = residuals.reduce(0) { $0 + $1 * $1 }
    let raw = n > 1 ? squares / (N / M) / (n - 1) : 0
    let df = min(n - 1, N)
    let prior = 1.5 + 0.25 * M / days
    let doubt = (1 - 0.5 * (n > 1 ? df / (n - 1) : 1)) * sqrt(2 / (20 + df))
    let phi1 = max(1, (20 * prior + df * raw) / (20 + df) * (1 + doubt))
    let next = zip(residuals, residuals.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 }
    let slow = residuals.indices.reduce(0) { sum, late in
      sum
        + (0..<late).reduce(0) {
          $0 + residuals[late] * residuals[$1] * pow(0.8, Double(late - $1))
        }
    }
    let share = squares > 1e-12 ? 1 / squares : 0
    let rhoPrior = 0.4 * 0.25 * M / days / prior
    let rho = min(max((20 * rhoPrior + df * next * share) / (20 + df), 0), 0.9)
    let q = slow * share + 4 / n * (1 - (1 - pow(0.8, n)) / (n * 0.2))
    let drift = 1 + 12 * max(0, (df * q - 0.5 * sqrt(df * 0.64 / 0.36)) / (20 + df))
    return max(phi1 * (1 + rho) / (1 - rho), phi1 * drift) + 0.025 * 0.025 * M
  }
}
