import Marketing

/// The headers that platforms and people write, and what each means.
///
/// A header is compared in its normal form (`HeaderText`) and as a whole. Where several columns of
/// a file mean one field, the alias that stands first here wins: link clicks before all clicks.
struct HeaderAliases {
  struct Alias: Hashable {
    let text: String
    let field: Field
    /// The place in the field's list; lower is preferred.
    let rank: Int
    let grain: Grain
    let isSpanish: Bool
    /// Of several things that are counted the one that it means; nil for all that is no outcome of
    /// its own.
    var outcome: OutcomeName?
  }

  /// What a header means; nil for one that is not in the table.
  static func alias(for normalized: String) -> Alias? { table[normalized] }

  /// The alias of these fields that a header is a slip of the pen away from.
  ///
  /// One letter added, lost, changed or swapped, two in aliases of seven letters and more; the
  /// first letter must agree, for people rarely miss it and `rate` is not `date`.
  static func nearest(to normalized: String, among fields: Set<Field>) -> String? {
    guard !isDerived(normalized) else { return nil }
    let near = aliases.filter { alias in
      fields.contains(alias.field) && alias.text.count >= 4
        && alias.text.first == normalized.first
        && abs(alias.text.utf8.count - normalized.utf8.count) <= 2
    }
    let measured = near.map { alias in
      (alias.text, distance: EditDistance.between(alias.text, normalized))
    }
    guard let best = measured.min(by: { $0.distance < $1.distance }),
      best.distance <= (best.0.count >= 7 ? 2 : 1)
    else { return nil }
    return best.0
  }

  /// Whether a header names a ratio, which is never an amount: ROAS, rates, averages, costs per.
  private static func isDerived(_ normalized: String) -> Bool {
    let marks = ["roas", "rate", "avg", "average", "cost per", "coste por", "costo por", "/"]
    return marks.contains { normalized.contains($0) }
  }

  private static let table = Dictionary(
    aliases.map { ($0.text, $0) }, uniquingKeysWith: { first, _ in first })

  private static let aliases: [Alias] = entries.flatMap { entry in
    let texts = entry.english.map { ($0, false) } + entry.spanish.map { ($0, true) }
    return texts.enumerated().map { rank, text in
      Alias(
        text: text.0, field: entry.field, rank: entry.rank + rank, grain: entry.grain,
        isSpanish: text.1)
    }
  }

  private struct Entry {
    let field: Field
    /// Where its list begins among the lists of the same field.
    var rank = 0
    var grain = Grain.day
    let english: [String]
    var spanish: [String] = []
  }

  /// `nº pedidos`, `número de pedidos`, and as people abbreviate that.
  static func numbers(of things: [String]) -> [String] {
    let words = ["nº", "n°", "n.º", "num.", "numero"]
    return things.flatMap { thing in words.flatMap { ["\($0) \(thing)", "\($0) de \(thing)"] } }
  }

  private static let entries: [Entry] = [
    Entry(
      field: .start, grain: .day,
      english: [
        "day", "date", "by day", "time", "date_day", "c_date", "gregoriandate", "timeperiod",
        "stat_time_day", "stat_time_hour", "segments.date",
      ],
      spanish: ["dia", "fecha"]),
    Entry(
      field: .start, rank: 100, grain: .range,
      english: [
        "start date", "start date (in utc)", "reporting starts", "date_start", "period start",
        "period",
      ],
      spanish: ["inicio del informe", "fecha de inicio", "fecha inicio", "periodo"]),
    Entry(
      field: .start, rank: 200, grain: .week, english: ["week", "week start"],
      spanish: ["semana", "semana del"]),
    Entry(field: .start, rank: 300, grain: .month, english: ["month"], spanish: ["mes"]),
    Entry(field: .start, rank: 400, grain: .daysSinceStart, english: ["nth day"]),
    Entry(
      field: .end,
      english: ["reporting ends", "end date", "end date (in utc)", "date_stop", "period end"],
      spanish: [
        "fin del informe", "final del informe", "fecha de finalizacion", "fecha de fin",
        "fecha fin",
      ]),
    Entry(
      field: .account,
      english: [
        "account id", "account_id", "accountid", "customer id", "customer_id", "advertiser id",
        "advertiser_id", "account name", "account_name", "accountname", "account",
      ],
      spanish: ["id de la cuenta", "nombre de la cuenta", "cuenta"]),
    Entry(
      field: .channel,
      english: [
        "channel", "source / medium", "medium", "platform", "network",
        "session primary channel group (default channel group)", "session primary channel group",
        "session default channel group", "default channel group",
      ],
      spanish: ["canal", "medio", "plataforma", "fuente", "soporte"]),
    Entry(
      field: .campaignID, english: ["campaign id", "campaign_id", "campaignid"],
      spanish: ["id de la campana"]),
    Entry(
      field: .campaign, english: ["campaign", "campaign name", "campaign_name", "campaignname"],
      spanish: ["campana", "nombre de la campana"]),
    Entry(
      field: .spend,
      english: [
        "cost", "spend", "amount spent", "total spent", "spend in account currency",
        "media cost", "spent", "total cost", "investment", "mark_spent", "cost_in_local_currency",
      ],
      spanish: [
        "coste", "costo", "gasto", "inversion", "importe gastado", "importe invertido",
        "importe",
      ]),
    Entry(
      field: .spendMicros,
      english: ["cost_micros", "metrics.cost_micros", "spend_in_micro_dollar", "spend_micro"]),
    Entry(
      field: .impressions,
      english: ["impr.", "impr", "impressions", "impression", "displays", "impression_1"],
      spanish: ["impresiones"]),
    Entry(
      field: .clicks,
      english: [
        "link clicks", "clicks (destination)", "outbound clicks", "clicks", "swipe ups", "swipes",
        "clicks (all)", "inline_link_clicks", "clickthrough_1",
      ],
      spanish: ["clics en el enlace", "clics", "clics (todos)"]),
    Entry(
      field: .conversions,
      english: [
        "conversions", "purchases", "website purchases", "purchases (website)",
        "total complete payment", "total conversions", "orders", "7 day total orders (#)",
        "leads", "key events", "results", "post_click_conversions", "conversion",
        "total_conversions",
        "external_website_conversions", "purchases_7_d", "purchases_14_d", "purchases_30_d",
      ],
      spanish: [
        "conversiones", "compras", "pedidos", "clientes potenciales", "registros", "resultados",
      ] + numbers(of: ["pedidos", "compras", "ventas", "conversiones"])),
    Entry(
      field: .revenue,
      english: [
        "conv. value", "conversion value", "conversions_value", "purchases conversion value",
        "website purchases conversion value", "purchase value (website)",
        "total conversion value", "total revenue", "revenue", "7 day total sales",
        "post_click_sales_amount", "conversion_value_in_local_currency", "sales_7_d", "sales_14_d",
        "sales_30_d", "14 day total sales",
      ],
      spanish: [
        "valor de conv.", "valor conv.", "valor de conversion", "valor de conversion de compras",
        "ingresos",
        "ventas", "facturacion",
      ]),
    Entry(
      field: .revenueMicros,
      english: ["conversions_value_micros", "total_conversions_value_in_micro_dollar"]),
    Entry(
      field: .currency,
      english: [
        "currency code", "currency", "currencycode", "currency_code",
        "campaign_budget_currency_code",
      ],
      spanish: ["codigo de moneda", "moneda", "divisa"]),
    Entry(
      field: .resultIndicator, english: ["result indicator", "result type"],
      spanish: ["indicador de resultados", "tipo de resultado"]),
  ]
}
