import Statistics
import Testing

/// The fold against a slow replay of its history in NumPy that keeps every row and sums them anew
/// every day: scripts/oracles/response-fold.py prints all constants.
@Suite struct ResponseFoldOracleTests {
  static let fold = ResponseFoldHistory.fold(through: 61)
  static let posteriors = (0..<4).map(fold.posterior)

  @Test func `shapes are conjugate at every half-life`() {
    let expected = [
      19.18807841348, 54.87279388635, 122.02261035, 195.8243981415, 264.8605732673, 74.36610829536,
      192.4380694135, 388.8495770985, 592.6936000624, 779.321070549, 8.595808643381, 24.27563113332,
      51.5111683243, 79.39173416148, 104.3954100162, 5.156924195358, 13.86128238314, 30.8901891498,
      47.78143421593, 62.22178909436,
    ]
    #expect(relativeError(Self.posteriors.flatMap(\.shapes), expected) < 1e-9)
  }

  @Test func `half-lives are weighed by how they predicted`() {
    let expected = [
      0.03101674440401, 0.09705244899709, 0.1842863963501, 0.2833071527225, 0.4043372575264,
      0.02494294499646, 0.1099334835984, 0.2021624495287, 0.2841644622869, 0.3787966595896,
      0.04857024909559, 0.1259974056343, 0.1986770121938, 0.270022002561, 0.3567333305153,
      0.05050238451952, 0.1143786724315, 0.1908085645927, 0.2726106379845, 0.3716997404718,
    ]
    #expect(relativeError(Self.posteriors.flatMap(\.halfLifeWeights), expected) < 1e-9)
  }

  @Test func `curves are weighed by their likelihood and the gate`() {
    let expected = [
      0.0005473961811966, 0.00212984217336, 0.006970891659314, 0.01973441395345, 0.05092906982884,
      0.1386433535204, 0.4212388183367, 8.548118667837e-05, 0.003573846391353, 0.03663590993488,
      0.05200913374806, 0.210535202083, 0.05696664100277, 4.29083903081e-08, 1.357315064819e-06,
      3.01890884632e-05, 0.0004863651635564, 0.005999762737172, 0.06583417525846, 0.5412742953977,
      2.426752263925e-11, 4.101456999206e-07, 0.0007334354293616, 4.675422285274e-07,
      0.03784678611925, 0.3477927128704, 0.02336449402503, 0.0296426303458, 0.03782475392665,
      0.0494109205012, 0.06897971622396, 0.1180222769345, 0.2739598807641, 0.01290636404711,
      0.02304072808578, 0.04753477350191, 0.04406027675804, 0.1036890428364, 0.1675641420496,
      0.02663045026803, 0.0322977302641, 0.03961648595739, 0.05003436545529, 0.0679359698116,
      0.1137483265256, 0.2606903252729, 0.0168593932547, 0.02670271362382, 0.0492691861357,
      0.0524890218787, 0.1019558308813, 0.1617702006708,
    ]
    #expect(relativeError(Self.posteriors.flatMap(\.curveWeights), expected) < 1e-9)
  }

  @Test func `the dispersion is learnt from the misses`() {
    let expected = [
      1.494876510036, 1, 11.0860617692, 2.514143543927,
    ]
    #expect(relativeError((0..<4).map(Self.fold.dispersion), expected) < 1e-9)
  }

  @Test func `maturity is learnt from rows delivered again`() {
    let shares = (0..<4).flatMap { arm in
      [1, 2, 6].map { Self.fold.maturity(of: arm, age: $0) }
    }
    let expected = [
      0.4691993252687, 0.6783397338711, 1, 0.4762282631813, 0.6166923122965, 0.9656234367376,
      0.6823566665524, 0.8674160829932, 1.321762363537, 0.5815099652594, 0.7997527182978, 1,
    ]
    #expect(relativeError(shares, expected) < 1e-9)
  }

