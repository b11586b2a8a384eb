/// The language of everything that people read.
public enum Language: String, Hashable, Sendable, CaseIterable {
  case english = "en"
  case spanish = "es"
}
