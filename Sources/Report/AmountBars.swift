import Marketing

/// What a channel had and what it gets, one bar above the other.
struct AmountBars {
  let from: MinorUnits
  let to: MinorUnits
  /// The amount that fills the width.
  let most: MinorUnits

  var markup: Markup {
    Drawing.silent("bars", height: 14) {
      Drawing.bar("before", x: 0, y: 0, width: width(of: from), height: 4)
      Drawing.bar("now", x: 0, y: 6, width: width(of: to), height: 8)
    }
  }

  private func width(of amount: MinorUnits) -> Double {
    guard most > .zero else { return 0 }
    let share = Double(amount.rawValue) / Double(most.rawValue)
    return Drawing.width * min(1, max(0, share))
  }
}
