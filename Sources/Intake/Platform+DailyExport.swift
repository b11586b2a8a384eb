import Marketing

extension Platform {
  /// Where the platform's own pages let one row a day be exported; nil where we do not know.
  func dailyExport(in language: Language) -> String? {
    switch self {
    case .googleAds:
      language.say(
        "in Google Ads choose Segment → Time → Day and export again",
        "en Google Ads elija Segmentar → Tiempo → Día y exporte de nuevo")
    case .meta:
      language.say(
        "in Ads Manager choose Breakdown → By time → Day and export again",
        "en el Administrador de anuncios elija Desglose → Por tiempo → Día y exporte de nuevo")
    case .microsoftAds:
      language.say(
        "in Microsoft Advertising set the unit of time to Day and export again",
        "en Microsoft Advertising ponga la unidad de tiempo en Día y exporte de nuevo")
    case .linkedIn:
      language.say(
        "in Campaign Manager choose the time breakdown Daily and export again",
        "en Campaign Manager elija el desglose por tiempo Diario y exporte de nuevo")
    case .tikTok:
      language.say(
        "in TikTok Ads Manager add the dimension By day and export again",
        "en TikTok Ads Manager añada la dimensión Por día y exporte de nuevo")
    case .googleAnalytics:
      language.say(
        "in Analytics make an exploration with the dimension Date",
        "en Analytics haga una exploración con la dimensión Fecha")
    case .amazonAds:
      language.say(
        "in Amazon Ads set the time unit to Daily and export again",
        "en Amazon Ads ponga la unidad de tiempo en Diario y exporte de nuevo")
    case .x, .pinterest, .snapchat, .reddit:
      language.say(
        "set the report to one row a day and export again",
        "ponga el informe a una fila por día y exporte de nuevo")
    case .pipeline, .generic: nil
    }
  }
}
