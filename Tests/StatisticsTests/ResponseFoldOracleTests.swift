import Statistics
import Testing

/// The fold against a slow replay of its history in NumPy that keeps every row and sums them anew
/// every day: scripts/oracles/response-fold.py prints all constants.
@Suite struct ResponseFoldOracleTests {
  static let fold = ResponseFoldHistory.fold(through: 61)
  static let posteriors = (0..<4).map(fold.posterior)

  @Test func `shapes are conjugate at every half-life`() {
    let expected = [
      39.01414834332, 80.89275462182, 138.7800027838, 197.7232940243, 248.7031298666,
      280.7113542729, 135.8870514956, 258.3394652008, 414.6445687729, 567.8561019267, 698.13841932,
      779.3057685733, 17.39737502556, 35.60249525003, 59.10015427777, 81.89223286967,
      100.9907135439, 112.7572805292, 9.539402262586, 20.72621830227, 35.63909294619,
      49.67947310812, 61.04165119919, 67.86879991945,
    ]
    #expect(relativeError(Self.posteriors.flatMap(\.shapes), expected) < 1e-9)
  }

  @Test func `half-lives are weighed by how they predicted`() {
    let expected = [
      0.1112277651525, 0.09962834389355, 0.1085980316883, 0.1510613354639, 0.2293675951686,
      0.3001169286332, 0.1388542955204, 0.183580831655, 0.125244920698, 0.1278000325304,
      0.1846136823053, 0.2399062372908, 0.08590211814132, 0.1038526416558, 0.1222792085626,
      0.1631823127844, 0.2329077694416, 0.2918759494143, 0.08628296539343, 0.1052098014769,
      0.1253379028908, 0.1653946070833, 0.2316288296194, 0.2861458935362,
    ]
    #expect(relativeError(Self.posteriors.flatMap(\.halfLifeWeights), expected) < 1e-9)
  }

  @Test func `curves are weighed by their likelihood and the gate`() {
    let expected = [
      0.001362295316427, 0.005160691806542, 0.01837100334586, 0.0483418422982, 0.08629106350366,
      0.1193544421848, 0.2176271662163, 0.0003684804973131, 0.01401867713918, 0.09285982441569,
      0.3476096658773, 0.03396076234557, 0.01467408505319, 6.252707775327e-05, 0.0002573313942253,
      0.0009697533498465, 0.003471596405319, 0.01254969796954, 0.05793800079052, 0.4518819143898,
      2.688402728371e-06, 0.0001406056884219, 0.003935076833545, 3.594358298565e-06,
      0.02002383887489, 0.4487633744651, 0.01065959937165, 0.01520335951583, 0.02305649881039,
      0.0365352574913, 0.05889177089874, 0.1058096995646, 0.2864973901722, 0.005650692855047,
      0.011257125153, 0.03320683915567, 0.02096982520249, 0.09389193413001, 0.2983700076791,
      0.01776281600327, 0.02334325157941, 0.03181658049334, 0.04456948747081, 0.06306221003242,
      0.0996328832995, 0.2449500014998, 0.01026461192207, 0.0192824631546, 0.04370958992413,
      0.04754245000124, 0.1212163918222, 0.2328472627973,
    ]
    #expect(relativeError(Self.posteriors.flatMap(\.curveWeights), expected) < 1e-9)
  }

  @Test func `the dispersion is learnt from the misses`() {
    let expected = [
      1.407487613106, 1, 10.18834795231, 2.271057302582,
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
        2.604025963752, 8.415686347243, 3.004149696996, 9.28719046527, 2.828368955979,
        8.83441782207,
        2.828368955979, 8.83441782207,
      ]
    ),
    (
      ResponseModel.standard, 12,
      [
        2.268282897461, 9.975922526015, 2.801039032994, 16.12277458062, 4.208517560057,
        15.3662009059,
        3.658163966185, 13.43569117027,
      ]
    ),
    (
      ResponseModel.standard, 61,
      [
        2.091347529855, 10.35275482236, 2.13553439665, 18.07425533019, 2.74078133375,
        17.79195138231,
        3.305994016937, 19.1471305002,
      ]
    ),
    (
      ResponseModel.standard, 90,
      [
        1.972618059746, 10.86170975395, 1.616129019892, 18.31225212411, 1.591741704848,
        18.16151148793, 2.536611561601, 19.09903242679,
      ]
    ),
    (
      ResponseModel.concave, 61,
      [
        2.412181769226, 10.64499951164, 3.18345477331, 17.19047726219, 4.028949925974,
        17.12882148771,
        4.711324911161, 18.63793749424,
      ]
    ),
    (
      ResponseModel.withoutDelay, 61,
      [
        2.155113534705, 10.24231764632, 3.055462799845, 15.14097407558, 3.500299129595,
        14.25163605935, 3.413363434627, 13.26344092537,
      ]
    ),
    (
      ResponseModel.withoutPrior, 61,
      [
        1.94122521979, 9.697037186136, 1.591603681806, 18.38368806573, 2.110071574953,
        18.30364494426, 2.974917196303, 20.26932079454,
      ]
    ),
    (
      ResponseModel.withoutDispersion, 61,
      [
        1.75313155264, 10.0494348509, 1.218743266365, 18.56792556584, 1.193683317015,
        18.36695549004,
        1.757568520197, 19.92343249645,
      ]
    ),
    (
      ResponseModel.oneHalfLife, 61,
      [
        2.195897920287, 10.5452004105, 2.484906215181, 17.77732427764, 3.315049089358,
        17.31809320451,
        3.986959661783, 19.07612653504,
      ]
    ),
    (
      ResponseModel.oneCurve, 61,
      [
        2.070658992438, 11.33364737053, 3.155463548943, 17.27127029843, 3.162149563837,
        17.30786586313, 3.470268013141, 18.99433662704,
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
