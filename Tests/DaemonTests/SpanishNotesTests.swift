import Marketing
import Testing

@testable import Daemon

/// The notes beside files, for people who asked for Spanish.
@Suite struct SpanishNotesTests {
  private static let header = "fecha;canal;gasto;conversiones\n"
  private let house: House

  init() throws {
    house = try House("language: es\n" + House.plan)
  }

  private func take(_ rows: String, as name: String = "gasto.csv") throws -> TakenFile.Fate {
    try house.deliver(Self.header + rows, as: name)
    return try house.taker().take(name).fate
  }

  @Test func `a failed file`() throws {
    _ = try take("2026-02-02;radio;50;5\n2026-02-03;radio;abc;4\n")
    #expect(
      try house.folder.text(of: "failed/gasto.csv.error.txt") == """
        gasto.csv (notNumber)

        gasto.csv:3: columna 'gasto': 'abc' no es un número; escriba 12,50

        De este archivo no se ha tomado nada. Corríjalo y muévalo de nuevo a inbox.
        Cómo se lee: tanteo read gasto.csv

        """)
  }

  @Test func `a held file`() throws {
    try house.configure("language: es\nnewChannels: ask\n" + House.plan)
    let question =
      "gasto.csv: el canal 'radio' es nuevo; escriba radio: {} bajo channels en la configuración"
    #expect(try take("2026-02-02;radio;50;5\n") == .held(question))
    #expect(
      try house.folder.text(of: "inbox/gasto.csv.error.txt") == """
        gasto.csv (held)

        \(question)

        De este archivo no se ha tomado nada. Espera aquí y se vuelve a leer cuando cambia, o cambia la configuración.
        Cómo se lee: tanteo read gasto.csv

        """)
  }

  @Test func `a slip of the pen`() throws {
    _ = try take("2026-02-02;display;50;5\n", as: "uno.csv")
    #expect(
      try take("2026-02-03;dispaly2;50;5\n2026-02-03;displai;50;5\n", as: "dos.csv")
        == .held(
          "dos.csv: el canal 'displai' se parece a 'display'; escriba display: { aliases: [displai] }"
            + " o displai: {} bajo channels en la configuración"))
  }

  @Test func `a channel without spend`() throws {
    #expect(
      HeldFile.unpriced(try channel("boletín"), file: "a.csv", line: 7).sentence(in: .spanish)
        == "a.csv:7: el canal 'boletín' no tiene gasto; escriba boletín: { fixedCost: 80,"
        + " min: 80, max: 80 } bajo channels en la configuración, o exporte lo que cuesta")
  }

  @Test func `a file delivered twice`() throws {
    _ = try take("2026-02-02;radio;50;5\n", as: "uno.csv")
    _ = try take("2026-02-02;radio;50;5\n", as: "dos.csv")
    #expect(
      try house.folder.text(of: "processed/2026-03/dos.csv.note.txt")
        == "igual que uno.csv del 2026-03-02; cuenta una sola vez\n")
  }

  @Test func `rows that were left out`() throws {
    try house.configure(
      "language: es\nsources: [{ match: \"*\", onBadRow: { skip: 50% } }]\n" + House.plan)
    _ = try take("2026-02-02;radio;50;5\n2026-02-03;radio;abc;4\n")
    #expect(
      try house.folder.text(of: "processed/2026-03/gasto.csv.note.txt") == """
        Omitidas; las demás filas cuentan:
        gasto.csv:3: columna 'gasto': 'abc' no es un número

        """)
  }

  @Test func `a file taken back`() throws {
    let note = SidecarText(language: .spanish).text(
      ["a.csv: retirado"], code: "withdrawn", file: "a")
    #expect(note.contains("Nada de este archivo cuenta ya. Corríjalo y muévalo de nuevo a inbox."))
  }

  @Test func `a file that nobody may read`() throws {
    let note = SidecarText(language: .spanish).text(["a.csv: cerrado"], code: "closed", file: "a")
    #expect(note.contains("De este archivo no se ha tomado nada. Espera aquí y se lee en cuanto"))
  }
}
