import Statistics
import Testing

/// A program with the best objective that SciPy found for it.
struct ConcaveExample: Sendable, CustomTestStringConvertible {
  let program: ConcaveProgram
  let best: Double

  /// The weights of each arm by the place of the curve in the dictionary.
  init(
    reference: Double, total: Double, arms: [([Int: Double], ClosedRange<Double>)],
    groups: [ConcaveProgram.Group] = [], best: Double
  ) {
    let programArms = arms.map { weights, bounds in
      ConcaveProgram.Arm(
        response: ResponseMixture(
          weights: (0..<10).map { weights[$0, default: 0] }, reference: reference),
        bounds: bounds)
    }
    program = ConcaveProgram(arms: programArms, groups: groups, total: total)
    self.best = best
  }

  var testDescription: String { "\(program.arms.count) arms, \(program.groups.count) groups" }
}

/// Random programs; `best` is the best of six starts of SciPy's SLSQP (ftol 1e-15), and
/// trust-constr never found a better one:
/// `minimize(lambda y: -f(y*T)/S, y0, jac=…, bounds=…, constraints=…, method='SLSQP')`.
let concaveExamples = [
  ConcaveExample(
    reference: 100, total: 200,
    arms: [
      ([1: 4.16, 3: 1.72, 5: 3.78], 0...153),
      ([0: 1.15], 18...105),
    ],
    best: 13.8548680271),
  ConcaveExample(
    reference: 1250, total: 3750,
    arms: [
      ([7: 0.54, 8: 3.1], 347...2532),
      ([7: 2.69], 0...1706),
      ([7: 0.3], 387...3257),
    ],
    best: 7.40373961146),
  ConcaveExample(
    reference: 100, total: 400,
    arms: [
      ([3: 7.42], 15...200),
      ([8: 5.42, 9: 3.23], 21...233),
      ([4: 7.9, 9: 1.18], 16...216),
      ([0: 3.52, 2: 0.77], 0...139),
    ],
    best: 32.9071829089),
  ConcaveExample(
    reference: 1250, total: 6250,
    arms: [
      ([6: 2.13], 227...3621),
      ([2: 1.41, 4: 0.57, 5: 16.44], 487...1616),
      ([4: 0.62, 6: 2.53], 447...3361),
      ([5: 6.52, 6: 0.44], 0...2815),
      ([0: 0.47, 2: 2, 5: 1.79], 16...3386),
    ],
    best: 43.1762020274),
  ConcaveExample(
    reference: 100, total: 600,
    arms: [
      ([8: 6, 9: 2.13], 50...50),
      ([8: 3.05, 9: 1.84], 0...222),
      ([7: 19.76, 9: 1.17], 0...245),
      ([8: 0.57], 35...205),
      ([7: 2.42, 8: 0.95], 8...249),
      ([9: 4.75], 10...219),
    ],
    best: 44.0743541594),
  ConcaveExample(
    reference: 1250, total: 10000,
    arms: [
      ([6: 5.85], 0...1614),
      ([1: 12.76, 7: 0.72], 0...2487),
      ([2: 2.48, 7: 1.26, 8: 0.88], 0...2542),
      ([9: 5.15], 191...1539),
      ([3: 2.04, 5: 2.33], 12...1543),
      ([4: 6.37], 462...2488),
      ([7: 10.42], 5...1268),
      ([8: 1.56], 0...2014),
    ],
    groups: [
      .init(members: [2, 5, 6, 7], sum: 0...3141),
      .init(members: [0, 3], sum: 3152...Double.infinity),
    ],
    best: 57.408382789),
  ConcaveExample(
    reference: 100, total: 800,
    arms: [
      ([0: 1.22, 4: 3.08, 5: 1.18], 16...254),
      ([3: 0.39], 21...245),
      ([0: 2.24, 6: 4.74], 2...179),
      ([2: 3.95, 5: 0.84], 0...205),
      ([0: 7.28, 5: 8.58, 6: 2.94], 28...199),
      ([0: 5.28, 4: 1.75], 16...211),
      ([1: 2.25, 5: 3.22], 28...227),
      ([0: 12.32, 6: 3.69], 16...281),
    ],
    groups: [
      .init(members: [0, 2, 5, 7], sum: 0...421),
      .init(members: [1, 3], sum: 53...Double.infinity),
    ],
    best: 81.2327021835),
  ConcaveExample(
    reference: 1250, total: 7500,
    arms: [
      ([8: 1.69], 0...3453),
      ([9: 0.69], 59...2995),
      ([8: 4.59], 0...2314),
      ([7: 0.45, 8: 0.83, 9: 1.58], 177...2657),
      ([7: 2.34, 8: 1.22, 9: 1.32], 0...1202),
      ([7: 3.54, 9: 2.8], 351...3062),
    ],
    best: 22.8153299219),
  ConcaveExample(
    reference: 100, total: 800,
    arms: [
      ([8: 2.07], 16...280),
      ([3: 4.45], 32...97),
      ([5: 3.16], 0...300),
      ([3: 1.3], 0...211),
      ([3: 2.56, 5: 4.51, 6: 24.41], 3...209),
      ([0: 1.67, 6: 12.97, 9: 4.16], 24...227),
      ([5: 1.87, 7: 3.8, 8: 2.27], 0...133),
      ([3: 2.2, 4: 3.8, 5: 1.41], 4...144),
    ],
    groups: [
      .init(members: [0, 3, 5, 7], sum: 0...311),
      .init(members: [1, 4], sum: 305...Double.infinity),
    ],
    best: 122.895404685),
  ConcaveExample(
    reference: 1250, total: 8750,
    arms: [
      ([0: 7.09, 1: 2.43, 3: 5.66], 120...3648),
      ([5: 4.56], 399...2838),
      ([1: 1.51, 2: 14.07], 0...3480),
      ([3: 2.05], 0...1167),
      ([0: 0.56, 1: 1.05, 3: 2.87], 0...2517),
      ([1: 0.96, 2: 10.28], 0...2341),
      ([1: 2.18, 3: 6.2, 6: 7.29], 182...3302),
    ],
    best: 87.0741005595),
  ConcaveExample(
    reference: 100, total: 800,
    arms: [
      ([7: 4.6], 20...251),
      ([7: 4.31, 8: 12.49, 9: 1.57], 0...166),
      ([7: 3.38, 8: 2.94, 9: 0.57], 0...143),
      ([7: 1.38, 8: 4.41, 9: 9.54], 0...142),
      ([7: 0.32], 24...150),
      ([9: 1.77], 3...171),
      ([7: 4.21, 8: 7.3, 9: 0.38], 0...201),
      ([8: 1.87, 9: 10.44], 0...285),
    ],
    groups: [
      .init(members: [1, 4, 5, 6], sum: 0...244),
      .init(members: [2, 7], sum: 398...Double.infinity),
    ],
    best: 83.4560911589),
  ConcaveExample(
    reference: 1250, total: 6250,
    arms: [
      ([4: 7.36, 7: 1.53, 8: 2.04], 0...3367),
      ([0: 2.13], 464...1300),
      ([0: 25.85, 2: 0.61, 8: 1.93], 0...3369),
      ([3: 4.24, 7: 5.8, 9: 1.02], 0...2993),
      ([1: 5.9, 8: 3.98, 9: 0.96], 355...1425),
    ],
    groups: [
      .init(members: [3, 4], sum: 0...1329),
      .init(members: [0], sum: 1690...Double.infinity),
    ],
    best: 69.7461892969),
]
