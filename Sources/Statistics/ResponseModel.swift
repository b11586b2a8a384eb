/// Which curves and half-lives an arm is judged by, and which corrections are made.
public struct ResponseModel: Sendable, Hashable {
  /// π⁰_j over `ResponseCurve.dictionary`, in any unit; zero leaves a curve out for good.
  public var curveWeights: [Double]

  /// How fast what is known may fade, in days, one to eight of them; `.infinity` never forgets.
  public var halfLives: [Double]

  /// Whether young rows are corrected for outcomes still to come; else F = 1.
  public var correctsDelay = true

  /// Whether the prior of levels and curves is learnt from all arms.
  ///
  /// Else the shape is 0.3, the level that of the fold's first seven days, and the curves keep the
  /// model's weights; half-lives are learnt all the same.
  public var learnsPrior = true

  /// Whether the dispersion is learnt; else φ = 1.
  public var learnsDispersion = true

  /// All curves, the sigmoids with a tenth of the weight, at half-lives from four days to for ever.
  public static let standard = ResponseModel(
    curveWeights: ResponseCurve.dictionary.indices.map {
      ResponseCurve.sigmoidal.contains($0) ? 0.1 / 3 : 0.09
    })

  /// The concave curves alone.
  public static let concave = ResponseModel(
    curveWeights: ResponseCurve.dictionary.indices.map {
      ResponseCurve.sigmoidal.contains($0) ? 0 : 0.1
    })

  public init(
    curveWeights: [Double], halfLives: [Double] = [4, 10, 25, 70, .infinity]
  ) {
    self.curveWeights = curveWeights
    self.halfLives = halfLives
  }
}
