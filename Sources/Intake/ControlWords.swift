public import Marketing

/// The words by which people name an action, in English and Spanish.
public enum ControlWords {
  /// What a text asks for; throws where it names no action.
  ///
  /// Case and accents do not matter.
  public static func verb(of text: String) throws(OverrideRefusal) -> Override.Verb {
    let word = text.visibleLine(atMost: 60)
    guard !word.isEmpty else { throw .missingAction }
    guard let verb = verb(word) else {
      throw .unknownAction(word.excerpt, nearest: nearest(to: word))
    }
    return verb
  }

  /// What a word means; nil for one that is not known.
  static func verb(_ word: String) -> Override.Verb? { table[normal(word)]?.verb }

  /// The word that this one is a slip of the pen away from.
  ///
  /// One letter added, lost, changed or swapped, two in words of six letters and more.
  private static func nearest(to word: String) -> String? {
    let word = normal(word)
    let measured = table.keys.sorted().map { ($0, distance: EditDistance.between($0, word)) }
    guard let best = measured.min(by: { $0.distance < $1.distance }),
      best.distance <= (best.0.count >= 6 ? 2 : 1)
    else { return nil }
    return best.0
  }

  static func isSpanish(_ word: String) -> Bool { table[normal(word)]?.isSpanish ?? false }

  private static func normal(_ word: String) -> String { HeaderText.normalize(word) }

  private static let spanish: [Override.Verb: [String]] = [
    .set: ["fijar", "poner"], .pause: ["pausar", "pausa"], .protect: ["proteger"],
    .retest: ["probar de nuevo", "repetir prueba"], .release: ["liberar"],
    .target: ["objetivo"], .budget: ["presupuesto"],
  ]

  private static let table: [String: (verb: Override.Verb, isSpanish: Bool)] = {
    var table: [String: (verb: Override.Verb, isSpanish: Bool)] = [:]
    for verb in Override.Verb.allCases {
      table[verb.rawValue] = (verb, false)
      for word in spanish[verb] ?? [] { table[word] = (verb, true) }
    }
    return table
  }()
}
