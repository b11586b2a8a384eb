public import Marketing

/// `backtest --json`: money in currency units, channels by name, every key present.
public struct BacktestRecord: Encodable {
  let backtest: Backtest
  let wording: Wording

  public init(_ backtest: Backtest, language: Language, currency: Currency) {
    self.backtest = backtest
    wording = Wording(language: language, currency: currency)
  }

  public func encode(to encoder: any Encoder) throws {
    try object.encode(to: encoder)
  }

  private var object: JSONValue {
    .object([
      "schema": .string(JSONRecord.schema),
      "currency": .string(wording.figures.currency.code),
      "firstDay": .day(backtest.days.start),
      "lastDay": .day(backtest.days.end),
      "target": .target(backtest.target),
      "targetFixedOn": .day(backtest.fixedTarget?.day),
      "untracked": .array(backtest.untracked.map(days)),
      "shockDays": .array(backtest.shockDays.map(days)),
      "channels": .array(backtest.channels.map(channel)),
      "spend": .number(backtest.spend),
      "spendAfterDrop": .number(backtest.spendAfterDrop),
      "note": .string(wording.honesty),
    ])
  }

  private func days(_ period: Period) -> JSONValue {
    .object(["firstDay": .day(period.start), "lastDay": .day(period.end)])
  }

  private func channel(_ channel: ChannelBacktest) -> JSONValue {
    .object([
      "channel": .string(channel.channel.text),
      "spend": .number(channel.spend),
      "conversions": .figure(channel.conversions),
      "revenue": .figure(channel.revenue),
      "target": .target(channel.target),
      "state": .string(channel.standing.state.rawValue),
      "events": .array(channel.steps.map(event)),
      "ageing": .array(channel.ageing.map(alarm)),
      "spendAfterDrop": .number(channel.spendAfterDrop),
      "conversionsAfterDrop": .figure(channel.conversionsAfterDrop),
      "revenueAfterDrop": .figure(channel.revenueAfterDrop),
    ])
  }

  private func event(_ step: ChannelBacktest.Step) -> JSONValue {
    let (event, evidence) = (step.event, step.event.evidence)
    return .object([
      "day": .day(event.day),
      "from": .string(event.from.rawValue),
      "to": .string(event.to.rawValue),
      "cause": .string(event.cause.rawValue),
      "spendSoFar": .number(step.spendSoFar),
      "expectedAtTarget": .figure(evidence.expectedAtTarget),
      "observed": .figure(evidence.observed),
      "oddsAgainst": .figure(evidence.oddsAgainst),
      "oddsFor": .figure(evidence.oddsFor),
      "barOdds": .figure(evidence.barOdds),
      "oddsOfDegradation": .figure(evidence.oddsOfDegradation),
    ])
  }

  private func alarm(_ ageing: Ageing) -> JSONValue {
    .object([
      "day": .day(ageing.since), "odds": .number(ageing.odds), "ratio": .figure(ageing.ratio),
    ])
  }
}

extension JSONValue {
  fileprivate static func figure(_ figure: Double?) -> JSONValue {
    figure.map(JSONValue.number) ?? .null
  }

  fileprivate static func day(_ day: Day?) -> JSONValue {
    day.map { .string($0.description) } ?? .null
  }
}
