/// What a policy knows on a morning: the rows that arrive, and which channels can be used.
struct Morning: Sendable, Hashable {
  let day: Int
  /// The rows of the days within the window, with their present values.
  let rows: [DeliveredRow]
  /// Whether each channel can be used today.
  let isOpen: [Bool]

  /// The places of the channels that can be used today.
  var openChannels: [Int] { isOpen.indices.filter { isOpen[$0] } }
}

/// One channel's one day, as it is known on a morning.
struct DeliveredRow: Sendable, Hashable {
  let channel: Int
  let day: Int
  /// In mornings after the day: 1 on the first.
  let age: Int
  let spend: Double
  let known: Outcomes
  /// What was known on the morning before; nil on the first.
  let before: Outcomes?

  /// What has come so far.
  struct Outcomes: Sendable, Hashable {
    let conversions: Double
    /// Currency units; nil where orders have no value.
    let revenue: Double?
  }
}

extension Outcome {
  /// What has come by an age, in mornings after the day.
  fileprivate func known(at age: Int) -> DeliveredRow.Outcomes {
    DeliveredRow.Outcomes(conversions: conversions[age - 1], revenue: revenue?[age - 1])
  }
}

/// What happened in a world under one policy so far.
struct Chronicle {
  private let world: World
  /// Outcomes by day, one per channel with spend.
  private var outcomes: [[(channel: Int, outcome: Outcome)]] = []

  init(of world: World) {
    self.world = world
  }

  /// What is known before the next day's amounts are decided.
  var morning: Morning {
    let day = outcomes.count
    let window = world.scenario.delays.window
    var rows: [DeliveredRow] = []
    for earlier in max(0, day - window)..<day {
      let age = day - earlier
      for (channel, outcome) in outcomes[earlier] {
        rows.append(
          DeliveredRow(
            channel: channel, day: earlier, age: age, spend: outcome.spend,
            known: outcome.known(at: age), before: age > 1 ? outcome.known(at: age - 1) : nil))
      }
    }
    return Morning(
      day: day, rows: rows, isOpen: world.channels.indices.map { world.isOpen($0, on: day) })
  }

  /// Spends the amounts of the next day, one per channel.
  mutating func spend(_ amounts: [Double]) {
    let day = outcomes.count
    outcomes.append(
      amounts.indices.filter { amounts[$0] > 0 }.map { channel in
        (channel, world.outcome(of: channel, spending: amounts[channel], on: day))
      })
  }
}
