import Testing

@testable import Intake

@Suite struct HeaderAliasesTests {
  /// As platforms and spreadsheets write them.
  private static let headers: [(Field, [String])] = [
    (
      .start,
      [
        "Day", "Date", "By Day", "Time", "date_day", "c_date", "Start date",
        "Start Date (in UTC)", "Reporting starts", "GregorianDate", "TimePeriod",
        "stat_time_day", "segments.date", "date_start", "Week", "Month", "Week start",
        "Period start", "Día", "Fecha", "Semana", "Mes", "Inicio del informe",
        "Fecha de inicio", "Fecha inicio", "Semana del", "Periodo", "Período",
      ]
    ),
    (
      .end,
      [
        "Reporting ends", "End date", "End Date (in UTC)", "date_stop", "Period end",
        "Fin del informe", "Final del informe", "Fecha de finalización", "Fecha de fin",
        "Fecha fin",
      ]
    ),
    (
      .channel,
      [
        "Channel", "Source / medium", "Medium", "Platform", "Network",
        "Session primary channel group (Default Channel Group)",
        "Session default channel group", "Canal", "Medio", "Plataforma", "Fuente", "Soporte",
      ]
    ),
    (.campaignID, ["Campaign ID", "campaign_id", "ID de la campaña"]),
    (
      .campaign,
      ["Campaign", "Campaign name", "campaign_name", "Campaña", "Nombre de la campaña"]
    ),
    (
      .spend,
      [
        "Cost", "Spend", "Amount spent (USD)", "Total Spent", "Spend in account currency",
        "Media cost", "Spent", "Total cost", "Investment", "mark_spent", "Coste", "Costo",
        "Gasto", "Inversión", "Importe gastado (EUR)", "Importe invertido",
        "Importe",
      ]
    ),
    (
      .spendMicros,
      ["cost_micros", "metrics.cost_micros", "spend_in_micro_dollar", "spend_micro"]
    ),
    (
      .impressions,
      ["Impr.", "Impr", "Impressions", "Impression", "Displays", "Impresiones"]
    ),
    (
      .clicks,
      [
        "Link clicks", "Clicks (destination)", "Outbound clicks", "Clicks", "Swipe ups",
        "Swipes", "Clicks (all)", "inline_link_clicks", "Clics en el enlace", "Clics",
        "Clics (todos)",
      ]
    ),
    (
      .conversions,
      [
        "Conversions", "Purchases", "Website purchases", "Purchases (website)",
        "Total complete payment", "Total conversions", "Orders", "7 Day Total Orders (#)",
        "Leads", "Key events", "Results", "post_click_conversions", "Conversiones", "Nº pedidos",
        "N.º de pedidos", "Número de ventas", "Núm. de compras", "Compras",
        "Pedidos", "Clientes potenciales", "Registros", "Resultados",
      ]
    ),
    (
      .revenue,
      [
        "Conv. value", "Conversion value", "conversions_value", "Purchases conversion value",
        "Website purchases conversion value", "Purchase value (website)",
        "Total Conversion Value", "Total revenue", "Revenue", "7 Day Total Sales ",
        "post_click_sales_amount", "Valor de conv.", "Valor de conversión",
        "Valor de conversión de compras", "Ingresos", "Ventas", "Facturación",
      ]
    ),
    (
      .currency,
      ["Currency code", "Currency", "CurrencyCode", "Código de moneda", "Moneda", "Divisa"]
    ),
  ]

  @Test(arguments: headers)
  func `every header of the table means its field`(field: Field, headers: [String]) {
    let meanings = headers.map {
      HeaderAliases.alias(for: HeaderText($0).normalized)?.field
    }
    #expect(meanings == headers.map { _ in field })
  }

  @Test(arguments: [
    "Conv. value / cost", "ROAS", "Purchase ROAS (return on ad spend)",
    "Complete payment ROAS", "Conv. rate", "Avg. CPC", "Cost per result", "Coste/conv.",
    "ROAS de compras", "Cost / conv.", "CPC medio",
  ])
  func `a ratio is never an amount`(header: String) {
    #expect(HeaderAliases.alias(for: HeaderText(header).normalized) == nil)
  }

  @Test(arguments: [
    ("conversons", "conversions"), ("convresions", "conversions"), ("spned", "spend"),
    ("dates", "date"), ("chanel", "channel"), ("inverson", "inversion"), ("revenues", "revenue"),
  ])
  func `a slip of the pen is recognised`(header: String, alias: String) {
    #expect(HeaderAliases.nearest(to: header, among: Set(Field.allCases)) == alias)
  }

  @Test(arguments: ["rate", "conversion rate", "cpc", "state", "avg. cost", "budget", "type"])
  func `another word is no slip of the pen`(header: String) {
    #expect(HeaderAliases.nearest(to: header, among: Set(Field.allCases)) == nil)
  }

  @Test func `the first alias of the table wins, whatever the order of the columns`() {
    let header = Header(line: 1, headers: ["Clicks (all)", "Clicks", "Link clicks"])
    #expect(header.column(.clicks)?.header == "Link clicks")
    #expect(header.unused == ["Clicks (all)", "Clicks"])
  }

  @Test func `of two equal headers the first is taken`() {
    #expect(Header(line: 1, headers: ["Cost", "Cost"]).column(.spend)?.index == 0)
  }

  @Test func `a day is preferred to a week and a month`() {
    #expect(Header(line: 1, headers: ["Mes", "Week", "Fecha"]).column(.start)?.index == 2)
  }
}
