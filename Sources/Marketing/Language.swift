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

  /// `1 row`, `2 rows`; `1 fila`, `2 filas`: the noun's two forms in each language.
  public func counted(
    _ count: Int, _ english: (one: String, many: String), _ spanish: (one: String, many: String)
  ) -> String {
    let noun = count == 1 ? say(english.one, spanish.one) : say(english.many, spanish.many)
    return "\(count) \(noun)"
  }

  /// `1 row`, `2 filas`.
  public func rows(_ count: Int) -> String { counted(count, ("row", "rows"), ("fila", "filas")) }

  /// `1 period`, `2 periodos`.
  public func periods(_ count: Int) -> String {
    counted(count, ("period", "periods"), ("periodo", "periodos"))
  }

  /// `1 channel`, `2 canales`.
  public func channels(_ count: Int) -> String {
    counted(count, ("channel", "channels"), ("canal", "canales"))
  }

  /// A plain number such as `10.02` with the mark that its readers write: `10,02`.
  public func number(_ plain: String) -> String {
    say(plain, plain.replacing(".", with: ","))
  }
}
