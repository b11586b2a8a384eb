import Marketing

@testable import Intake

/// Any bytes as a file: reading must not trap, and must not depend on how the bytes arrive.
///
/// The last byte chooses what the configuration says.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let options = ReadingOptions(choice: bytes.last ?? 0)
  let whole = Outcome(bytes, options: options, chunkSize: 65_536)
  if count < 2048 {
    precondition(whole == Outcome(bytes, options: options, chunkSize: 3), "chunks matter")
  }
  return 0
}

/// What came of a file: rows and summary, or the error.
struct Outcome: Equatable {
  private var observations: [Observation] = []
  private var summary: ReadingSummary?
  private var error: String?

  init(_ bytes: [UInt8], options: ReadingOptions, chunkSize: Int) {
    let reader = InboxReader(options: options, chunkSize: chunkSize)
    let source = MemorySource(bytes)
    do {
      let profile = try reader.survey(source, name: "fuzz.csv")
      let summary = try reader.read(source, profile: profile) { observations.append($0) }
      precondition(summary.observations == observations.count, "a row is not counted")
      precondition(summary.refused.allSatisfy { !$0.description.isEmpty })
      self.summary = summary
    } catch {
      self.error = "\(error)"
    }
  }
}

extension ReadingOptions {
  /// One of many configurations; the bytes that end a text, line feed and letters, say little.
  init(choice: UInt8) {
    self.init()
    guard choice >= 0x80 else { return }
    if choice & 1 != 0 { decimal = .comma }
    if choice & 2 != 0 { dates = .monthFirst }
    if choice & 4 != 0 { periods = .range }
    if choice & 8 != 0 { supplies = .conversions }
    if choice & 16 != 0 { (channel, vatRate) = (ChannelName("search"), 21) }
    if choice & 32 != 0 {
      onBadRow = .skip(maximumShare: 0.5)
      campaigns = ["*a*b*", "*"].compactMap { pattern in
        ChannelName("brand").map { CampaignPattern(pattern, channel: $0) }
      }
    }
    if choice & 64 != 0 { (mayLackSpend, currency) = (true, .euro) }
  }
}
