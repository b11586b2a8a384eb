import Marketing

/// A chart with its caption, and what stands at the ends of its axes.
struct ChartFrame {
  let caption: String
  /// At the top of the upright axis; its foot is nothing.
  let top: String
  /// At the ends of the level axis.
  let ends: (from: String, to: String)

  func markup(@MarkupBuilder _ drawing: () -> Markup) -> Markup {
    let drawing = drawing()
    return Markup("figure") {
      Markup("figcaption") { caption }
      Markup("div", ["class": "frame"]) {
        Markup("span", ["class": "top"]) { top }
        drawing
        Markup("span", ["class": "zero"]) { "0" }
        Markup("span", ["class": "ends"]) {
          Markup("i") { ends.from }
          Markup("i") { ends.to }
        }
      }
    }
  }
}

/// The time that a chart shows, from the left to the right.
struct TimeAxis: Hashable {
  let first: Day
  let last: Day

  /// Nil without any period.
  init?(_ periods: [Period]) {
    guard let first = periods.first?.start, let last = periods.last?.end else { return nil }
    (self.first, self.last) = (first, last)
  }

  /// Where a day begins, from 0 to the drawing's width; days outside stand at the ends.
  func x(_ day: Day) -> Double {
    Drawing.width * Double(min(max(day - first, 0), length)) / Double(length)
  }

  /// The middle of a period.
  func x(_ period: Period) -> Double { (x(period.start) + x(period.end + 1)) / 2 }

  func contains(_ day: Day) -> Bool { first <= day && day <= last }

  private var length: Int { last - first + 1 }
}
