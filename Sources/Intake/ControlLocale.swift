import Marketing

/// How a control file writes numbers and days, as far as its own cells tell.
///
/// A cell that can be read in one way only is read so; the others follow those, if they agree.
struct ControlLocale {
  var isSpanish: Bool
  private let options: ReadingOptions
  private var marks: Set<DecimalMark> = []
  private var orders: Set<DateOrder> = []

  init(isSpanish: Bool, options: ReadingOptions) {
    self.isSpanish = isSpanish
    self.options = options
  }

  mutating func hear(amount: String, day: String) {
    let bytes = Array(amount.utf8)
    if case .mark(let mark) = DecimalEvidence(of: bytes.span, isWhole: false) {
      marks.insert(mark)
    }
    let possible = Self.dateText(day).possibleOrders
    if possible.count == 1 { orders.formUnion(possible) }
  }

  /// The mark of cells that could be read with either; nil where nothing tells.
  var decimal: DecimalMark? { options.decimal ?? (marks.count == 1 ? marks.first : nil) }

  private var dateOrder: DateOrder? {
    if let order = options.dates { return order }
    if orders.count == 1 { return orders.first }
    return orders.isEmpty && (isSpanish || decimal == .comma) ? .dayFirst : nil
  }

  /// The last day that a cell stands for, such as that of a month; nil for an empty cell.
  func lastDay(of cell: String) throws(OverrideRefusal) -> Day? {
    let bytes = Array(cell.utf8)
    if MissingNumber.isMissing(bytes.span) { return nil }
    let text = Self.dateText(cell)
    let orders = text.possibleOrders
    let order = orders.count == 1 ? orders.first : dateOrder
    if order == nil, case .day(let dayFirst) = text.reading(.dayFirst),
      case .day(let monthFirst) = text.reading(.monthFirst), dayFirst != monthFirst
    {
      throw .ambiguousDay(cell.excerpt, dayFirst: dayFirst, monthFirst: monthFirst)
    }
    switch text.reading(order ?? .dayFirst) {
    case .day(let day): return day
    case .week(let day): return Period(weekOf: day).end
    case .month(let day): return Period(monthOf: day).end
    case .noSuchDay: throw .noSuchDay(cell.excerpt)
    case .notDate: throw .notDay(cell.excerpt)
    }
  }

  private static func dateText(_ cell: String) -> DateText {
    let bytes = Array(cell.utf8)
    return DateText(bytes.span)
  }
}
