import Marketing
import Testing

@testable import Intake

/// Columns of a file that count different things, where the configuration names them.
struct OutcomeColumnsTests {
  private static let header = "date,channel,spend,Conversions,Leads,Llamadas\n"
  private static let text = header + "2026-09-01,radio,5.50,3,8,1.5\n"

  private func name(_ text: String) throws -> OutcomeName { try #require(OutcomeName(text)) }

  private func options(_ names: String..., headers: [String: String] = [:]) throws -> ReadingOptions
  {
    var options = ReadingOptions()
    options.outcomes = Set(try names.map(name))
    options.outcomeHeaders = try Dictionary(
      uniqueKeysWithValues: headers.map { (try name($0.key), $0.value) })
    return options
  }

  @Test func `without names one column counts, and leads are conversions where they stand alone`()
    throws
  {
    #expect(try Delivery(Self.text).metrics.map(\.conversions) == [3])
    let alone = "date,channel,spend,Leads\n2026-09-01,radio,5.50,8\n"
    #expect(try Delivery(alone).metrics.map(\.conversions) == [8])
  }

  @Test func `what is named is told apart, in English and Spanish`() throws {
    let metrics = try #require(
      try Delivery(Self.text, options: options("leads", "calls")).metrics.first)
    #expect(metrics.conversions == 3)
    #expect(metrics.outcomes == [try name("leads"): 8, try name("calls"): 1.5])
  }

  @Test(arguments: [
    ("purchases", "Compras"), ("purchases", "Nº pedidos"), ("compras", "Website purchases"),
    ("leads", "Clientes potenciales"), ("calls", "Llamadas telefónicas"),
    ("registrations", "Registros"), ("bookings", "Reservas"), ("visits", "Visitas"),
    ("ventas", "Ventas"), ("gutscheine", "Gutscheine"),
  ])
  func `a name has its headers in both languages, or is one itself`(
    named: String, header: String
  ) throws {
    let text = "date,channel,spend,\(header)\n2026-09-01,radio,5.50,8\n"
    let metrics = try #require(try Delivery(text, options: options(named)).metrics.first)
    #expect(metrics == Metrics(spend: Micros(units: 5.5), outcomes: [try name(named): 8]))
  }

  @Test func `the name itself comes before its other headers`() throws {
    let text = "date,channel,spend,Pedidos,Compras\n2026-09-01,radio,5.50,8,9\n"
    let metrics = try Delivery(text, options: options("compras")).metrics
    #expect(metrics.map(\.outcomes) == [[try name("compras"): 9]])
  }

  @Test func `missing is not zero`() throws {
    let text = Self.header + "2026-09-01,radio,5.50,3,-,0\n"
    let metrics = try Delivery(text, options: options("leads", "calls")).metrics
    #expect(metrics.map(\.outcomes) == [[try name("calls"): 0]])
  }

  @Test func `a source names the header that nobody could know`() throws {
    let text = "date,channel,spend,Formulare\n2026-09-01,radio,5.50,8\n"
    let options = try options("leads", headers: ["leads": "Formulare"])
    #expect(try Delivery(text, options: options).metrics.map(\.outcomes) == [[name("leads"): 8]])
    #expect(
      complaint(text.replacing("Formulare", with: "Anrufe"), options: options)
        .contains("'Formulare'"))
  }

  @Test func `a file that supplies outcomes alone may tell them under any name`() throws {
    var options = try options("calls")
    options.supplies = .conversions
    let text = "date,channel,Llamadas\n2026-09-01,radio,8\n"
    #expect(
      try Delivery(text, options: options).metrics == [Metrics(outcomes: [name("calls"): 8])])
  }

  @Test func `a file that supplies spend leaves them out`() throws {
    var options = try options("leads")
    options.supplies = .spend
    #expect(
      try Delivery(Self.text, options: options).metrics == [Metrics(spend: Micros(units: 5.5))])
  }

  @Test func `a number in them that could be two holds the file`() throws {
    let text = "date,channel,spend,Leads\n2026-09-01,radio,5,1.000\n"
    #expect(
      complaint(text, options: try options("leads")).hasPrefix(
        "spend.csv:2: column 'Leads': '1.000'"))
  }

  @Test func `what cannot be counted is refused by its column`() throws {
    let text = Self.header + "2026-09-01,radio,5.50,3,many,0\n"
    let refusals = try Delivery(text, options: options("leads")).refusals
    #expect(refusals.map { $0.hasPrefix("spend.csv:2: column 'Leads': 'many'") } == [true])
  }

  @Test func `the file's own sums of them are verified`() throws {
    let text = Self.text + "Total,,5.50,3,9,1.5\n"
    #expect(
      complaint(text, options: try options("leads")).contains("'Leads'"))
    #expect(complaint(text) == "")
  }

  @Test func `names that mean the same headers are the same`() throws {
    #expect(try OutcomeColumns.areSame(name("calls"), name("llamadas")))
    #expect(try !OutcomeColumns.areSame(name("calls"), name("leads")))
    #expect(try !OutcomeColumns.areSame(name("conversions"), name("purchases")))
  }

  @Test func `names of other columns are taken`() throws {
    #expect(
      try ["spend", "ingresos", "clicks", "fecha", "date"].map(name).map(OutcomeColumns.isTaken)
        == [true, true, true, true, true])
    #expect(
      try ["conversions", "leads", "ventas", "vouchers"].map(name).map(OutcomeColumns.isTaken)
        == [false, false, false, false])
  }
}
