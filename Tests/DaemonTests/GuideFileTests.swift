import Foundation
import Intake
import Marketing
import Report
import Testing

@testable import Daemon

struct GuideFileTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func renew(_ language: Language) throws {
    try GuideFile(folder: folder.path, language: language).renew()
  }

  @Test(arguments: [(Language.english, "README.txt"), (.spanish, "LEEME.txt")])
  func `lies beside the inbox in the plan's language`(language: Language, name: String) throws {
    try renew(language)
    #expect(try folder.text(of: name) == InboxGuide(language: language).text)
  }

  @Test func `another language takes the place of the one before`() throws {
    try renew(.english)
    try renew(.spanish)
    #expect(folder.names() == ["LEEME.txt"])
  }

  @Test func `an outdated one is written anew`() throws {
    try folder.write("Tanteo: as it was in 1.0\n", to: "README.txt")
    try renew(.english)
    #expect(try folder.text(of: "README.txt") == InboxGuide(language: .english).text)
  }

  @Test(arguments: ["My project\n", ""])
  func `a page of somebody else's is left alone`(text: String) throws {
    try folder.write(text, to: "README.txt")
    try folder.write(text, to: "LEEME.txt")
    try renew(.english)
    #expect(try folder.text(of: "README.txt") == text)
    #expect(try folder.text(of: "LEEME.txt") == text)
  }

  @Test(arguments: Language.allCases)
  func `the first pass brings it`(language: Language) throws {
    let house = try House(House.plan + "language: \(language.rawValue)\n")
    try house.pass(on: "2026-03-02")
    #expect(house.folder.names().contains(InboxGuide(language: language).fileName))
  }

  /// Its example is a control file as it stands.
  @Test(arguments: Language.allCases)
  func `what it shows to write can be read`(language: Language) throws {
    let example = InboxGuide(language: language).text.split(separator: "\n")
      .filter { $0.split(separator: ";", omittingEmptySubsequences: false).count == 6 }
      .map { $0.trimmingPrefix(while: \.isWhitespace) }
    try folder.write(example.joined(separator: "\n") + "\n", to: "control.csv")
    let source = try FileSource(path: folder.file("control.csv"))
    let reading = try ControlReader(options: ReadingOptions()).read(source, name: "control.csv")
    #expect(reading.lines.count == 4)
    #expect(reading.lines.allSatisfy { (try? $0.request.get()) != nil })
  }

  @Test(arguments: Language.allCases)
  func `it fits a window of 100 columns`(language: Language) {
    let lines = InboxGuide(language: language).text.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 100 })
  }
}
