public import Marketing

/// Where a file was exported; the raw value is the first part of its rows' `source`.
public enum Platform: String, Hashable, Sendable, CaseIterable {
  case googleAds = "google_ads_ui"
  case meta = "meta_ui"
  case microsoftAds = "microsoft_ads"
  case linkedIn = "linkedin"
  case tikTok = "tiktok"
  case x = "x"
  case pinterest = "pinterest"
  case amazonAds = "amazon_ads"
  case snapchat = "snapchat"
  case reddit = "reddit"
  case googleAnalytics = "ga4"
  /// What a pipeline took from the interfaces of platforms.
  case pipeline = "etl"
  /// Anything else: a sheet that people keep, or a tool that we do not know.
  case generic = "generic"

  /// The channel of its rows where neither file nor configuration names one.
  ///
  /// Nil where a file can be about several channels.
  public var channel: ChannelName? {
    switch self {
    case .googleAds: ChannelName("google-ads")
    case .meta: ChannelName("meta")
    case .microsoftAds: ChannelName("microsoft-ads")
    case .linkedIn: ChannelName("linkedin")
    case .tikTok: ChannelName("tiktok")
    case .x: ChannelName("x")
    case .pinterest: ChannelName("pinterest")
    case .amazonAds: ChannelName("amazon-ads")
    case .snapchat: ChannelName("snapchat")
    case .reddit: ChannelName("reddit")
    case .googleAnalytics, .pipeline, .generic: nil
    }
  }

  /// How it writes numeric dates whatever the language of its user.
  var dates: DateOrder? { self == .linkedIn ? .monthFirst : nil }

  /// Whether a later file may change the figures of a day, as late conversions do.
  ///
  /// Every platform restates; of a generic file nobody knows before it happens.
  public var restates: Bool { self != .generic }
}
