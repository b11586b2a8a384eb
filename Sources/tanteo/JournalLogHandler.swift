import Foundation
import Logging

/// One plain line a message on stderr; in the journal with its priority in front.
struct JournalLogHandler: LogHandler {
  let prefixes: Bool
  var metadata: Logger.Metadata = [:]
  var logLevel: Logger.Level = .info

  init(prefixes: Bool) {
    self.prefixes = prefixes
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let line = "\(event.message)".replacing("\n", with: " | ")
    Terminal.say(prefixes ? "<\(priority(of: event.level))>\(line)" : line)
  }

  /// syslog(3)'s priorities.
  private func priority(of level: Logger.Level) -> Int {
    switch level {
    case .critical: 2
    case .error: 3
    case .warning: 4
    case .notice: 5
    case .info: 6
    case .debug, .trace: 7
    }
  }
}
