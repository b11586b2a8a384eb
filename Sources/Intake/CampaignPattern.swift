import Foundation
public import Marketing

/// A pattern for the names of campaigns, and the channel of those that it fits.
///
/// Names compare as channel names do, without regard to case. A `*` stands for any text, also for
/// none; nothing else is special.
public struct CampaignPattern: Hashable, Sendable {
  public let pattern: String
  public let channel: ChannelName
  /// The folded texts between the stars.
  private let pieces: [String]

  public init(_ pattern: String, channel: ChannelName) {
    self.pattern = pattern
    self.channel = channel
    pieces = pattern.split(separator: "*", omittingEmptySubsequences: false)
      .map { Self.folded(String($0)) }
  }

  /// Whether the pattern describes the whole name.
  public func fits(_ campaign: String) -> Bool {
    let name = Self.folded(campaign.visibleLine(atMost: .max))
    guard let first = pieces.first, let last = pieces.last, pieces.count > 1 else {
      return name == pieces.first
    }
    guard name.hasPrefix(first) else { return false }
    var rest = name.dropFirst(first.count)
    // The earliest place is as good as any other: it leaves most for the pieces behind.
    for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
      guard let found = rest.firstRange(of: piece) else { return false }
      rest = rest[found.upperBound...]
    }
    return rest.hasSuffix(last)
  }

  private static func folded(_ text: String) -> String {
    text.uppercased().lowercased().precomposedStringWithCanonicalMapping
  }
}
