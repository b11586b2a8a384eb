/// The name of a client, which becomes part of an account, a unit, a file and a folder.
public struct ClientName: Hashable, Sendable, CustomStringConvertible {
  public let description: String

  /// Reads a name: lower-case letters, digits and hyphens, beginning with a letter.
  ///
  /// - Throws: `Refusal` for what could not be all four.
  public init(_ text: String) throws(Refusal) {
    let letters = Set("abcdefghijklmnopqrstuvwxyz")
    let others = Set("0123456789-")
    guard text.first.map(letters.contains) == true,
      text.allSatisfy({ letters.contains($0) || others.contains($0) })
    else { throw .characters(text) }
    guard text.count <= Self.longest else { throw .length(text) }
    guard !Self.taken.contains(text) else { throw .taken(text) }
    description = text
  }

  /// An account has at most 32 characters, and ours begin with `tanteo-`.
  private static let longest = 25
  /// The folders of the machine's own plan, beside which the clients' lie, and its configuration.
  private static let taken: Set = ["inbox", "processed", "failed", "out", "tanteo"]

  /// Why a text cannot be a client's name.
  public enum Refusal: Error, Hashable, Sendable, CustomStringConvertible {
    case characters(String)
    case length(String)
    case taken(String)

    public var description: String {
      switch self {
      case .characters(let text):
        "'\(text)' cannot name a client; take lower-case letters, digits and hyphens, a letter first"
      case .length(let text):
        "'\(text)' has \(text.count) characters, a client's name at most \(ClientName.longest);"
          + " shorten it"
      case .taken(let text): "'\(text)' names something of Tanteo's own; take another name"
      }
    }
  }
}
