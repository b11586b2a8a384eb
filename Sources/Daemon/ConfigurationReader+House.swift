import Foundation
import Intake
import Marketing
import Report
import Yams

// MARK: - When, where, and from which files

extension ConfigurationReader {
  func schedule(_ root: ConfigurationSection, per: Budget.Per) -> Schedule {
    let section = root.section("decide", keys: ["every", "at", "timezone"])
    let zone = section.timeZone("timezone")
    let minute = section.value("at", expected: "a time of day|write it as \"06:00\"") { text in
      let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
      guard parts.count == 2, let hour = parts[0], let minute = parts[1],
        (0...23).contains(hour), (0...59).contains(minute)
      else { return nil as Int? }
      return hour * 60 + minute
    }
    return Schedule(
      cadence: section.choice("every") ?? .standard(for: per), minute: minute ?? 360,
      timeZone: zone ?? .current)
  }

  /// Relative paths are relative to the configuration's own folder.
  func folders(_ root: ConfigurationSection) -> Folders {
    let section = root.section("folders", keys: ["root", "state"])
    let rootPath = resolved(section.text("root") ?? ".")
    guard let state = section.text("state") ?? root.text("state") else {
      return Folders(root: rootPath)
    }
    let statePath = resolved(state)
    return Folders(
      root: rootPath,
      state: statePath.hasSuffix(".sqlite") ? statePath : statePath + "/tanteo.sqlite")
  }

  private func resolved(_ path: String) -> String {
    let base = URL(filePath: configurationPath).deletingLastPathComponent()
    let url = URL(filePath: path, relativeTo: base).standardizedFileURL
    let text = url.path(percentEncoded: false)
    return text.count > 1 && text.hasSuffix("/") ? String(text.dropLast()) : text
  }

  private static let sourceKeys = [
    "match", "channel", "campaigns", "profile", "decimal", "dates", "periods", "currency",
    "timezone", "supplies", "vat", "onBadRow", "columns", "restates",
  ]
  private static let obeyed: Set<String> = [
    "match", "channel", "decimal", "dates", "currency", "timezone",
  ]

  func sources(_ root: ConfigurationSection) -> [SourceRules] {
    guard let node = root.entry("sources") else { return [] }
    guard let sequence = node.sequence else {
      root.report("sources", "is not a list", fix: "write - { match: \"ga4*.csv\" }")
      return []
    }
    return sequence.enumerated().compactMap { index, node in
      source(
        ConfigurationSection(
          node, path: "sources[\(index + 1)]", keys: Self.sourceKeys, walk: root.walk))
    }
  }

  private func source(_ entry: ConfigurationSection) -> SourceRules? {
    guard entry.node?.mapping != nil else { return nil }
    guard let match = entry.text("match") else {
      entry.report("match", "is missing", fix: "write match: \"ga4*.csv\"")
      return nil
    }
    let unsupported = entry.keys.filter { !Self.obeyed.contains($0) }
    for key in unsupported {
      entry.warn(
        key, "is not obeyed by this version", fix: "files that match '\(match)' will wait")
    }
    if entry.timeZone("timezone") != nil {
      entry.warn(
        "timezone", "is read, and no period depends on it in this version", fix: "it may stay")
    }
    return SourceRules(
      match: match, channel: entry.text("channel").flatMap { ChannelName($0) },
      decimal: entry.choice("decimal"), dates: entry.choice("dates"),
      currency: entry.value("currency", expected: "an ISO 4217 code|write it as EUR") {
        Currency(code: $0)
      },
      unsupported: unsupported)
  }

  /// Keys that the contract knows and this version cannot obey: never silently.
  func warnOfUnobeyed(_ root: ConfigurationSection) {
    if let newChannels = root.text("newChannels"), newChannels != "test" {
      root.report(
        "newChannels",
        newChannels == "ask"
          ? "'ask' is not available in this version" : "'\(newChannels)' is not known",
        fix: "write newChannels: test")
    }
    _ = root.section("goal", keys: ["conversions", "revenue", "by", "cpa", "roas"])
    if root.entry("goal") != nil {
      root.warn(
        "goal", "is read, and no decision depends on it in this version", fix: "it may stay")
    }
    let value = root.section("value", keys: nil)
    for key in value.keys where key != "conversions" || value.text(key) != "1" {
      value.warn(key, "is not obeyed by this version", fix: "conversions count 1 each")
    }
  }
}
