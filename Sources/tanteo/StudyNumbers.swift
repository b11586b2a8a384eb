import ArgumentParser
import Foundation
import Simulation

/// - Throws: a usage error that shows the limits beside the value.
func checkNumber<Number: Comparable>(
  _ value: Number, in range: ClosedRange<Number>, of option: String
) throws {
  guard range.contains(value) else {
    throw ValidationError(
      "\(option): \(text(value)) is not between \(text(range.lowerBound)) and "
        + text(range.upperBound))
  }
}

private func text<Number>(_ value: Number) -> String {
  (value as? Double).map { String(format: "%.15g", $0) } ?? "\(value)"
}

/// Numbers between commas, which are dealt to channels in turn.
enum DealtNumbers {
  /// - Throws: a usage error that quotes what is no number.
  static func read(
    _ argument: String, in range: ClosedRange<Double>, of option: String
  ) throws -> Dealt<Double> {
    let numbers = try argument.split(separator: ",", omittingEmptySubsequences: false).map { part in
      guard let number = Double(part) else {
        throw ValidationError(
          "\(option): '\(part)' is not a number; write '0.5', or several as '1,1.2,0.5'")
      }
      try checkNumber(number, in: range, of: option)
      return number
    }
    return Dealt(numbers[0], Array(numbers.dropFirst()))
  }
}

extension RatioChange {
  /// Reads `120:0.5`, at once on day 120, or `180-210:0.5`, in a straight line.
  ///
  /// - Throws: a usage error that shows how to write it.
  static func read(_ argument: String) throws -> RatioChange {
    guard
      let match = argument.wholeMatch(of: /(?<first>\d{1,4})(?:-(?<last>\d{1,4}))?:(?<ratio>.+)/),
      let first = Int(match.first), let ratio = Double(match.ratio),
      let change = RatioChange(
        firstDay: first, lastDay: match.last.flatMap { Int($0) }, ratio: ratio)
    else {
      throw ValidationError(
        "--change: '\(argument)' is not understood; write '120:0.5', or '180-210:0.5' for a "
          + "change in a straight line")
    }
    try checkNumber(ratio, in: 0...1000, of: "--change")
    return change
  }
}
