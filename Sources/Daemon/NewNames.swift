import Intake
import Marketing

/// The channel names of a file that nobody has heard of, watched for slips of the pen.
///
/// A newcomer becomes a hypothesis under test. Only one that is a letter away from a known channel
/// of five letters or more, which has no row in the same file, is asked about: two spellings would
/// split one channel's evidence in two. Digits do not count, for campaign-1 and campaign-2 differ.
struct NewNames {
  struct Slip: Hashable {
    let name: ChannelName
    let known: ChannelName
  }

  private let known: Set<ChannelName>
  private var heard: Set<ChannelName> = []

  init(known: some Sequence<ChannelName>, rules: PlanRules) {
    let aliases = rules.channels.values.flatMap(\.aliases)
    self.known = Set(known).union(rules.channels.keys).union(aliases)
  }

  mutating func hear(_ name: ChannelName) {
    heard.insert(name)
  }

  /// The first new name that looks like a known one.
  var slip: Slip? {
    let silent = known.subtracting(heard).filter { $0.key.count >= 5 }
    for name in heard.subtracting(known).sorted() {
      if let near = silent.filter({ Self.isSlip(name, of: $0) }).min() {
        return Slip(name: name, known: near)
      }
    }
    return nil
  }

  private static func isSlip(_ name: ChannelName, of known: ChannelName) -> Bool {
    EditDistance.between(name.key, known.key) == 1
      && name.key.filter(\.isNumber) == known.key.filter(\.isNumber)
  }
}
