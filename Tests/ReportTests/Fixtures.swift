import Marketing

@testable import Report

/// A value that a test cannot do without.
struct Missing: Error {}

func day(_ iso: String) throws -> Day {
  guard let day = Day(iso: iso) else { throw Missing() }
  return day
}

func channel(_ name: String) throws -> ChannelName {
  guard let channel = ChannelName(name) else { throw Missing() }
  return channel
}

func currency(_ code: String) throws -> Currency {
  guard let currency = Currency(code: code) else { throw Missing() }
  return currency
}

func recommendation(
  _ name: String = "radio", state: HypothesisState = .testing, action: Action = .same,
  flags: [ChannelFlag] = [], from: Int64 = 10_000, to: Int64 = 10_000,
  reason: Reason = .balanced, evidence: Evidence = Evidence(), limitsHit: [Limit] = [],
  wouldChangeIf: Condition? = nil
) throws -> Recommendation {
  Recommendation(
    channel: try channel(name), state: state, action: action, flags: flags,
    from: MinorUnits(rawValue: from), to: MinorUnits(rawValue: to), reason: reason,
    evidence: evidence, limitsHit: limitsHit, wouldChangeIf: wouldChangeIf)
}

func decision(
  _ number: Int = 142, currency: Currency = .euro, budget: Int64 = 1_260_000,
  files: [DecidedFile] = [], channels: [Recommendation], expected: Expectation = Expectation(),
  needsYou: [Need] = [], notes: [Note] = []
) throws -> Decision {
  Decision(
    number: number, supersedes: nil, at: "2026-11-22T06:00:00+01:00",
    today: try day("2026-11-22"), dataThrough: try day("2026-11-20"), currency: currency,
    budget: MinorUnits(rawValue: budget), per: .week, seed: 7, configurationDigest: "c0ffee",
    version: "1.0.0", throughFile: 3, files: files, channels: channels, unplaced: .zero,
    expected: expected, needsYou: needsYou, notes: notes)
}

/// A decision in which everything happens: up, down, drop, held and a newcomer.
func eventfulDecision() throws -> Decision {
  try decision(
    files: [
      DecidedFile(name: "google.csv", state: .processed, rows: 7),
      DecidedFile(name: "meta.csv", state: .processed, rows: 14),
      DecidedFile(name: "radio.csv", state: .held, rows: 0),
    ],
    channels: [droppedDisplay(), facebookGoingDown(), searchGoingUp(), newPodcast(), heldRadio()],
    expected: Expectation(conversions: 431.2, low: 388, high: 477, conversionsBefore: 406.5),
    needsYou: [
      .stopInPlatform(channel: try channel("display")),
      .sendFile(channel: try channel("radio"), since: try day("2026-10-31")),
      .answerHeldFile(
        name: "radio.csv", question: "radio.csv: column 'Coste': '1.250' could be 1.25 or 1,250"),
    ],
    notes: [.firstPlan, .stepRelaxed(from: 2, to: 2.5)])
}

private func droppedDisplay() throws -> Recommendation {
  try recommendation(
    "display", state: .dropped, action: .drop, from: 50_000, to: 0,
    reason: .refuted(
      expected: 142.3, observed: 71, odds: 84.2, bar: 70, on: try day("2026-11-22")))
}

private func facebookGoingDown() throws -> Recommendation {
  try recommendation(
    "facebook", action: .down, from: 300_000, to: 280_000,
    reason: .returnsLess(marginalPerUnit: 0.011),
    evidence: Evidence(
      costPerAcquisition: 48.2, costPerAcquisitionLow: 40.1, costPerAcquisitionHigh: 61.7),
    limitsHit: [.floor],
    wouldChangeIf: .representative(days: 9, ofDays: 14, expected: 3.2, ofExpected: 5))
}

private func searchGoingUp() throws -> Recommendation {
  var evidence = Evidence(
    costPerAcquisition: 21.4, costPerAcquisitionLow: 18.9, costPerAcquisitionHigh: 24.2)
  evidence.target = .costPerAcquisition(30)
  return try recommendation(
    "google-search", state: .confirmed, action: .up, from: 273_000, to: 546_000,
    reason: .returnsMore(marginalPerUnit: 0.041), evidence: evidence, limitsHit: [.maxStep])
}

private func newPodcast() throws -> Recommendation {
  try recommendation(
    "podcast", action: .up, flags: [.newcomer], from: 0, to: 180_000,
    reason: .newcomer(equalShare: MinorUnits(rawValue: 180_000)), limitsHit: [.newcomer])
}

private func heldRadio() throws -> Recommendation {
  try recommendation(
    "radio", action: .held, flags: [.stale], from: 254_000, to: 254_000,
    reason: .stale(lastDay: try day("2026-10-31")), wouldChangeIf: .newerRows)
}
