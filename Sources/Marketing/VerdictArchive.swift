public import Statistics

/// The parts of a hypothesis that are plain values, as numbers.

extension Day: Archivable {
  public static var blank: Day { Day(number: 0) }

  public mutating func carry(in archive: inout NumberArchive) throws {
    var number = number
    try number.carry(in: &archive)
    self = Day(number: number)
  }
}

extension Period: Archivable {
  public static var blank: Period { Period(day: .blank) }

  public mutating func carry(in archive: inout NumberArchive) throws {
    var (start, end) = (start, end)
    try start.carry(in: &archive)
    try end.carry(in: &archive)
    guard let period = Period(start: start, end: end) else { throw NumberMismatch() }
    self = period
  }
}

extension Archivable where Self: CaseIterable & Equatable, AllCases == [Self] {
  public static var blank: Self { allCases[0] }

  /// Its place among all cases.
  public mutating func carry(in archive: inout NumberArchive) throws {
    var place = Self.allCases.firstIndex(of: self) ?? 0
    try place.carry(in: &archive)
    guard Self.allCases.indices.contains(place) else { throw NumberMismatch() }
    self = Self.allCases[place]
  }
}

extension HypothesisState: Archivable {}

extension Episode.Outcome: Archivable {}

extension Target: Archivable {
  public static var blank: Target { .auto }

  public mutating func carry(in archive: inout NumberArchive) throws {
    var cost: Double? = if case .costPerAcquisition(let cost) = self { cost } else { nil }
    var ratio: Double? = if case .returnOnAdSpend(let ratio) = self { ratio } else { nil }
    try cost.carry(in: &archive)
    try ratio.carry(in: &archive)
    self = cost.map(Target.costPerAcquisition) ?? ratio.map(Target.returnOnAdSpend) ?? .auto
  }
}

extension FixedTarget: Archivable {
  public static var blank: FixedTarget { FixedTarget(target: .blank, day: .blank) }

  public mutating func carry(in archive: inout NumberArchive) throws {
    var (target, day) = (target, day)
    try target.carry(in: &archive)
    try day.carry(in: &archive)
    self = FixedTarget(target: target, day: day)
  }
}

extension CommonShock: Archivable {
  public static var blank: CommonShock { CommonShock(falling: 0, asked: 0, on: .blank) }

  public mutating func carry(in archive: inout NumberArchive) throws {
    var (falling, asked, on) = (falling, asked, on)
    try falling.carry(in: &archive)
    try asked.carry(in: &archive)
    try on.carry(in: &archive)
    self = CommonShock(falling: falling, asked: asked, on: on)
  }
}

extension Returns: Archivable {
  public static var blank: Returns { Returns() }

  public mutating func carry(in archive: inout NumberArchive) throws {
    try expected.carry(in: &archive)
    try observed.carry(in: &archive)
  }
}

extension Ageing: Archivable {
  public static var blank: Ageing { Ageing(since: .blank, odds: 0, ratio: nil) }

  public mutating func carry(in archive: inout NumberArchive) throws {
    var (since, onset, odds, ratio) = (since, onset, odds, ratio)
    try since.carry(in: &archive)
    try onset.carry(in: &archive)
    try odds.carry(in: &archive)
    try ratio.carry(in: &archive)
    self = Ageing(since: since, onset: onset, odds: odds, ratio: ratio)
  }
}

extension Hypothesis.CoolDown: Archivable {
  public static var blank: Self { Self(until: .blank, asksPerson: false) }

  public mutating func carry(in archive: inout NumberArchive) throws {
    var (until, asksPerson) = (until, asksPerson)
    try until.carry(in: &archive)
    try asksPerson.carry(in: &archive)
    self = Self(until: until, asksPerson: asksPerson)
  }
}
