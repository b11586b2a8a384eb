/// A sum that a file prints of one of its columns, beside the sum of its rows.
public struct ControlTotal: Hashable, Sendable {
  /// What the file calls it, such as `Total: Campaigns`; empty where it only leaves names blank.
  public let label: String
  /// The summed field; nil for the number of rows.
  public let field: Field?
  public let line: Int
  /// What the file says.
  public let declared: Double
  /// What its rows sum to.
  public let summed: Double
  /// Whether the two differ by no more than the rounding of the printed numbers.
  public let agrees: Bool
}
