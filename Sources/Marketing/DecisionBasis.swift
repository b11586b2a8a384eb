/// Which decision it was, and what it was made from.
public struct DecisionBasis: Hashable, Sendable {
  /// Counted from 1.
  public var number: Int
  public var today: Day
  public var configurationDigest: String
  /// The newest file whose rows it knows, by the ledger's count; 0 for none.
  public var throughFile: Int64

  public init(number: Int, today: Day, configurationDigest: String, throughFile: Int64) {
    self.number = number
    self.today = today
    self.configurationDigest = configurationDigest
    self.throughFile = throughFile
  }
}

extension Decision {
  public var basis: DecisionBasis {
    DecisionBasis(
      number: number, today: today, configurationDigest: configurationDigest,
      throughFile: throughFile)
  }
}
