import Marketing

@testable import Simulation

/// Monday 5 January 2026.
let monday = Day(number: 20_458)

/// All files of a story without decisions.
func files(of agency: DemoAgency) -> [DemoFile] {
  agency.mornings.flatMap { agency.files(on: $0, spending: [:]) }
}

/// The text of a file that is UTF-8.
func text(of file: DemoFile?) -> String {
  String(decoding: file?.bytes ?? [], as: UTF8.self)
}

/// The member of the cast with a name; nil when nobody has it.
func member(named name: String) -> DemoChannel? {
  DemoChannel.cast.first { $0.name == name }
}
