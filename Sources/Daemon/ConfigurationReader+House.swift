import Foundation
import Intake
import Marketing
import Report
import Yams

// MARK: - When and where

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
      timeZone: zone ?? .current, isZoneNamed: zone != nil)
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
}
