import Foundation
public import Marketing

/// How figures are written for people: `12,600.00` in English, `12.600,00` in Spanish.
public struct FigureStyle: Hashable, Sendable {
  public let currency: Currency
  public let language: Language

  public init(currency: Currency, language: Language) {
    self.currency = currency
    self.language = language
  }

  /// `12,600.00`; as many places as the currency has.
  public func amount(_ amount: MinorUnits) -> String {
    grouped(amount.units(of: currency), places: currency.minorUnitDigits)
  }

  /// `21.40`, from currency units.
  public func units(_ units: Double) -> String {
    grouped(units, places: currency.minorUnitDigits)
  }

  /// `431`, or `4.3` below 20, for counts that are expectations.
  public func count(_ count: Double) -> String {
    grouped(count, places: abs(count) < 20 && count.rounded() != count ? 1 : 0)
  }

  /// `12,345`, `23.26`, `3.4`: three figures or so, where more would not be heard.
  func brief(_ value: Double) -> String {
    grouped(value, places: abs(value) >= 100 ? 0 : abs(value) >= 10 ? 1 : 2)
  }

  /// `12,000`, `2.5`: a round number as it stands on an axis.
  func round(_ value: Double) -> String {
    let places = (0...3).first { place in
      let scaled = (0..<place).reduce(value) { scaled, _ in scaled * 10 }
      return abs(scaled - scaled.rounded()) < 1e-6 * max(1, abs(scaled))
    }
    return grouped(value, places: places ?? 3)
  }

  /// `23.3 %`.
  public func percent(_ share: Double) -> String {
    let percent = share * 100
    return grouped(percent, places: abs(percent) < 100 ? 1 : 0) + " %"
  }

  /// `+100 %`, `>+999 %`; empty when the change has no base.
  public func change(from: MinorUnits, to: MinorUnits) -> String {
    guard from > .zero, from != to else { return "" }
    let percent = (Double(to.rawValue) / Double(from.rawValue) - 1) * 100
    if percent > 999 { return ">+999 %" }
    return (percent >= 0 ? "+" : "") + grouped(percent, places: 0) + " %"
  }

  /// `84:1`; below one reads as odds the other way, beyond a million as `>1,000,000:1`.
  public func odds(_ odds: Double) -> String {
    if odds > 1_000_000 { return ">" + grouped(1_000_000, places: 0) + ":1" }
    if odds < 1 { return "1:" + grouped(min(1 / max(odds, 1e-9), 1_000_000), places: 0) }
    return grouped(odds, places: odds < 9.95 ? 1 : 0) + ":1"
  }

  /// Thousands in groups of three, by the marks of the language.
  func grouped(_ value: Double, places: Int) -> String {
    guard value.isFinite else { return "?" }
    let plain = abs(value).plain(places: places)
    let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
    let (group, mark) = (language.say(",", "."), language.say(".", ","))
    var whole = ""
    for (index, digit) in (parts.first ?? "0").enumerated() {
      if index > 0, ((parts.first?.count ?? 0) - index) % 3 == 0 { whole += group }
      whole.append(digit)
    }
    let fraction = parts.count > 1 ? mark + parts[1] : ""
    let isZero = plain.allSatisfy { $0 == "0" || $0 == "." }
    return (value < 0 && !isZero ? "-" : "") + whole + fraction
  }
}

extension Double {
  /// `1234.50` as `printf` would round it; most numbers need none of its arithmetic.
  fileprivate func plain(places: Int) -> String {
    let unit = [1, 10, 100, 1_000][Swift.min(places, 3)]
    let scaled = self * Double(unit)
    // Near a half the product may be rounded to the other side.
    guard places <= 3, scaled < 1e12, abs(scaled - scaled.rounded(.down) - 0.5) > 1e-3 else {
      return String(format: "%.\(places)f", self)
    }
    let (whole, rest) = Int(scaled.rounded()).quotientAndRemainder(dividingBy: unit)
    guard places > 0 else { return "\(whole)" }
    return "\(whole)." + String("\(unit + rest)".dropFirst())
  }
}
