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

/// What happened in a world under one policy so far.
struct Chronicle {
  private let world: World
  /// The first day that is still to come.
  private var today = 0
  /// By channel, each day's outcome; nil without spend.
  private var outcomes: [[Outcome?]]

  init(of world: World) {
    self.world = world
    outcomes = world.channels.map { _ in [] }
  }

  /// What is known before the next day's amounts are decided; rows by channel, oldest first.
  var morning: Morning {
    let days = max(0, today - world.scenario.delays.window)..<today
    let rows = outcomes.enumerated().flatMap { channel, outcomes in
      days.compactMap { day in
        outcomes[day]?.row(of: channel, from: day, at: today - day)
      }
    }
    return Morning(
      day: today, rows: rows, isOpen: world.channels.indices.map { world.isOpen($0, on: today) })
  }

  /// Spends the amounts of the next day, one per channel.
  mutating func spend(_ amounts: [Double]) {
    for (channel, amount) in amounts.enumerated() {
      let outcome = world.outcome(of: channel, spending: amount, on: today)
      outcomes[channel].append(amount > 0 ? outcome : nil)
    }
    today += 1
  }
}

extension Outcome {
  /// The row as a morning has it, at an age in mornings after the day.
  fileprivate func row(of channel: Int, from day: Int, at age: Int) -> DeliveredRow {
    DeliveredRow(
      channel: channel, day: day, age: age, spend: spend, known: known(at: age),
      before: age > 1 ? known(at: age - 1) : nil)
  }

  private func known(at age: Int) -> DeliveredRow.Outcomes {
    DeliveredRow.Outcomes(conversions: conversions[age - 1], revenue: revenue?[age - 1])
  }
}
