/// Why something that a person delivered is not taken, in the language of that person.
///
/// The sentence says where, what is wrong, and what to do.
public protocol Complaint: Error, CustomStringConvertible {
  func sentence(in language: Language) -> String
}

extension Complaint {
  /// As those read it who look after the machine.
  public var description: String { sentence(in: .english) }
}
