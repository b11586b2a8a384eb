import Marketing

/// The tables that the agency receives, each in the shape of its platform.
enum DemoExport: CaseIterable, Hashable, Sendable {
  case googleAds, meta, tikTok, newsletterTool
  case radioSheet, leafletSheet

  /// The day or, on Sundays, the week that a file of this kind is about; else nil.
  func period(endingOn day: Day) -> Period? {
    switch self {
    case .googleAds, .meta, .tikTok, .newsletterTool: Period(day: day)
    case .radioSheet, .leafletSheet: day.weekday == 7 ? Period(weekOf: day) : nil
    }
  }

  /// The file with these rows; nil without any, for nobody exports an empty table.
  func file(of rows: [DemoRow], about period: Period) -> DemoFile? {
    guard !rows.isEmpty else { return nil }
    let lines = [header] + rows.map(cells)
    let text = lines.map { $0.joined(separator: separator) + lineEnd }.joined()
    return DemoFile(name: "\(stem)-\(period.start).csv", bytes: encoding.bytes(of: text))
  }

  private var stem: String {
    switch self {
    case .googleAds: "google-ads"
    case .meta: "meta-ads"
    case .tikTok: "tiktok-ads"
    case .newsletterTool: "newsletter"
    case .radioSheet: "radio"
    case .leafletSheet: "leaflets"
    }
  }

  private var header: [String] {
    switch self {
    case .googleAds:
      [
        "Day", "Campaign", "Currency code", "Cost", "Impr.", "Clicks", "Conversions", "Conv. value",
      ]
    case .meta:
      [
        "Day", "Campaign name", "Amount spent (EUR)", "Impressions", "Link clicks", "Purchases",
        "Purchases conversion value",
      ]
    case .tikTok:
      [
        "By day", "Campaign name", "Cost", "Impressions", "Clicks (destination)", "Conversions",
        "Currency",
      ]
    case .newsletterTool:
      [
        "date_day", "platform", "campaign_name", "clicks", "impressions", "spend", "conversions",
        "conversions_value",
      ]
    case .radioSheet: ["Canal", "Semana", "Inversión", "Conversiones"]
    case .leafletSheet: ["Canal", "Semana", "Inversión"]
    }
  }

  private func cells(of row: DemoRow) -> [String] {
    let day = "\(row.period.start)"
    let (spend, revenue) = (amount(row.spend), amount(row.revenue))
    let (impressions, clicks) = ("\(row.impressions)", "\(row.clicks)")
    let conversions = "\(row.conversions)"
    return switch self {
    case .googleAds:
      [day, row.channel, "EUR", spend, impressions, clicks, "\(conversions).00", revenue]
    case .meta: [day, row.channel, spend, impressions, clicks, conversions, revenue]
    case .tikTok: [day, row.channel, spend, impressions, clicks, conversions, "EUR"]
    case .newsletterTool:
      [day, row.channel, "sponsored issue", clicks, impressions, spend, conversions, revenue]
    case .radioSheet: [row.channel, row.period.start.spanish, spend, conversions]
    case .leafletSheet: [row.channel, row.period.start.spanish, spend]
    }
  }

  /// `1234.56`, in sheets made by hand `1.234,56`.
  private func amount(_ amount: MinorUnits) -> String {
    let (units, cents) = amount.rawValue.quotientAndRemainder(dividingBy: 100)
    let decimals = cents < 10 ? "0\(cents)" : "\(cents)"
    return isSpanish ? "\(units.groupedByDots),\(decimals)" : "\(units).\(decimals)"
  }

  private var isSpanish: Bool { self == .radioSheet || self == .leafletSheet }
  private var separator: String { isSpanish ? ";" : "," }
  private var lineEnd: String { isSpanish ? "\r\n" : "\n" }

  /// The two sheets differ as spreadsheet programs do in how they save a CSV.
  private var encoding: DemoEncoding {
    switch self {
    case .googleAds, .meta, .tikTok, .newsletterTool: .utf8
    case .radioSheet: .windows1252
    case .leafletSheet: .utf8WithMark
    }
  }
}

extension Day {
  /// `05/01/2026`.
  fileprivate var spanish: String {
    description.split(separator: "-").reversed().joined(separator: "/")
  }
}

extension Int64 {
  /// `12.600`, for numbers that are zero or more.
  fileprivate var groupedByDots: String {
    let (thousands, rest) = quotientAndRemainder(dividingBy: 1000)
    guard thousands > 0 else { return "\(rest)" }
    let digits = String(rest)
    return thousands.groupedByDots + "." + String(repeating: "0", count: 3 - digits.count) + digits
  }
}
