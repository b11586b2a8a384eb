/// The language of everything that people read.
public enum Language: String, Hashable, Sendable, CaseIterable {
  case english = "en"
  case spanish = "es"

  /// The one of two texts that is in this language.
  public func say(_ english: String, _ spanish: String) -> String {
    switch self {
    case .english: english
    case .spanish: spanish
    }
  }

  /// A plain number such as `10.02` with the mark that its readers write: `10,02`.
  public func number(_ plain: String) -> String {
    say(plain, plain.replacing(".", with: ","))
  }
}
