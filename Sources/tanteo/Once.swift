import ArgumentParser
import Daemon
import Foundation
import Marketing
import Report

/// One pass of the daemon's cycle.
struct Once: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take the files in the inbox as they are, decide, publish, and end.")

  @OptionGroup var configurationOption: ConfigurationOption

  @Option(
    help: "The day to decide for, such as 2026-11-22; the clock's when not given.",
    transform: Day.parse)
  var today: Day?

  @Flag(help: "Say what would be decided; write nothing.")
  var dryRun = false

  @Flag(help: "Take the files, decide nothing.")
  var ingestOnly = false

  @Flag(help: "Print the decision as JSON.")
  var json = false

  func run() throws {
    let configuration = try configurationOption.read()
    let schedule = configuration.schedule
    let now = Date()
    let day = today ?? schedule.day(of: now)
    let outcome = try OnePass(configuration: configuration, version: Tanteo.version).run(
      Cycle.Order(
        today: day, at: schedule.stamp(day, at: today == nil ? now : nil),
        deciding: ingestOnly ? .never : .whenDue, writes: !dryRun))
    if dryRun {
      Terminal.say(
        configuration.language.say(
          "a dry run: nothing of this is kept", "un ensayo: nada de esto se guarda"))
    }
    for file in outcome.files {
      let sentence = FileTalk(language: configuration.language).sentence(for: file)
      file.isTrouble ? Terminal.warn(sentence) : Terminal.say(sentence)
    }
    try answer(outcome, language: configuration.language)
    if outcome.files.contains(where: \.isTrouble) { throw ExitCode(Exit.trouble.rawValue) }
  }

  private func answer(_ outcome: Cycle.Outcome, language: Language) throws {
    switch outcome.decision {
    case let decision? where json:
      Terminal.print(try JSONRecord(decision, language: language).line())
    case let decision?:
      Terminal.print(LogBlock(decision, language: language).text.trimmingSuffix)
    case nil where json: try Terminal.print(json: NoDecision())
    case nil:
      Terminal.say(
        ingestOnly
          ? language.say(
            "files taken; nothing was to be decided",
            "archivos tomados; no había nada que decidir")
          : language.say(
            "no decision: nothing is new since the last one of today, or no channel is known yet",
            "sin decisión: nada nuevo desde la última de hoy, o aún no se conoce ningún canal"))
    }
  }

  /// What `--json` says when there was nothing to decide.
  private struct NoDecision: Encodable {
    let schema = JSONRecord.schema
    let decision: Int? = nil

    enum CodingKeys: String, CodingKey { case schema, decision }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(schema, forKey: .schema)
      try container.encodeNil(forKey: .decision)
    }
  }
}

extension String {
  /// Without its last line end.
  var trimmingSuffix: String { hasSuffix("\n") ? String(dropLast()) : self }
}

extension Day {
  /// A day from the command line, or a usage error that shows how to write one.
  static func parse(_ argument: String) throws -> Day {
    guard let day = Day(iso: argument) else {
      throw ValidationError("'\(argument)' is not a day; write it as 2026-11-22")
    }
    return day
  }
}
