import Statistics
import Testing

/// The fold against a slow replay of its history in NumPy that keeps every row and sums them anew
/// every day: scripts/oracles/response-fold.py prints all constants.
@Suite struct ResponseFoldOracleTests {
  static let fold = ResponseFoldHistory.fold(through: 61)
  static let posteriors = (0..<4).map(fold.posterior)

  @Test func `shapes are conjugate at every half-life`() {
    let expected = [
      26.67121073265, 77.20211286304, 176.6968696651, 286.972048225, 390.2310040195, 74.77395042812,
      191.5179913329, 387.6102815935, 591.5209590726, 778.2310040195, 26.64040463351,
      101.3469712823, 252.4665243086, 412.0229263051, 555.9065791003, 5.967419598329,
      21.97865435571, 62.73862771796, 104.9172719709, 141.2310040195,
    ]
    #expect(relativeError(Self.posteriors.flatMap(\.shapes), expected) < 1e-9)
  }

  @Test func `half-lives are weighed by how they predicted`() {
    let expected = [
      0.02938896423743, 0.08666866865155, 0.1662438533338, 0.2802687985411, 0.4374297152362,
      0.02229500206799, 0.09394410214618, 0.1840807706754, 0.2852758611739, 0.4144042639366,
      0.01402333368208, 0.06568434264561, 0.1609537264545, 0.2916428494389, 0.4676957477789,
      0.0469019061346, 0.099540635972, 0.1753391771484, 0.2738435051946, 0.4043747755503,
    ]
    #expect(relativeError(Self.posteriors.flatMap(\.halfLifeWeights), expected) < 1e-9)
  }

  @Test func `curves are weighed by their likelihood and the gate`() {
    let expected = [
      5.382252221543e-06, 6.130075666151e-05, 0.0005059276327404, 0.003137641051994,
      0.01574377399667, 0.07953190910204, 0.4705519831908, 1.73493838059e-07, 0.0001514862050445,
      0.009038778036378, 0.02491152494842, 0.3653552898061, 0.03100482952705, 4.516226196497e-10,
      3.754549282058e-08, 1.932515066016e-06, 6.404212171319e-05, 0.0014766198171, 0.0296026617031,
      0.4762638016553, 3.07942478759e-14, 8.717796699669e-09, 0.0001098529675102,
      3.623661325222e-08, 0.05633167184827, 0.4361493344204, 0.001491944103908, 0.003533976010315,
      0.007854091516062, 0.01668409822012, 0.0358689848041, 0.09559787172235, 0.3900346808077,
      0.0001418205811557, 0.001323577668306, 0.01258450237264, 0.002389022917064, 0.1120536702452,
      0.3204417590311, 0.008898956598513, 0.01283268814896, 0.01847961585212, 0.02718051542287,
      0.04337572856943, 0.09222983270751, 0.3312641375892, 0.003445512599929, 0.008264363127706,
      0.02328758056317, 0.02109938770997, 0.1010401717457, 0.308601509365,
    ]
    #expect(relativeError(Self.posteriors.flatMap(\.curveWeights), expected) < 1e-9)
  }

  @Test func `the dispersion is learnt from the misses`() {
    let expected = [
      1, 1, 1.924496997779, 1,
    ]
    #expect(relativeError((0..<4).map(Self.fold.dispersion), expected) < 1e-9)
  }

  @Test func `maturity is learnt from rows delivered again`() {
    let shares = (0..<4).flatMap { arm in
      [1, 2, 6].map { Self.fold.maturity(of: arm, age: $0) }
    }
    let expected = [
      0.4718264254956, 0.682225379743, 1, 0.4777019285028, 0.6330298022576, 0.9663152003995,
      0.4997983415207, 0.6639289146059, 0.9726677755727, 0.636240159043, 0.8424550993229, 1,
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
        2.434582592208, 9.707796243524, 3.06892832225, 15.48651359319, 3.915299098366,
        13.76925736105, 3.610288591659, 12.65822922871,
      ]
    ),
    (
      ResponseModel.standard, 61,
      [
        1.628636095684, 11.74449847464, 2.031507228462, 17.96786429571, 2.902315728975,
        21.60282496005, 2.890386307552, 19.40373137308,
      ]
    ),
    (
      ResponseModel.standard, 90,
      [
        1.505519092117, 12.6556758019, 1.627722845084, 18.43416537031, 2.127669381923,
        22.83040863869, 2.348834397199, 19.7981381953,
      ]
    ),
    (
      ResponseModel.concave, 61,
      [
        2.130367815635, 11.16061804381, 3.179586705249, 17.21774347654, 4.690972266863,
        20.91717276225, 4.426738025338, 19.08067727607,
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
        1.164526919856, 12.00197237914, 1.206785635177, 18.51718568787, 1.705773830126,
        22.07133464669, 1.903546348117, 19.72184753337,
      ]
    ),
    (
      ResponseModel.withoutDispersion, 61,
      [
        1.312847384538, 12.08934032227, 1.390612509951, 18.38812998634, 1.6758954982,
        22.09357256356, 2.037036557964, 19.55284378135,
      ]
    ),
    (
      ResponseModel.oneHalfLife, 61,
      [
        1.649659034004, 11.70758429652, 2.089421183061, 18.04674679492, 2.973578724396,
        21.49500687192, 2.973873538921, 19.54194816124,
      ]
    ),
    (
      ResponseModel.oneCurve, 61,
      [
        2.077787628672, 11.37266560076, 3.148826828145, 17.23494454248, 3.847879586968,
        21.06117449673, 3.494611784071, 19.1275810272,
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
