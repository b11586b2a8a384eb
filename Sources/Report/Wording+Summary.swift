import Marketing

/// A decision as a whole, in one line.
extension Wording {
  /// `2026-11-22 06:00 +01:00`, from ISO 8601.
  func moment(of decision: Decision) -> String {
    let at = decision.at
    guard at.count == 25 else { return at }
    return "\(at.prefix(10)) \(at.dropFirst(11).prefix(5)) \(at.suffix(6))"
  }

  /// `7 channels: 3 up, 2 down, 1 dropped, 1 held; 2,940.00 moved (23.3 %)`.
  func summary(of decision: Decision) -> String {
    let counts = Action.allCases.compactMap { action -> String? in
      let count = decision.channels.count { $0.action == action }
      return count == 0 ? nil : "\(count) \(word(for: action, count))"
    }
    let share = Double(decision.moved.rawValue) / Double(max(decision.budget.rawValue, 1))
    let moved = say(
      "\(figures.amount(decision.moved)) moved",
      "\(figures.amount(decision.moved)) movidos")
    let channels = language.channels(decision.channels.count)
    return "\(channels): \(counts.joined(separator: ", ")); \(moved) "
      + "(\(figures.percent(share)))"
  }

  private func word(for action: Action, _ count: Int) -> String {
    let isOne = count == 1
    return switch action {
    case .up: say("up", isOne ? "sube" : "suben")
    case .down: say("down", isOne ? "baja" : "bajan")
    case .same: say("same", isOne ? "igual" : "iguales")
    case .drop: say("dropped", isOne ? "descartado" : "descartados")
    case .held: say("held", isOne ? "mantenido" : "mantenidos")
    }
  }
}
