import Marketing

/// What gives a platform's export away, and what its headers mean there.
struct PlatformSignature: Hashable {
  let platform: Platform
  /// The channel of its rows where that is not the platform's own.
  let channel: ChannelName?
  /// Meanings that hold in this export only, by normal form.
  let meanings: [String: Field]
  private let clues: [Clue]

  private enum Clue: Hashable {
    /// One of the headers is one of these.
    case header([String])
    case headerPrefix(String)
    /// A line above the header begins so.
    case line(String)
    /// A line above the header is a range of days, or says that there is none.
    case range
  }

  private init(
    _ platform: Platform, _ clues: Clue..., channel: String? = nil, meanings: [String: Field] = [:]
  ) {
    self.platform = platform
    self.clues = clues
    self.channel = channel.flatMap { ChannelName($0) } ?? platform.channel
    self.meanings = meanings
  }

  /// The signature that a table bears, of one platform if that is given.
  ///
  /// `headers` and `lines`, those above the header, are in normal form.
  static func find(
    headers: [String], lines: [String], preamble: Preamble, platform: Platform?
  ) -> PlatformSignature? {
    all.first { signature in
      (platform ?? signature.platform) == signature.platform
        && signature.clues.allSatisfy { clue in
          switch clue {
          case .header(let names): headers.contains(where: names.contains)
          case .headerPrefix(let prefix): headers.contains { $0.hasPrefix(prefix) }
          case .line(let prefix): lines.contains { $0.hasPrefix(prefix) }
          case .range: preamble.range != nil
          }
        }
    }
  }

  private static let inMicros: [String: Field] = [
    "spend": .spendMicros, "conversion_purchases": .conversions,
    "conversion_purchases_value": .revenueMicros,
  ]

  private static let all: [PlatformSignature] = [
    PlatformSignature(.microsoftAds, .line("report name:")),
    PlatformSignature(.microsoftAds, .header(["gregoriandate", "timeperiod"])),
    PlatformSignature(.microsoftAds, .header(["top_vs_other", "budget_association_status"])),
    PlatformSignature(
      .linkedIn, .header(["start date (in utc)"]), .header(["total spent"])),
    PlatformSignature(.linkedIn, .header(["cost_in_local_currency"])),
    PlatformSignature(.meta, .headerPrefix("amount spent (")),
    PlatformSignature(.meta, .headerPrefix("importe gastado (")),
    PlatformSignature(.meta, .header(["reporting starts", "inicio del informe"])),
    PlatformSignature(.pipeline, .header(["inline_link_clicks"]), channel: "meta"),
    PlatformSignature(
      .tikTok,
      .header([
        "clicks (destination)", "total complete payment", "stat_time_day", "stat_time_hour",
      ])),
    PlatformSignature(.amazonAds, .headerPrefix("7 day total")),
    PlatformSignature(.amazonAds, .headerPrefix("14 day total")),
    PlatformSignature(.amazonAds, .header(["sales_7_d", "purchases_7_d"])),
    PlatformSignature(
      .pinterest, .header(["spend in account currency", "spend_in_micro_dollar"])),
    PlatformSignature(.snapchat, .header(["swipes"]), .header(["spend"]), meanings: inMicros),
    PlatformSignature(
      .reddit, .header(["conversion_purchases"]), .header(["spend"]), meanings: inMicros),
    PlatformSignature(
      .x, .header(["engagements"]), .header(["time"]), .header(["spend"])),
    PlatformSignature(.googleAnalytics, .line("# start date:")),
    PlatformSignature(.googleAnalytics, .line("# "), .range),
    PlatformSignature(
      .googleAnalytics,
      .header([
        "session primary channel group (default channel group)", "session default channel group",
        "nth day",
      ])),
    PlatformSignature(
      .googleAds, .header(["impr."]),
      .header([
        "currency code", "codigo de moneda", "interactions", "interacciones", "campaign status",
        "estado de la campana", "conv. value", "valor de conv.", "cost / conv.", "coste/conv.",
        "costo/conv.", "avg. cpc", "cpc medio",
      ])),
    PlatformSignature(.googleAds, .header(["impr."]), .range),
    PlatformSignature(
      .pipeline, .header(["cost_micros", "metrics.cost_micros"]), channel: "google-ads",
      meanings: ["id": .campaignID, "campaign.id": .campaignID, "campaign.name": .campaign]),
    PlatformSignature(.pipeline, .header(["source_relation"])),
    PlatformSignature(.pipeline, .header(["date_day"]), .header(["platform"])),
  ]
}
