/// How much may be spent per period: a rate, not a balance.
public struct Budget: Hashable, Sendable {
  public enum Per: String, Hashable, Sendable, Codable, CaseIterable {
    case day, week, month

    /// 1, 7 or 30.4375 days, the mean month of the Julian calendar.
    public var days: Double {
      switch self {
      case .day: 1
      case .week: 7
      case .month: 30.4375
      }
    }
  }

  public var amount: MinorUnits
  public var currency: Currency
  public var per: Per

  public init(amount: MinorUnits, currency: Currency, per: Per) {
    self.amount = amount
    self.currency = currency
    self.per = per
  }

  /// Currency units a day for an amount of the budget's period.
  public func dailyUnits(_ amount: MinorUnits) -> Double {
    amount.units(of: currency) / per.days
  }

  /// Minor units a period, not rounded, for currency units a day.
  public func minorUnits(perDay units: Double) -> Double {
    units * per.days * currency.minorUnitsPerUnit
  }
}
