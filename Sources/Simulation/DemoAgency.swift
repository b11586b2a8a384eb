public import Marketing
import Statistics

/// A made-up agency that follows the plan, and whose channels' truth is known.
///
/// Twelve weeks of a client with 12,600 EUR a week: each morning brings the files that platforms
/// and people would send about the day before, Mondays those about the week before as well. Files
/// are a function of seed, day and plan alone: asked again, in whatever order, the agency answers
/// the same. `Demo.md` introduces the cast.
public struct DemoAgency: Sendable {
  /// The first day with any spend, a Monday.
  public let firstDay: Day

  /// The days that the story lasts.
  public let dayCount = 84

  /// From which every row's generator is seeded.
  private let key: UInt64

  /// Creates an agency that begins on the Monday of `firstDay`'s week.
  public init(seed: UInt64, firstDay: Day) {
    var generator = SeededGenerator(seed: seed)
    key = generator.next()
    self.firstDay = firstDay.mondayOfWeek
  }

  /// The days on which files arrive, oldest first: the one after each day of the story.
  public var mornings: [Day] { (1...dayCount).map { firstDay + $0 } }

  /// The files that arrive on the morning of a day; none before the story or after it.
  ///
  /// The plan is by channel, in EUR a week, as in force the day before: `[:]` until something is
  /// decided. What is spent is within 4 % of it. A channel that it does not name spends its habit;
  /// weekly media are booked for whole weeks, at the plan that the week ends with.
  public func files(on day: Day, spending plan: [String: Double]) -> [DemoFile] {
    let yesterday = day - 1
    guard (0..<dayCount).contains(yesterday - firstDay) else { return [] }
    return DemoExport.allCases.compactMap { export in
      guard let period = export.period(endingOn: yesterday) else { return nil }
      return export.file(of: rows(of: export, in: period, spending: plan), about: period)
    }
  }

  /// What the channels of one export did; those without spend have no row.
  func rows(
    of export: DemoExport, in period: Period, spending plan: [String: Double]
  ) -> [DemoRow] {
    let story = StoryDays(of: period, since: firstDay)
    return DemoChannel.cast.enumerated().compactMap { index, channel in
      guard channel.export == export, story.week >= channel.firstWeek else { return nil }
      let weekly = plan[channel.name] ?? channel.habit
      guard weekly > 0 else { return nil }
      var generator = SeededGenerator(seed: key &+ rowNumber(of: index, through: period.end))
      return channel.row(in: story, weekly: weekly, using: &generator)
    }
  }

  /// Tells apart all rows of the story, so that each has chances of its own.
  private func rowNumber(of channel: Int, through day: Day) -> UInt64 {
    UInt64((day - firstDay) * DemoChannel.cast.count + channel)
  }
}

/// The days of a row, with their place in the story.
struct StoryDays: Hashable, Sendable {
  let period: Period
  /// The week of the story in which the row ends, from 1.
  let week: Int

  init(of period: Period, since firstDay: Day) {
    self.period = period
    week = (period.end - firstDay) / 7 + 1
  }
}
