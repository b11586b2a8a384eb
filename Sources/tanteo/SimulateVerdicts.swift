import ArgumentParser
import Marketing
import Report
import Simulation

/// How often a rule drops what should be kept, and how soon what should not.
struct SimulateVerdicts: StudyCommand {
  static let configuration = CommandConfiguration(
    commandName: "verdicts",
    abstract: "Judge made-up channels whose truth is known.",
    discussion: """
      Every channel spends as its state has it, and brings what its true rate, as a multiple of its \
      target's, and chance make of that. The rules 'tanteo' and 'evidence' are the daemon's own \
      code. Each channel is judged alone, unless --portfolio. The same seed gives the same figures.

      Examples:
        tanteo simulate verdicts --ratio 1
        tanteo simulate verdicts --ratio 0.5 --noise ar --volume 0.3
        tanteo simulate verdicts --ratio 1.5 --change 120:0.5 --channels 500
        tanteo simulate verdicts --rule dailyBayes
        tanteo simulate verdicts --portfolio --channels 100 --portfolios 20 --ratio 1,1.2,0.6
        tanteo simulate verdicts --detector ageing --ratio 2 --change 180-210:1 --days 545
      """)

  @OptionGroup(title: "Channels") var channels: MadeUpChannelOptions
  @OptionGroup(title: "Rows and money") var rows: MadeUpRowOptions
  @OptionGroup(title: "The rule") var judgement: JudgementOptions
  @OptionGroup(title: "The study") var size: StudySizeOptions

  @Flag(help: "Print settings and figures as JSON.")
  var json = false

  func play() async throws {
    let study = study
    var progress = StudyProgress(worlds: study.worlds)
    let figures = await study.run { progress.advance(label: study.rule.rawValue) }
    progress.finish()
    if json {
      try Terminal.print(json: VerdictRecord(study: study, figures: figures))
    } else {
      Terminal.print(VerdictTable(figures, of: study).text)
    }
  }

  private var study: VerdictStudy {
    var study = VerdictStudy()
    channels.describe(&study)
    rows.describe(&study)
    judgement.describe(&study)
    size.describe(&study)
    return study
  }
}

/// Settings and figures as one JSON object.
private struct VerdictRecord: Encodable {
  let study: VerdictStudy
  let figures: VerdictFigures

  private enum Key: CodingKey {
    case schema
  }

  func encode(to encoder: any Encoder) throws {
    try study.encode(to: encoder)
    try figures.encode(to: encoder)
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(JSONRecord.schema, forKey: .schema)
  }
}
