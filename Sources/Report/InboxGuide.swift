public import Marketing

/// The page beside the inbox: what to drop, how to steer, where the answers are.
public struct InboxGuide: Hashable, Sendable {
  public let language: Language

  public init(language: Language) {
    self.language = language
  }

  /// `README.txt` or `LEEME.txt`.
  public var fileName: String {
    switch language {
    case .english: "README.txt"
    case .spanish: "LEEME.txt"
    }
  }

  /// How each guide begins; what begins otherwise is somebody else's.
  public static let firstWords = "Tanteo: "

  public var text: String {
    switch language {
    case .english: Self.english
    case .spanish: Self.spanish
    }
  }

  private static let english = """
    Tanteo: what to put into these folders, and what you find in them

    DROP      Copy your exports into inbox/: the CSV files that ad platforms and spreadsheets give.
              One row says what one channel did on one day or in one week: date, channel, spend,
              conversions; revenue if you have it.
              Export THE LAST 30 DAYS each time, not only the newest: conversions come late, and
              what changed replaces what was there. The same rows twice count once.

    READ      out/recommendations.log   what to do next, and why; every line begins with the
                                        number of its decision; + more, - less, = as before,
                                        x dropped, ? held, ! look at it
              out/plan.csv              the amounts in force
              out/report.html           all of it as a page: open it in a browser, or print it

    A FILE STAYS IN inbox/   Tanteo asks something: read NAME.error.txt beside it.
    A FILE IS IN failed/     It could not be read. NAME.error.txt beside it says which line and
                             what to do. Correct the file and move it back into inbox/.
    A FILE IS IN processed/  It was read. Nothing that you deliver is ever deleted.

    STEER     Write a file control.csv and copy it into inbox/:

                channel;action;amount;until;reason;by
                radio;pause;;2026-12-31;out of stock;Ana
                search;set;1500;;paid in advance;Ana
                display;protect;;;the fair is in March;Ana
                display;release;;;the fair is over;Ana

              Actions: set, pause, protect, retest, release, target, budget. They hold from the
              next decision, which comes at once, until the day given or until released. Each line
              is answered in recommendations.log and beside the file in processed/.

    Copy files in from elsewhere, do not move them: a moved file may keep rights that shut Tanteo
    out. Only what lies in failed/ already has the right ones and is moved back.

    """

  private static let spanish = """
    Tanteo: qué poner en estas carpetas y qué se encuentra en ellas

    DEJAR     Copie sus exportaciones en inbox/: los CSV que dan las plataformas y las hojas de
              cálculo. Una fila dice qué hizo un canal en un día o en una semana: fecha, canal,
              gasto, conversiones; ingresos, si los tiene.
              Exporte cada vez LOS ÚLTIMOS 30 DÍAS, no solo lo más nuevo: las conversiones llegan
              tarde, y lo que cambió sustituye a lo anterior. Las mismas filas cuentan una vez.

    LEER      out/recommendations.log   qué hacer ahora y por qué; cada línea empieza con el
                                        número de su decisión; + más, - menos, = como antes,
                                        x descartado, ? mantenido, ! mírelo
              out/plan.csv              los importes vigentes
              out/report.html           todo en una página: ábrala en un navegador o imprímala

    UN ARCHIVO SIGUE EN inbox/    Tanteo pregunta algo: lea NOMBRE.error.txt a su lado.
    UN ARCHIVO ESTÁ EN failed/    No se pudo leer. NOMBRE.error.txt a su lado dice qué línea y qué
                                  hacer. Corrija el archivo y muévalo de nuevo a inbox/.
    UN ARCHIVO ESTÁ EN processed/ Se leyó. Nada de lo que usted entrega se borra nunca.

    DIRIGIR   Escriba un archivo control.csv y cópielo en inbox/:

                canal;acción;importe;hasta;motivo;por
                radio;pausar;;2026-12-31;sin existencias;Ana
                search;fijar;1500;;pagado por adelantado;Ana
                display;proteger;;;la feria es en marzo;Ana
                display;liberar;;;la feria terminó;Ana

              Acciones: fijar, pausar, proteger, probar de nuevo, liberar, objetivo, presupuesto.
              Valen desde la próxima decisión, que llega enseguida, hasta el día indicado o hasta
              liberar el canal. Cada línea tiene respuesta en recommendations.log y junto al
              archivo en processed/.

    Copie los archivos desde otro lugar, no los mueva: un archivo movido puede conservar permisos que
    dejen fuera a Tanteo. Solo lo que está en failed/ ya tiene los correctos y se mueve de nuevo.

    """
}
