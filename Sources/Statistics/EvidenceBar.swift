import Glibc

/// How much evidence it takes to drop an arm when many are tested at once.
///
/// The e-BH procedure holds the expected share of false drops at q = 2α under any dependence:
/// R. Wang and A. Ramdas, "False discovery rate control with e-values", J. R. Statist. Soc. B 84
/// (2022), 822. No single arm is dropped on less than 1/α.
public struct EvidenceBar: Sendable, Hashable, Codable {
  /// α, the chance that one arm which meets its target is ever dropped.
  public let errorRate: Double

  /// The odds of a detector at which an arm is dropped: 52/α unless chosen otherwise.
  ///
  /// One bet a week wins 52/α within a year with probability α at most.
  public let degradationOdds: Double

  /// `detectorOdds` replaces 52/α, and with it the odds of a suspicion; infinity for no detector.
  public init(errorRate alpha: Double, detectorOdds: Double? = nil) {
    precondition(alpha > 0 && alpha < 1, "an error rate lies between 0 and 1")
    errorRate = alpha
    degradationOdds = detectorOdds ?? 52 / alpha
  }

  /// The logarithm of today's bar: max(ln 1/α, ln K/(q k*)).
  ///
  /// k* is the largest k for which the k-th largest evidence reaches ln K/(q k), one if none does.
  /// `K` counts the episodes ever tested; those that are over keep the evidence they ended with.
  public func threshold(among logEvidence: [Double], episodes K: Int) -> Double {
    // Less than 1/q reaches ln K/(q k) for no k up to K.
    let largestFirst = logEvidence.filter { $0 >= -log(2 * errorRate) }.sorted(by: >)
    let qualifying = largestFirst.indices.last { index in
      largestFirst[index] >= portfolioBar(rejections: index + 1, episodes: K)
    }
    let rejections = (qualifying ?? 0) + 1
    return max(confirmation, portfolioBar(rejections: rejections, episodes: K))
  }

  /// ln 1/α, the evidence that confirms an arm.
  public var confirmation: Double { -log(errorRate) }

  /// ln 13/α: the odds of a detector at which an arm is put under suspicion.
  ///
  /// One bet a week wins 13/α within a quarter of a year with probability α at most.
  public var suspicion: Double { log(degradationOdds / 4) }

  /// ln 1.3/α: the odds of a detector under which a suspicion is over.
  public var recovery: Double { log(degradationOdds / 40) }

  /// ln 52/α: the odds of a detector at which an arm is dropped.
  public var degradation: Double { log(degradationOdds) }

  /// ln K/(q k).
  private func portfolioBar(rejections k: Int, episodes K: Int) -> Double {
    log(Double(max(K, 1)) / (2 * errorRate * Double(k)))
  }
}
