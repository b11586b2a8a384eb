import Foundation
import Marketing

/// Says to whom a row belongs: source, channel and item.
struct NameReader {
  private let columns: RowColumns
  /// Where a channel's name stands: in its column, else in the campaign's.
  ///
  /// People know a campaign by its name; the id stands in where that is empty.
  private let nameColumns: [RowColumns.Column]
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
    nameColumns =
      columns.channel.map { [$0] } ?? [columns.campaign, columns.campaignID].compactMap(\.self)
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
    if columns.channel == nil,
      let channel = splitChannel(of: record) ?? options.channel ?? platformChannel
    {
      return channel
    }
    for column in nameColumns {
      let cell = record.bytes.span.extracting(record.range(of: column))
      guard let name = channels.value(for: cell, or: { ChannelName($0.text) }) else { continue }
      guard !TotalRow.isLabel(cell) else {
        throw columns.refusal(of: record, in: column, .sumOfRows)
      }
      return name
    }
    throw columns.refusal(of: record, in: nameColumns.first, .missingChannel)
  }

  /// The channel of the first pattern that fits the row's campaign.
  private mutating func splitChannel(of record: CSVRecord) -> ChannelName? {
    guard !options.campaigns.isEmpty, let column = columns.campaign ?? columns.campaignID else {
      return nil
    }
    let patterns = options.campaigns
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
