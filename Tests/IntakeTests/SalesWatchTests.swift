import Marketing
import Testing

@testable import Intake

/// `Ventas` may be money, or how many were sold.
@Suite struct SalesWatchTests {
  private func sheet(_ cells: String..., header: String = "Ventas") -> String {
    "Fecha;Canal;Gasto;\(header)\n" + cells.map { "2026-09-01;radio;5,50;\($0)\n" }.joined()
  }

  @Test func `small whole numbers hold the file, with both lines to add`() {
    #expect(
      complaint(sheet("", "4", "12"))
        == "spend.csv:3: column 'Ventas': '4' could be the number of sales or what they brought; "
        + "name the column 'orders' or 'revenue' in the file, or write under sources in the "
        + "configuration - { match: \"spend.csv\", columns: { revenue: \"Ventas\" } } for money, "
        + "or - { match: \"spend.csv\", columns: { conversions: \"Ventas\" } } for the number")
  }

  @Test(arguments: ["4,50", "4 €", "EUR 4", "1200", "1.200", "-4"])
  func `one cell that can only be money settles it`(cell: String) throws {
    let delivery = try Delivery(sheet("4", cell))
    #expect(delivery.metrics.first?.revenue == Micros(units: 4))
  }

  @Test func `a currency in the header settles it`() throws {
    let delivery = try Delivery(sheet("4", header: "Ventas (EUR)"))
    #expect(delivery.metrics.map(\.revenue) == [Micros(units: 4)])
  }

  @Test func `beside conversions it is money`() throws {
    let text = "Fecha;Canal;Gasto;Pedidos;Ventas\n2026-09-01;radio;5,50;1;40\n"
    #expect(try Delivery(text).metrics.map(\.revenue) == [Micros(units: 40)])
  }

  @Test func `a column without any figure asks nothing`() throws {
    #expect(try Delivery(sheet("", "-")).metrics.map(\.revenue) == [nil, nil])
  }

  @Test(arguments: ["Ingresos", "Facturación"])
  func `other names are money as they say`(header: String) throws {
    #expect(try Delivery(sheet("4", header: header)).metrics.map(\.revenue) == [Micros(units: 4)])
  }

  @Test func `the configuration says that it is money`() throws {
    let options = ReadingOptions(columns: [.revenue: "Ventas"])
    #expect(
      try Delivery(sheet("4"), options: options).metrics.map(\.revenue) == [Micros(units: 4)])
  }

  @Test func `the configuration says that it is a number of sales`() throws {
    let options = ReadingOptions(columns: [.conversions: "Ventas"])
    #expect(try Delivery(sheet("4"), options: options).metrics.map(\.conversions) == [4])
  }

  @Test func `the number of orders is told by its header`() throws {
    #expect(try Delivery(sheet("4", header: "Nº pedidos")).metrics.map(\.conversions) == [4])
  }
}
