import Foundation
import Testing

/// What the commands say under `language: es`.
@Suite struct `the commands in Spanish` {
  private let place: Workplace

  init() throws {
    place = try Workplace("language: es\n" + Workplace.standard)
  }

  @Test func `status says all of the board`() async throws {
    try place.drop(History().csv(0..<42), as: "a.csv")
    try await place.once(.first + 42)
    try place.drop("fecha;canal\n", as: "mala.csv")
    let pass = try await place.once(.first + 43)
    let board = try await place.ask("status").output
    #expect(pass.talk.contains("mala.csv:1: ninguna columna dice qué se gastó"))
    #expect(board.contains("por semana; decisión 2 del \(TestDay.first + 43); datos hasta el"))
    #expect(board.contains("fallidos, vea NOMBRE.error.txt en failed/: mala.csv"))
    #expect(board.contains("requiere su atención: mala.csv:1: ninguna columna"))
    #expect(board.contains("próxima decisión: "))
    #expect(board.firstMatch(of: #/\b(mature|expected|against|needs you|next)\b/#) == nil)
  }

  @Test func `the line of a plan among others`() async throws {
    try place.drop(History().csv(0..<42), as: "a.csv")
    try await place.once(.first + 42)
    try place.drop("fecha;canal\n", as: "mala.csv")
    try await place.once(.first + 43)
    let line = try await place.tanteo("status", "--all", "--config", ".").output
    #expect(
      line == "tanteo  no está en marcha; decisión 2 del \(TestDay.first + 43); "
        + "datos hasta el \(TestDay.first + 41); 1 fallido\n")
  }

  @Test func `what a restoration did`() async throws {
    try place.drop(History().csv(0..<42), as: "a.csv")
    try await place.once(.first + 42)
    #expect(try await place.ask("backup", "copy.sqlite").ending == .exit(0))
    let output = try await place.ask("restore", "copy.sqlite").output
    #expect(output.contains(": el libro que había\n"))
    #expect(output.hasSuffix("restaurado hasta la decisión 1; 0 archivos leídos de nuevo\n"))
  }

  @Test func `a goal, on the board and beside what it explains`() async throws {
    let path = place.path("tanteo.yaml")
    let plan = try String(contentsOf: URL(filePath: path), encoding: .utf8)
    try Data((plan + "goal: { conversions: 100000, by: 2027-06-30 }\n").utf8)
      .write(to: URL(filePath: path))
    try place.drop(History().csv(0..<42), as: "a.csv")
    try await place.once(.first + 42)
    let goal = "meta del plan: 100.000 clientes hasta el 2027-06-30; nada aún desde el "
    #expect(try await place.ask("status").output.contains("\n" + goal))
    #expect(try await place.ask("explain").output.hasPrefix(goal))
    #expect(try await !place.ask("explain", "1", "display").output.contains(goal))
    let record = try object(ofJSON: try await place.ask("explain", "--json").output)
    #expect((record["goal"] as? [String: Any])?["conversions"] as? Double == 100_000)
  }

  @Test func `read follows the configuration's language`() async throws {
    try Data("fecha;canal;gasto;conversiones\n2026-09-01;radio;5,50;1\n".utf8)
      .write(to: URL(filePath: place.path("a.csv")))
    let reading = try await place.ask("read", "a.csv")
    #expect(reading.ending == .exit(0))
    #expect(
      reading.output.split(separator: "\n").joined(separator: "\n") == """
        a.csv: leído
          generic, UTF-8, separador ';', coma decimal, cabecera en la línea 1
          start <- "fecha"
          channel <- "canal"
          spend <- "gasto"
          conversions <- "conversiones"
          1 fila, 0 rechazadas; canales: radio
          del 2026-09-01 al 2026-09-01
        """)
  }
}
