import Foundation
import Marketing
import Report
import Simulation
import Storage

/// `tanteo demo`: a made-up agency plays twelve weeks through the very daemon.
public struct DemoRun {
  private let root: String
  private let version: String

  /// The world begins on a Monday, so that weeks are whole.
  private static let firstDay = Day(year: 2026, month: 8, day: 31) ?? Day(number: 20_696)

  /// Everything happens in the root, an empty or missing folder.
  public init(root: String, version: String) {
    self.root = root
    self.version = version
  }

  /// Plays all days; calls `published` with each decision's log block as it appears.
  ///
  /// - Returns: the folder with what people read.
  public func play(progress: (Double) -> Void, published: (String) -> Void) throws -> String {
    let path = root + "/tanteo.yaml"
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    try AtomicFile.write(DemoAgency.configuration, to: path)
    let configuration = try ConfigurationReader.read(path: path)
    let pass = OnePass(configuration: configuration, version: version)
    try configuration.folders.create()
    let agency = DemoAgency(seed: 1, firstDay: Self.firstDay)
    var plan: [String: Double] = [:]
    let mornings = agency.mornings
    for (index, day) in mornings.enumerated() {
      for file in agency.files(on: day, spending: plan) {
        try Data(file.bytes).write(to: URL(filePath: configuration.folders.inbox + "/" + file.name))
      }
      // A week of figures first; then every Monday, as the schedule of a real daemon.
      let decides = day.weekday == 1
      let outcome = try pass.run(
        Cycle.Order(
          today: day, at: configuration.schedule.stamp(day, at: nil),
          deciding: decides ? .whenDue : .never))
      if let decision = outcome.decision {
        plan = Dictionary(
          decision.channels.map { ($0.channel.text, $0.to.units(of: decision.currency)) },
          uniquingKeysWith: { first, _ in first })
        published(LogBlock(decision, language: configuration.language).text)
      }
      progress(Double(index + 1) / Double(mornings.count))
    }
    return configuration.folders.out
  }
}
