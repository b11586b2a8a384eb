import Foundation
import Intake
import Marketing
import Report
import Yams

// MARK: - From which files

extension ConfigurationReader {
  private static let sourceKeys = [
    "match", "folder", "channel", "campaigns", "profile", "decimal", "dates", "periods",
    "currency", "timezone", "supplies", "vat", "onBadRow", "columns", "restates", "separate",
    "renamed", "limits",
  ]

  /// `outcomes` are those that have a value, each of which a source may name its column for.
  func sources(
    _ root: ConfigurationSection, naming outcomes: [OutcomeName]
  ) -> [SourceRules] {
    guard let node = root.entry("sources") else { return [] }
    guard let sequence = node.sequence else {
      root.report("sources", "is not a list", fix: "write - { match: \"ga4*.csv\" }")
      return []
    }
    return sequence.enumerated().compactMap { index, node in
      source(
        ConfigurationSection(
          node, path: "sources[\(index + 1)]", keys: Self.sourceKeys, walk: root.walk),
        naming: outcomes)
    }
  }

  private func source(
    _ entry: ConfigurationSection, naming outcomes: [OutcomeName]
  ) -> SourceRules? {
    guard entry.node?.mapping != nil, let match = match(entry) else { return nil }
    return SourceRules(
      match: match, reading: reading(entry, naming: outcomes), restates: entry.flag("restates"),
      isSeparate: entry.flag("separate") ?? false,
      renamed: Dictionary(entry.texts("renamed")) { first, _ in first })
  }

  /// Which files are meant: a pattern, or a folder of the inbox.
  private func match(_ entry: ConfigurationSection) -> String? {
    switch (entry.text("match"), entry.text("folder")) {
    case (let pattern?, nil): return pattern
    case (nil, let folder?) where folder.isEmpty || folder.contains(where: "/*?[\\".contains):
      entry.report(
        "folder", "'\(folder)' is not the name of a folder in the inbox",
        fix: "write folder: google, or match: \"google*/*.csv\"")
    case (nil, let folder?): return folder + "/*"
    case (.some, .some):
      entry.report("folder", "stands beside 'match'", fix: "keep one of them")
    case (nil, nil):
      entry.report(
        "match", "is missing", fix: "write match: \"ga4*.csv\", or folder: google")
    }
    return nil
  }

  private func reading(
    _ entry: ConfigurationSection, naming outcomes: [OutcomeName]
  ) -> ReadingOptions {
    let columns = columns(entry, naming: outcomes)
    var options = ReadingOptions(
      platform: entry.choice("profile"), channel: entry.channel("channel"),
      campaigns: campaigns(entry), columns: columns.fields,
      supplies: entry.choice("supplies") ?? .both, decimal: entry.choice("decimal"),
      dates: entry.choice("dates"), periods: entry.choice("periods") ?? .asGiven,
      currency: entry.value("currency", expected: "an ISO 4217 code|write it as EUR") {
        Currency(code: $0)
      },
      timeZone: entry.timeZone("timezone"), vatRate: vatRate(entry), onBadRow: onBadRow(entry),
      limits: limits(entry))
    options.outcomeHeaders = columns.outcomes
    return options
  }

  /// In the order in which they are written: the first that fits a campaign decides.
  private func campaigns(_ entry: ConfigurationSection) -> [CampaignPattern] {
    entry.texts("campaigns").compactMap { pattern, name in
      guard let channel = ChannelName(name) else {
        entry.report(
          "campaigns", "'\(pattern)' has no channel", fix: "write { \"\(pattern)\": google-search }"
        )
        return nil
      }
      return CampaignPattern(pattern, channel: channel)
    }
  }

  /// Our name of a field, and the header under which the files have it.
  private func columns(
    _ entry: ConfigurationSection, naming outcomes: [OutcomeName]
  ) -> (fields: [Field: String], outcomes: [OutcomeName: String]) {
    var columns: [Field: String] = [:]
    var headers: [OutcomeName: String] = [:]
    let names = ["date"] + Field.allCases.map(\.rawValue)
    let section = entry.section("columns", keys: names + outcomes.map(\.text))
    for key in section.keys {
      if let outcome = outcomes.first(where: { $0.text == key && $0 != .conversions }) {
        headers[outcome] = section.text(key)
      }
      guard let field = key == "date" ? .start : Field(rawValue: key) else { continue }
      columns[field] = section.text(key)
    }
    return (columns, headers)
  }

