extension Platform {
  /// Where the platform's own pages let one row a day be exported; nil where we do not know.
  var dailyExport: String? {
    switch self {
    case .googleAds: "in Google Ads choose Segment → Time → Day and export again"
    case .meta: "in Ads Manager choose Breakdown → By time → Day and export again"
    case .microsoftAds: "in Microsoft Advertising set the unit of time to Day and export again"
    case .linkedIn: "in Campaign Manager choose the time breakdown Daily and export again"
    case .tikTok: "in TikTok Ads Manager add the dimension By day and export again"
    case .googleAnalytics: "in Analytics make an exploration with the dimension Date"
    case .amazonAds: "in Amazon Ads set the time unit to Daily and export again"
    case .x, .pinterest, .snapchat, .reddit: "set the report to one row a day and export again"
    case .pipeline, .generic: nil
    }
  }
}
