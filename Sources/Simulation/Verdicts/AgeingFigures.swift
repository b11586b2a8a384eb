/// When the alarm that a channel does worse than it used to was raised.
///
/// A false flag comes before the first change of the truth, or at any time without one.
public struct AgeingFigures: Sendable, Hashable {
  /// Of all channels, those flagged falsely within days 1 to 365, and first within 366 to 730.
  public let falseFlagsYear1: Estimate
  public let falseFlagsYear2: Estimate?
  /// Of the channels without a false flag, those flagged after the change; nil without a change.
  public let flagged: FirstTimes?
  /// Of those put on probation or dropped after the change, the share that was flagged before.
  public let ledShare: Estimate?
  /// The median of the days between flag and probation or drop over the same channels.
  public let medianLead: Int?

  init(of lives: [ChannelLife], in study: VerdictStudy) {
    let change = study.changes.map(\.firstDay).min()
    let falseDays = lives.map { life in
      life.ageingDays.first { day in change.map { day <= $0 } ?? true }
    }
    falseFlagsYear1 = Estimate(shareOf: falseDays.map { $0.map { $0 <= 365 } ?? false })
    falseFlagsYear2 =
      (change ?? study.days) > 365
      ? Estimate(shareOf: falseDays.map { $0.map { (366...730).contains($0) } ?? false }) : nil
    let sound = zip(lives, falseDays).filter { $0.1 == nil }.map(\.0)
    flagged = change == nil ? nil : FirstTimes(sound.map(\.ageingDays.first))
    let leads = sound.compactMap { life in change.flatMap(life.leadOfFlag) }
    ledShare = leads.isEmpty ? nil : Estimate(shareOf: leads.map { $0 > 0 })
    medianLead = leads.sorted().ranked(at: 0.5).flatMap { $0 == .min ? nil : $0 }
  }
}

extension ChannelLife {
  /// Days from the first flag to the first probation or drop after a change; nil without either.
  ///
  /// `Int.min` where no flag was raised.
  fileprivate func leadOfFlag(afterChange change: Int) -> Int? {
    let acted = [probationDay, dropDay].compactMap { $0 }.filter { $0 > change }.min()
    return acted.map { day in ageingDays.first.map { day - $0 } ?? .min }
  }
}