  /// `{ included: 21% }`: what part of all amounts is not the seller's; nil for amounts without.
  private func vatRate(_ entry: ConfigurationSection) -> Double? {
    guard let node = entry.entry("vat") else { return nil }
    let example = "write vat: { included: 21% }, or nothing for amounts without it"
    guard node.mapping != nil else {
      entry.report("vat", "'\(node.excerpt)' does not say how much", fix: example)
      return nil
    }
    let section = entry.section("vat", keys: ["included"])
    if section.entry("included") == nil {
      section.report("included", "is missing", fix: example)
    }
    return section.share("included").map { $0 * 100 }
  }

  /// `{ skip: 5% }`; all rows or none when it is not given.
  private func onBadRow(_ entry: ConfigurationSection) -> BadRowRule {
    guard let node = entry.entry("onBadRow"), node.scalar?.string != "refuse" else {
      return .refuseFile
    }
    let example = "write onBadRow: { skip: 5% }, or onBadRow: refuse"
    guard node.mapping != nil else {
      entry.report("onBadRow", "'\(node.excerpt)' does not say how many", fix: example)
      return .refuseFile
    }
    let section = entry.section("onBadRow", keys: ["skip"])
    if section.entry("skip") == nil { section.report("skip", "is missing", fix: example) }
    return section.share("skip").map { .skip(maximumShare: $0) } ?? .refuseFile
  }

  private func limits(_ entry: ConfigurationSection) -> Limits {
    let section = entry.section("limits", keys: ["file", "rows", "record", "columns"])
    let standard = Limits()
    return Limits(
      fileBytes: section.size("file", example: "64MB") ?? standard.fileBytes,
      rows: section.count("rows", atMost: 100_000_000) ?? standard.rows,
      recordBytes: section.size("record", example: "1MB") ?? standard.recordBytes,
      columns: section.count("columns", atMost: 16_384) ?? standard.columns)
  }
}

extension ConfigurationSection {
  fileprivate func channel(_ key: String) -> ChannelName? {
    value(key, expected: "a channel's name|write one, such as radio") { ChannelName($0) }
  }

  /// Texts under texts, in the order in which they are written.
  fileprivate func texts(_ key: String) -> [(key: String, value: String)] {
    guard let node = entry(key) else { return [] }
    guard let mapping = node.mapping else {
      report(key, "'\(node.excerpt)' is not a list of names", fix: "write { \"one\": other }")
      return []
    }
    return mapping.compactMap { name, value in
      guard let name = name.scalar?.string, let value = value.scalar?.string, !value.isEmpty else {
        report(key, "'\(name.excerpt)' stands for nothing", fix: "write { \"one\": other }")
        return nil
      }
      return (name, value)
    }
  }

  fileprivate func count(_ key: String, atMost most: Int) -> Int? {
    value(key, expected: "a whole number from 1 to \(most)|write it as 1000") {
      Int($0).flatMap { (1...most).contains($0) ? $0 : nil }
    }
  }

  /// A size in bytes, at most 4096 MB, such as 64MB or 1048576; a KB is 1024 bytes.
  fileprivate func size(_ key: String, example: String) -> Int? {
    value(key, expected: "a size up to 4096MB|write it as \(example)") { text in
      let units = [("KB", 1 << 10), ("MB", 1 << 20)]
      let unit = units.first { text.uppercased().hasSuffix($0.0) }
      let digits = text.dropLast(unit?.0.count ?? 0).trimmingCharacters(in: .whitespaces)
      guard let number = Int(digits), (1...(4096 << 20)).contains(number) else { return nil }
      let (bytes, overflow) = number.multipliedReportingOverflow(by: unit?.1 ?? 1)
      return overflow || bytes > 4096 << 20 ? nil : bytes
    }
  }
}
