/// The whole state of the verdicts of one day, months ago: a cache in the ledger.
///
/// It must equal what folding everything from the start gives, bit for bit. Its digest names what
/// was folded; a state whose digest is not that of the same days of the present rows is of no use,
/// nor is one that another version of the program wrote.
public struct VerdictState: Hashable, Sendable {
  /// The last day whose mature rows were judged.
  public var day: Day
  /// SHA-256, in hexadecimal, over the rules, people's words and the rows through that day.
  public var digest: String
  /// What all channels share.
  public var shared: [Double]
  public var channels: [ChannelName: Channel]

  /// What belongs to one channel.
  public struct Channel: Hashable, Sendable {
    public var numbers: [Double]
    /// The steps of its hypothesis so far.
    public var events: [HypothesisEvent]

    public init(numbers: [Double], events: [HypothesisEvent]) {
      self.numbers = numbers
      self.events = events
    }
  }

  public init(day: Day, digest: String, shared: [Double], channels: [ChannelName: Channel]) {
    self.day = day
    self.digest = digest
    self.shared = shared
    self.channels = channels
  }
}

/// What a fold may go on from, and that it is to keep what a later one may go on from.
struct VerdictMemory {
  /// Nil where nothing was kept.
  var state: VerdictState?
}
