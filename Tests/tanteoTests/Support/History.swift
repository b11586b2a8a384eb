/// A channel of the made-up data.
struct MadeUpChannel {
  let name: String
  var dailySpend = 40.0
  var costPerCustomer = 15.0

  /// Two that pay at a target of 30, one that nearly does, one that never will.
  static let four = [
    MadeUpChannel(name: "search", dailySpend: 60, costPerCustomer: 12),
    MadeUpChannel(name: "social", dailySpend: 40, costPerCustomer: 18),
    MadeUpChannel(name: "radio", dailySpend: 20, costPerCustomer: 28),
    MadeUpChannel(name: "display", dailySpend: 40, costPerCustomer: 400),
  ]
}

/// One row of a made-up file.
struct MadeUpRow {
  let day: TestDay
  let channel: String
  /// Hundredths of the currency unit.
  var spend: Int
  var conversions: Int

  var csv: String {
    "\(day),\(channel),\(spend / 100).\(spend % 100 < 10 ? "0" : "")\(spend % 100),\(conversions)"
  }
}

/// Daily rows of some channels; equal seeds give equal rows, whatever days are asked for.
struct History {
  var channels = MadeUpChannel.four
  var start = TestDay.first
  var seed: UInt64 = 7

  static let header = "date,channel,spend,conversions"

  func rows(_ days: Range<Int>) -> [MadeUpRow] {
    days.flatMap { day in channels.map { row(of: $0, on: day) } }
  }

  func csv(_ days: Range<Int>) -> String { Self.csv(rows(days)) }

  static func csv(_ rows: [MadeUpRow]) -> String {
    ([header] + rows.map(\.csv)).joined(separator: "\n") + "\n"
  }

  private func row(of channel: MadeUpChannel, on day: Int) -> MadeUpRow {
    let name = channel.name.utf8.reduce(UInt64(day)) { $0 &* 1_099_511_628_211 ^ UInt64($1) }
    var dice = Dice(state: seed &* 0x9E37_79B9_7F4A_7C15 ^ name)
    let spend = Int(channel.dailySpend * 100 * dice.number(in: 0.8..<1.2))
    let customers = Double(spend) / 100 / channel.costPerCustomer
    let whole = Int(customers * dice.number(in: 0.6..<1.4) + dice.number(in: 0..<1))
    return MadeUpRow(day: start + day, channel: channel.name, spend: spend, conversions: whole)
  }
}

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers on every machine.
private struct Dice {
  var state: UInt64

  mutating func number(in range: Range<Double>) -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    mixed ^= mixed >> 31
    let unit = Double(mixed >> 11) * 0x1p-53
    return range.lowerBound + unit * (range.upperBound - range.lowerBound)
  }
}
