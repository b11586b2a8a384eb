/// What people did with the plans, channel by channel.
struct Delivery {
  /// Days after which a period tells nothing of what a channel can take today.
  static let memory = 56

  let history: PlanHistory
  let budget: Budget
  /// Days of a decision period.
  let period: Int

  /// What a channel spent of its plans in the periods that end with a day, as far back as plans go.
  ///
  /// Days without a row are days without spend: `lastDay` must be one whose spend is known.
  func record(of channel: ChannelHistory, through lastDay: Day) -> DeliveryRecord {
    var periods: [DeliveryRecord.Period] = []
    for index in 0..<(Self.memory / period) {
      guard let before = delivered(by: channel, through: lastDay - index * period) else { break }
      periods.append(before)
    }
    return DeliveryRecord(periods: periods.reversed(), days: period)
  }

  /// Nil where a day of the period has no plan for the channel.
  private func delivered(
    by channel: ChannelHistory, through last: Day
  ) -> DeliveryRecord.Period? {
    let first = last - (period - 1)
    var planned = 0.0
    for offset in 0..<period {
      guard let amount = history.plan(on: first + offset)?.amounts[channel.channel] else {
        return nil
      }
      planned += Double(amount.to.rawValue)
    }
    let spend = channel.spend(from: first, through: last) ?? 0
    return DeliveryRecord.Period(
      planned: planned / Double(period),
      delivered: budget.minorUnits(perDay: spend / Double(period)))
  }
}

/// What one channel spent of its plans, decision period by decision period.
struct DeliveryRecord {
  /// Both in minor units per budget period, not rounded.
  struct Period: Hashable {
    let planned: Double
    let delivered: Double
  }

  /// Oldest first, without a gap.
  var periods: [Period] = []
  /// Days of a period.
  var days = 7

  /// The last amount delivered, when it was off the plan in both of the last two periods.
  var departure: Double? {
    let lastTwo = periods.suffix(2)
    guard lastTwo.count == 2, lastTwo.allSatisfy(\.isOff) else { return nil }
    return lastTwo.last?.delivered
  }

  /// The last period, when it and the one before were short of their plans; else nil.
  var shortfall: Period? { isShort(at: periods.count - 1) ? periods.last : nil }
}

// MARK: - Ceiling

extension DeliveryRecord {
  /// The most that it makes sense to plan: a little above what the channel managed to spend.
  ///
  /// Nil for a channel that was never short in two periods running, and for one that then spent
  /// nothing at all, which tells that it stood still but not what it could take. A ceiling that
  /// was reached grows by the same factor, so that a channel with more room soon shows it.
  var ceiling: Double? {
    var ceiling: Double?
    for index in periods.indices {
      if isShort(at: index) {
        let most = mostDelivered(through: index)
        if most > 0 { ceiling = factor * most }
      } else if let present = ceiling, periods[index].reaches(present) {
        ceiling = factor * max(present, periods[index].delivered)
      }
    }
    return ceiling
  }

  /// Its inverse must stay above `Period.short`, or what stands at its ceiling were short again.
  private var factor: Double { days == 1 ? 1.05 : 1.1 }

  /// In two periods, and in a week at least: a shop that is closed on Sundays is not full.
  private func mostDelivered(through index: Int) -> Double {
    let count = max(2, 7 / days)
    return periods[...index].suffix(count).map(\.delivered).max() ?? 0
  }

  private func isShort(at index: Int) -> Bool {
    index >= 1 && periods[index].isShort && periods[index - 1].isShort
  }
}

extension DeliveryRecord.Period {
  /// How far delivered spend may be off the plan, as a share of it.
  private static let tolerance = 0.2
  /// Under this share of its plan a period was short.
  private static let short = 0.9
  /// From this share on an amount counts as reached: cents and late clicks make no difference.
  private static let full = 0.98

  fileprivate var isOff: Bool { abs(delivered - planned) > Self.tolerance * planned }
  fileprivate var isShort: Bool { delivered < Self.short * planned }

  fileprivate func reaches(_ ceiling: Double) -> Bool {
    delivered >= Self.full * planned && planned >= Self.full * ceiling
  }
}
