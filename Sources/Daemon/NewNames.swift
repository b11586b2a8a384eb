import Intake
import Marketing

/// The channel names of a file that nobody has heard of.
///
/// A newcomer becomes a hypothesis under test, unless people want to be asked. One that is a letter
/// away from a known channel of five letters or more, which has no row in the same file, is always
/// asked about: two spellings would split one channel's evidence in two. Digits do not count, for
/// campaign-1 and campaign-2 differ.
struct NewNames {
  /// What is asked of people, and the line that answers it.
  enum Question: Hashable {
    case slip(ChannelName, of: ChannelName)
    case newcomer(ChannelName)
  }

  private let known: Set<ChannelName>
  private let isAsking: Bool
  private var heard: Set<ChannelName> = []

  init(known: some Sequence<ChannelName>, rules: PlanRules, asking isAsking: Bool = false) {
    let aliases = rules.channels.values.flatMap(\.aliases)
    self.known = Set(known).union(rules.channels.keys).union(aliases)
    self.isAsking = isAsking
  }

  mutating func hear(_ name: ChannelName) {
    heard.insert(name)
  }

  /// About the first new name that looks like a known one, else about the first new one.
  var question: Question? {
    let newcomers = heard.subtracting(known).sorted()
    let silent = known.subtracting(heard).filter { $0.key.count >= 5 }
    for name in newcomers {
      if let near = silent.filter({ Self.isSlip(name, of: $0) }).min() {
        return .slip(name, of: near)
      }
    }
    return isAsking ? newcomers.first.map(Question.newcomer) : nil
  }

  private static func isSlip(_ name: ChannelName, of known: ChannelName) -> Bool {
    EditDistance.between(name.key, known.key) == 1
      && name.key.filter(\.isNumber) == known.key.filter(\.isNumber)
  }
}

extension NewNames.Question {
  func text(in language: Language) -> String {
    switch self {
    case .slip(let name, let known):
      let alias = "\(known.text.quotedForYAML): { aliases: [\(name.text.quotedForYAML)] }"
      let new = "\(name.text.quotedForYAML): {}"
      return language.say(
        "channel '\(name)' looks like '\(known)'; write \(alias) or \(new)"
          + " under channels in the configuration",
        "el canal '\(name)' se parece a '\(known)'; escriba \(alias) o \(new)"
          + " bajo channels en la configuración")
    case .newcomer(let name):
      let new = "\(name.text.quotedForYAML): {}"
      return language.say(
        "channel '\(name)' is new; write \(new) under channels in the configuration",
        "el canal '\(name)' es nuevo; escriba \(new) bajo channels en la configuración")
    }
  }
}

extension String {
  /// As YAML reads it back in a list or as a key: quoted unless it is plain letters and digits.
  var quotedForYAML: String {
    let isPlain =
      first?.isLetter == true
      && allSatisfy {
        $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" || $0 == " "
      }
    let words = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
    if isPlain, !words.contains(lowercased()) { return self }
    return "\"" + replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
