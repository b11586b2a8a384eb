import Foundation
import Marketing

/// Says to whom a row belongs: source, channel and item.
struct NameReader {
  private let columns: RowColumns
  private let source: String
  private let options: ReadingOptions
  /// The channel of an export that is all about one platform.
  private let platformChannel: ChannelName?
  private var sources = CellCache<String>()
  private var channels = CellCache<ChannelName?>()
  private var campaigns = CellCache<ChannelName?>()
  private var items = CellCache<String>()

  init(_ columns: RowColumns, _ profile: FileProfile, options: ReadingOptions) {
    self.columns = columns
    self.options = options
    source = profile.source
    platformChannel = profile.channel
  }

  /// Platform and account, such as `microsoft_ads:150175881`.
  mutating func source(of record: CSVRecord) -> String {
    guard let account = columns.account else { return source }
    let source = source
    let cell = record.bytes.span.extracting(record.range(of: account))
    return sources.value(for: cell) { cell in
      let name = cell.text.visibleLine(atMost: 120)
      return name.isEmpty ? source : "\(source):\(name)"
    }
  }

  /// The channel column; else the configuration; else the platform; else the campaign.
  mutating func channel(of record: CSVRecord) throws(RefusedRow) -> ChannelName {
    if let column = columns.channel { return try name(of: record, in: [column]) }
    if let channel = splitChannel(of: record) ?? options.channel ?? platformChannel {
      return channel
    }
    // People know a campaign by its name; the id stands in where that is empty.
    return try name(of: record, in: [columns.campaign, columns.campaignID].compactMap(\.self))
  }

  private mutating func name(
    of record: CSVRecord, in candidates: [RowColumns.Column]
  ) throws(RefusedRow) -> ChannelName {
    for column in candidates {
      let cell = record.bytes.span.extracting(record.range(of: column))
      guard let name = channels.value(for: cell, or: { ChannelName($0.text) }) else { continue }
      guard !TotalRow.isLabel(cell) else {
        throw columns.refusal(of: record, in: column, .sumOfRows)
      }
      return name
    }
    throw columns.refusal(of: record, in: candidates.first, .missingChannel)
  }

  /// The channel of the first pattern that fits the row's campaign.
  private mutating func splitChannel(of record: CSVRecord) -> ChannelName? {
    let patterns = options.campaigns
    guard !patterns.isEmpty, let column = columns.campaign ?? columns.campaignID else { return nil }
    let cell = record.bytes.span.extracting(record.range(of: column))
    return campaigns.value(for: cell) { cell in
      let name = cell.text
      return patterns.first { $0.fits(name) }?.channel
    }
  }

  /// The campaign's id, else its name, else nothing.
  mutating func item(of record: CSVRecord) -> String {
    let id = item(of: record, in: columns.campaignID)
    return id.isEmpty ? item(of: record, in: columns.campaign) : id
  }

  private mutating func item(of record: CSVRecord, in column: RowColumns.Column?) -> String {
    guard let column else { return "" }
    let cell = record.bytes.span.extracting(record.range(of: column))
    return items.value(for: cell) { $0.text.visibleLine(atMost: .max) }
  }
}
