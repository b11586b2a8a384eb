import Foundation

/// One of the two files of recommendations, to be compared with what the ledger would render.
struct PublishedFile {
  private let name: String
  /// The lines of each decision; of none where a line has no number.
  private let present: [Int?: String]
  private let isMissing: Bool

  /// What the ledger renders of one decision.
  struct Rendering {
    let number: Int
    let text: String
    /// Another version may have put the same decision into other words.
    let isComparable: Bool
  }

  /// Reads a file.
  ///
  /// `number` says which decision a line belongs to; nil for one of none.
  init(_ name: String, in folder: String, number: (Substring) -> Int?) {
    self.name = name
    let data = FileManager.default.contents(atPath: folder + "/" + name)
    isMissing = data == nil
    let lines = String(decoding: data ?? Data(), as: UTF8.self).split(separator: "\n")
    present = Dictionary(grouping: lines, by: number)
      .mapValues { $0.joined(separator: "\n") + "\n" }
  }

  /// One sentence for each decision in which file and ledger differ.
  ///
  /// Decisions before the first in the file were rotated away, as the operator may; an empty file
  /// waits for the next one.
  func differences(from renderings: [Rendering]) -> [String] {
    if isMissing, !renderings.isEmpty {
      return ["\(name): is missing; write it anew: tanteo log --rebuild"]
    }
    guard let first = present.keys.compactMap({ $0 }).min() else { return [] }
    let known = Set(renderings.map(\.number))
    let foreign = present.keys.filter { number in number.map { !known.contains($0) } ?? true }
    return
      (renderings.filter { $0.number >= first }.compactMap(difference)
      + foreign.map(strange).sorted())
      .map { "\(name): \($0); write it anew: tanteo log --rebuild" }
  }

  private func difference(from rendering: Rendering) -> String? {
    guard let text = present[rendering.number] else {
      return "lacks decision \(rendering.number)"
    }
    guard rendering.isComparable, text != rendering.text else { return nil }
    return "differs from the ledger in decision \(rendering.number)"
  }

  private func strange(_ number: Int?) -> String {
    guard let number else { return "has lines that belong to no decision" }
    return "has lines of decision \(number), which the ledger does not know"
  }
}
