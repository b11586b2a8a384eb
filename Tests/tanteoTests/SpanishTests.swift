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