  @Test func `order values are learnt from revenue`() {
    let values = (0..<4).compactMap(Self.fold.orderValue).flatMap { [$0.shape, $0.rate] }
    let expected = [
      20.43863082234, 810.244226891, 1425.525080544, 45522.19131475, 20.43863082234, 810.244226891,
      258.3152988691, 13174.51109062,
    ]
    #expect(relativeError(values, expected) < 1e-9)
  }

  /// The means of all arms at intensities 0.3 and 1.7.
  @Test(arguments: [
    (
      ResponseModel.standard, 1,
      [
        2.614393681213, 8.404392759137, 3.016322920011, 9.286026537353, 2.826744922932,
        8.835522586944, 2.826744922932, 8.835522586944,
      ]
    ),
    (
      ResponseModel.standard, 12,
      [
        2.493979723213, 9.817226577184, 3.17288389361, 15.83616534599, 4.368405853704,
        15.22464425724, 3.818930084316, 13.30173193817,
      ]
    ),
    (
      ResponseModel.standard, 61,
      [
        1.842398045916, 11.52565698933, 2.294425284973, 17.7975367188, 3.329739235597,
        17.45313952258, 3.729124626731, 18.89780529418,
      ]
    ),
    (
      ResponseModel.standard, 90,
      [
        1.915506017133, 12.25267879421, 2.241714263986, 17.81451823993, 2.934365549462,
        17.78556339513, 3.553557005142, 18.75608588136,
      ]
    ),
    (
      ResponseModel.concave, 61,
      [
        2.253736259875, 11.0358338332, 3.217622824704, 17.17216442188, 4.32663219493,
        17.12539158801, 4.832648844625, 18.59339130416,
      ]
    ),
    (
      ResponseModel.withoutDelay, 61,
      [
        1.523499417098, 10.42302161974, 1.720543876981, 14.62827670772, 1.910117768162,
        12.93733985352, 2.03801989146, 13.08276864736,
      ]
    ),
    (
      ResponseModel.withoutPrior, 61,
      [
        1.617446807508, 11.42821414994, 1.861819802382, 18.11531257347, 3.041548620409,
        17.79549067282, 3.674016418314, 20.05738864439,
      ]
    ),
    (
      ResponseModel.withoutDispersion, 61,
      [
        1.310701401656, 11.99830442322, 1.40540275552, 18.43083301646, 1.282249265986,
        17.43021724578, 2.028320499665, 19.48369247325,
      ]
    ),
    (
      ResponseModel.oneHalfLife, 61,
      [
        1.844678162283, 11.52651637011, 2.318028179198, 17.88620733884, 3.321447313871,
        17.27503786138, 3.762619675547, 19.03678813031,
      ]
    ),
    (
      ResponseModel.oneCurve, 61,
      [
        2.075378028502, 11.35947677598, 3.146843064613, 17.22408651302, 3.185174361804,
        17.43389093142, 3.477478105708, 19.0338007044,
      ]
    ),
  ])
  func `means are those of the replay`(model: ResponseModel, day: Int, expected: [Double]) {
    let fold = ResponseFoldHistory.fold(through: day, model: model)
    let means = (0..<4).flatMap { arm in
      [0.3, 1.7].map { fold.posterior(of: arm).mean(at: $0) }
    }
    #expect(relativeError(means, expected) < 1e-9)
  }
}

extension ResponseModel {
  static let withoutDelay = changed { $0.correctsDelay = false }
  static let withoutPrior = changed { $0.learnsPrior = false }
  static let withoutDispersion = changed { $0.learnsDispersion = false }
  static let oneHalfLife = changed { $0.halfLives = [28] }
  static let oneCurve = changed { model in
    model.curveWeights = ResponseCurve.dictionary.map { $0 == .power(exponent: 0.98) ? 1 : 0 }
  }

  private static func changed(_ change: (inout ResponseModel) -> Void) -> ResponseModel {
    var model = standard
    change(&model)
    return model
  }
}
