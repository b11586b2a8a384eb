import Foundation
import Intake
public import Marketing
import Storage

/// Files of the past, read as if they all arrived today, into a ledger that ends with the reading.
public struct HistoryFiles {
  private let paths: [String]
  private let today: Day

  /// A day that is not over today is no evidence, as in the daemon.
  public init(paths: [String], today: Day) {
    self.paths = paths
    self.today = today
  }

  /// What the files say, and what is wrong with those that say nothing.
  public struct Reading: Sendable {
    /// The given configuration; without one the defaults, in the currency that the files name.
    public let configuration: Configuration
    /// What the daemon's next decision would be made from.
    public let request: DecisionRequest
    /// One sentence for each mistake of a file that was left out whole.
    public let problems: [String]
    /// Whether the currency is said somewhere, not taken for granted.
    public let isCurrencyKnown: Bool
  }

  /// Reads all files in the order of their names; of rows that several give, the last count.
  ///
  /// - Throws: `ReadError` for a file that cannot be opened; nothing for what stands in one.
  public func read(under given: Configuration?) throws -> Reading {
    let sources = try paths.sorted { URL(filePath: $0).name < URL(filePath: $1).name }
      .map { (name: URL(filePath: $0).name, source: try FileSource(path: $0)) }
    let currency = try sources.lazy.compactMap(Self.currency).first
    let configuration = try given ?? .standard(in: currency ?? .euro)
    let ledger = try Ledger.inMemory()
    var problems: [String] = []
    for (name, source) in sources {
      problems += try take(source, name: name, into: ledger, under: configuration)
    }
    let maker = DecisionMaker(ledger: ledger, configuration: configuration, version: "")
    var request = try maker.request(maker.present(today: today))
    // A target given for the replay is to hold for all of it.
    request.targets = []
    request.values = []
    return Reading(
      configuration: configuration, request: request,
      problems: problems, isCurrencyKnown: given != nil || currency != nil)
  }

  private func take(
    _ source: FileSource, name: String, into ledger: Ledger, under configuration: Configuration
  ) throws -> [String] {
    do {
      let arrived = ArrivedFile(
        name: name, digest: try FileDigest.sha256(of: source),
        currency: configuration.rules.budget.currency)
      _ = try ledger.take(arrived, from: source, under: configuration, today: today)
      return []
    } catch let unclean as UncleanFile {
      return unclean.sentences(for: name, in: configuration.language)
    } catch let complaint as any Complaint {
      return [complaint.sentence(in: configuration.language)]
    }
  }

  /// The first currency that a file names; nil where none does, or nothing in it is readable.
  private static func currency(of file: (name: String, source: FileSource)) throws -> Currency? {
    let reader = InboxReader()
    do {
      let profile = try reader.survey(file.source, name: file.name)
      _ = try reader.read(file.source, profile: profile) { observation in
        if let currency = observation.currency { throw Found(currency: currency) }
      }
    } catch let found as Found {
      return found.currency
    } catch is FileError {}
    return nil
  }

  private struct Found: Error {
    let currency: Currency
  }
}

extension Configuration {
  /// The defaults; a budget is asked for, and no verdict depends on it.
  fileprivate static func standard(in currency: Currency) throws -> Configuration {
    try ConfigurationReader.read(
      text: "budget: { amount: 1, currency: \(currency), per: week }", path: "tanteo.yaml")
  }
}

extension URL {
  fileprivate var name: String { lastPathComponent }
}
