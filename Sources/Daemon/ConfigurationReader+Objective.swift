import Marketing

// MARK: - What the plan is for

extension ConfigurationReader {
  private enum Aim: String, CaseIterable { case conversions, revenue, profit }

  /// `objective`, and the `margin` that profit alone needs.
  func objective(_ root: ConfigurationSection) -> Objective {
    let aim: Aim = root.choice("objective") ?? .conversions
    let margin = root.value("margin", expected: "a percentage above 0|write it as 40%") { text in
      ConfigurationSection.share(in: text).flatMap { $0 > 0 ? $0 : nil }
    }
    switch aim {
    case .conversions, .revenue:
      if margin != nil {
        root.warn(
          "margin", "only profit depends on it", fix: "write objective: profit, or remove it")
      }
      return aim == .revenue ? .revenue : .conversions
    case .profit:
      if root.entry("margin") == nil {
        root.report(
          "objective", "'profit' needs a margin",
          fix: "write margin: 40%, the share of revenue that is left before marketing")
      }
      return .profit(margin: margin ?? 1)
    }
  }
}
