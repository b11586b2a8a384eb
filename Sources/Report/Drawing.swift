import Foundation
import Marketing

/// Lengths and places in a drawing, which are as wide as 1,000 units and stretched to fit.
enum Drawing {
  static let width = 1000.0

  /// A number as it stands in a drawing: tenths, and nothing but a number whatever comes.
  static func number(_ value: Double) -> String {
    guard value.isFinite else { return "0" }
    let tenths = Int((min(max(value, -1e9), 1e9) * 10).rounded())
    let (whole, rest) = abs(tenths).quotientAndRemainder(dividingBy: 10)
    return (tenths < 0 ? "-" : "") + (rest == 0 ? "\(whole)" : "\(whole).\(rest)")
  }

  /// A drawing whose meaning stands in words beside it.
  static func silent(
    _ name: StaticString, height: Double, @MarkupBuilder content: () -> Markup
  ) -> Markup {
    Markup("svg", frame(name, height: height, "aria-hidden", "true"), content: content)
  }

  /// A drawing that says in words what it shows.
  ///
  /// `id` must be the only one of its kind in the page.
  static func telling(
    _ name: StaticString, id: String, height: Double, title: String, description: String,
    @MarkupBuilder content: () -> Markup
  ) -> Markup {
    let shapes = content()
    return Markup(
      "svg",
      [
        "class": name.text, "viewBox": "0 0 \(number(width)) \(number(height))",
        "preserveAspectRatio": "none", "role": "img", "aria-labelledby": "\(id)-t \(id)-d",
      ]
    ) {
      Markup("title", ["id": "\(id)-t"]) { title }
      Markup("desc", ["id": "\(id)-d"]) { description }
      shapes
    }
  }

  private static func frame(
    _ name: StaticString, height: Double, _ key: StaticString, _ value: String
  ) -> Markup.Attributes {
    [
      "class": name.text, "viewBox": "0 0 \(number(width)) \(number(height))",
      "preserveAspectRatio": "none", key: value,
    ]
  }

  /// A straight line.
  static func line(
    _ name: StaticString, from start: (x: Double, y: Double), to end: (x: Double, y: Double)
  ) -> Markup {
    Markup(
      "path",
      [
        "class": name.text,
        "d": "M\(number(start.x)) \(number(start.y))L\(number(end.x)) \(number(end.y))",
      ])
  }

  /// A line through points, of which there is at least one.
  static func path(_ name: StaticString, through points: [(x: Double, y: Double)]) -> Markup {
    Markup("path", ["class": name.text, "d": "M" + text(of: points)])
  }

  /// What lies between two lines.
  static func area(
    _ name: StaticString, from upper: [(x: Double, y: Double)], to lower: [(x: Double, y: Double)]
  ) -> Markup {
    Markup("path", ["class": name.text, "d": "M" + text(of: upper + lower.reversed()) + "Z"])
  }

  private static func text(of points: [(x: Double, y: Double)]) -> String {
    points.map { "\(number($0.x)) \(number($0.y))" }.joined(separator: "L")
  }

  /// A dot, round however the drawing is stretched: a line of no length with round ends.
  static func dot(_ name: StaticString, at point: (x: Double, y: Double)) -> Markup {
    Markup("path", ["class": name.text, "d": "M\(number(point.x)) \(number(point.y))h0"])
  }

  static func bar(
    _ name: StaticString, x: Double, y: Double, width: Double, height: Double
  ) -> Markup {
    Markup(
      "rect",
      [
        "class": name.text, "x": number(x), "y": number(y), "width": number(max(0, width)),
        "height": number(max(0, height)),
      ])
  }
}

extension Double {
  var logarithm2: Double { log2(self) }
}
