import Foundation
import Marketing
import Testing

@Suite struct ReasonTests {
  static let reasons: [Reason] = [
    .returnsMore(marginalPerUnit: 0.04), .returnsLess(marginalPerUnit: 0.01), .balanced,
    .newcomer(equalShare: 100),
    .refuted(expected: 142, observed: 71, odds: 84, bar: 70, on: day(0)),
    .droppedBefore(on: day(0), spentSince: .zero),
    .droppedBefore(
      on: day(0), spentSince: .zero, advisedOn: day(9),
      after: AfterDrop(spend: .zero, conversions: 3, meetsTarget: true)),
    .absent(lastSpend: day(0)),
    .stale(lastDay: day(0)), .awaited, .unmeasured, .outcomeMissing(since: day(0)),
    .protected(because: "awareness"), .paused(by: "Ana", because: "no stock", until: day(9)),
    .setByPerson(by: "Ana", because: nil, until: nil),
    .protectedByPerson(by: "Ana", because: "fair", until: nil, droppedOn: day(3)),
    .tooSmallAMove(share: 0.01), .nothingNew(since: 1),
  ]

  @Test(arguments: reasons)
  func `a reason's code is its case`(reason: Reason) throws {
    let object = try JSONSerialization.jsonObject(with: JSONEncoder().encode(reason))
    #expect((object as? [String: Any])?.keys.map { $0 } == [reason.code])
  }

  @Test(arguments: reasons)
  func `a reason reads back as itself`(reason: Reason) throws {
    let data = try JSONEncoder().encode(reason)
    #expect(try JSONDecoder().decode(Reason.self, from: data) == reason)
  }
}
