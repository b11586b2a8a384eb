extension DemoAgency {
  /// The configuration that the demo runs with, in YAML.
  ///
  /// The comments beside the channels tell their truth. A channel that joins later is not named:
  /// its first file brings it in.
  public static let configuration: String = {
    let founders = DemoChannel.cast.filter { $0.firstWeek == 1 }
    let budget = founders.reduce(0) { $0 + $1.habit }
    return """
      # A made-up agency. What stands behind the channels is their truth, which only files hint at.
      budget: { amount: \(Int(budget)), currency: EUR, per: week }
      target: { cpa: \(Int(DemoChannel.target)) }
      language: en
      channels:
      \(founders.map(\.configuration).joined(separator: "\n"))
      sources:
        # Made-up figures are final; those of platforms change, and are exported again for 30 days.
        - { match: "google-ads*.csv", restates: no, campaigns: { \(googleCampaigns) } }
        - { match: "*.csv", restates: no }

      """
  }()

  /// Google's export is one file for two channels, told apart by their campaigns.
  private static let googleCampaigns = DemoChannel.cast.filter { $0.export == .googleAds }
    .map { "\($0.name): \($0.name)" }.joined(separator: ", ")
}

extension DemoChannel {
  /// Its line of the configuration: what it starts with, how its rows come, and the truth.
  fileprivate var configuration: String {
    let amounts = ["start: \(Int(habit))"] + (least.map { ["min: \(Int($0))"] } ?? [])
    return "  \(name): { \((amounts + medium).joined(separator: ", ")) }  # \(story)"
  }

  private var medium: [String] {
    switch export {
    // What they export the next morning is final; a day more is for files that come late.
    case .googleAds, .meta, .tikTok, .newsletterTool: ["attributionWindow: 2d"]
    // Two weeks, half the default: people call within days, and a story of twelve weeks must end.
    case .radioSheet: ["medium: offline", "cadence: week", "attributionWindow: 14d"]
    case .leafletSheet: ["medium: offline", "cadence: week"]
    }
  }
}
