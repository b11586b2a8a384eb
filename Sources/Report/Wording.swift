public import Marketing

/// Every sentence that people read in the log, in their language.
///
/// A sentence never computes: it puts a decision's own figures into words.
public struct Wording: Hashable, Sendable {
  public let language: Language
  public let figures: FigureStyle

  public init(language: Language, currency: Currency) {
    self.language = language
    figures = FigureStyle(currency: currency, language: language)
  }

  /// The sentence in the log's language.
  func say(_ english: String, _ spanish: String) -> String {
    language.say(english, spanish)
  }

  /// `week`, `semana`.
  public func period(_ per: Budget.Per) -> String {
    switch per {
    case .day: say("day", "día")
    case .week: say("week", "semana")
    case .month: say("month", "mes")
    }
  }

  /// What stands in front of what only a person can do.
  public var needsYou: String { say("needs you: ", "requiere su atención: ") }

  /// `1 mature day`, `12 días maduros`.
  public func matureDays(_ count: Int) -> String {
    language.counted(count, ("mature day", "mature days"), ("día maduro", "días maduros"))
  }

  public func state(_ state: HypothesisState) -> String {
    switch state {
    case .testing: say("testing", "a prueba")
    case .confirmed: say("confirmed", "confirmado")
    case .probation: say("probation", "en observación")
    case .dropped: say("dropped", "descartado")
    case .retest: say("retest", "nueva prueba")
    }
  }

  /// Its state and flags: `testing, stale`; a dropped channel that gets money says why it may.
  func standing(_ recommendation: Recommendation) -> String {
    let isKept = recommendation.state == .dropped && recommendation.reason.isAgainstDrop
    let kept = isKept ? [say("kept on by a person", "mantenido por una persona")] : []
    return ([state(recommendation.state)] + kept + recommendation.flags.map(flag))
      .joined(separator: ", ")
  }

  public func flag(_ flag: ChannelFlag) -> String {
    switch flag {
    case .ageing: say("ageing", "se desgasta")
    case .paused: say("paused", "en pausa")
    case .protected: say("protected", "protegido")
    case .unmeasured: say("unmeasured", "sin medir")
    case .outcomeMissing: say("outcome missing", "falta el resultado")
    case .absent: say("absent", "ausente")
    case .stale: say("stale", "sin datos nuevos")
    case .awaited: say("awaited", "pendiente de datos")
    case .newcomer: say("new", "nuevo")
    case .ordersUncounted: say("orders not counted", "sin contar pedidos")
    }
  }

  func limit(_ limit: Limit) -> String {
    switch limit {
    case .maxStep, .maxCut: say("the step limit", "el límite de cambio")
    case .floor: say("its floor while testing", "su mínimo mientras está a prueba")
    case .min: say("its min", "su mínimo")
    case .max: say("its max", "su máximo")
    case .budget: say("the budget", "el presupuesto")
    case .group: say("its group's max", "el máximo de su grupo")
    case .groupMin: say("its group's min", "el mínimo de su grupo")
    case .threshold: say("its threshold", "su umbral")
    case .probation:
      say(
        "the most on probation (half its amount)",
        "lo máximo en observación (la mitad de lo que tenía)")
    case .delivery: say("what it manages to spend", "lo que se consigue gastar")
    case .held: say("a fixed amount", "un importe fijo")
    case .newcomer:
      say(
        "the most for a newcomer (an equal share)",
        "lo máximo para uno nuevo (un reparto a partes iguales)")
    case .halfShare:
      say(
        "the most for a small channel (half an equal share)",
        "lo máximo para un canal pequeño (la mitad de un reparto a partes iguales)")
    }
  }
}
