/// The whole state of the beliefs of one day, as numbers: a cache in the ledger.
///
/// It must equal what folding everything from the start gives, bit for bit. Its digest names what
/// was folded; a state whose digest is not that of the same days of the present rows is of no use,
/// nor is one that another version of the program wrote.
public struct BeliefState: Hashable, Sendable {
  /// The morning up to which everything known was folded.
  public var day: Day
  /// SHA-256, in hexadecimal, over the model, the rows as known by that day and their windows.
  public var digest: String
  /// What all channels share.
  public var shared: [Double]
  /// What belongs to each channel that has told anything.
  public var channels: [ChannelName: [Double]]

  public init(day: Day, digest: String, shared: [Double], channels: [ChannelName: [Double]]) {
    self.day = day
    self.digest = digest
    self.shared = shared
    self.channels = channels
  }
}
