import Foundation
import Glibc
import Marketing
import Report

/// Keeps the page beside the inbox: there from the first pass on, in the plan's language.
struct GuideFile {
  let folder: String
  let language: Language

  /// Writes the guide where it is missing or outdated; a page of somebody else's is left alone.
  func renew() throws {
    for other in Language.allCases where other != language {
      if owns(InboxGuide(language: other)) {
        unlink(path(of: InboxGuide(language: other)))
      }
    }
    let guide = InboxGuide(language: language)
    let isMissing = access(path(of: guide), F_OK) != 0
    guard isMissing || owns(guide) && text(of: guide) != guide.text else { return }
    try AtomicFile.write(guide.text, to: path(of: guide))
  }

  private func owns(_ guide: InboxGuide) -> Bool {
    text(of: guide)?.hasPrefix(InboxGuide.firstWords) ?? false
  }

  private func path(of guide: InboxGuide) -> String { folder + "/" + guide.fileName }

  private func text(of guide: InboxGuide) -> String? {
    FileManager.default.contents(atPath: path(of: guide))
      .map { String(decoding: $0, as: UTF8.self) }
  }
}
