public import Marketing

/// The headers under which files count what the configuration gives a value.
///
/// Without values they are conversions, or nothing. Named in the configuration each is a column of
/// its own; conversions keep the headers that nobody claims.
public enum OutcomeColumns {
  /// Families of headers; the first names the family for people.
  private static let families: [[String]] = [
    [
      "purchases", "website purchases", "purchases (website)", "total complete payment", "orders",
      "7 day total orders (#)", "purchases_7_d", "purchases_14_d", "purchases_30_d", "sales count",
      "purchase", "order", "compras", "pedidos", "compra", "pedido",
    ] + HeaderAliases.numbers(of: ["pedidos", "compras", "ventas"]),
    [
      "leads", "lead", "website leads", "on-facebook leads", "leads (form)", "form submissions",
      "contacts", "clientes potenciales", "contactos", "formularios", "solicitudes",
    ],
    ["calls", "call", "phone calls", "llamadas", "llamada", "llamadas telefonicas"],
    [
      "registrations", "registration", "registrations completed", "sign-ups", "signups", "sign ups",
      "registros", "registros completados", "altas", "inscripciones",
    ],
    ["visits", "store visits", "visitas", "visitas a tiendas"],
    ["bookings", "booking", "reservations", "reservas", "citas", "appointments"],
  ]

  /// Whether two names stand for the same headers: `calls` and `llamadas`.
  public static func areSame(_ left: OutcomeName, _ right: OutcomeName) -> Bool {
    !Set(headers(of: left)).isDisjoint(with: headers(of: right))
  }

  /// Whether a name means another column than an outcome: `spend`, `ingresos`.
  public static func isTaken(_ name: OutcomeName) -> Bool {
    guard let field = HeaderAliases.alias(for: HeaderText.normalize(name.text))?.field else {
      return Field(rawValue: name.text).map { $0 != .conversions } ?? (name.text == "date")
    }
    return field != .conversions && name.text != "ventas"
  }

  /// Normal forms, the preferred first.
  static func headers(of name: OutcomeName) -> [String] {
    let own = HeaderText.normalize(name.text)
    guard name != .conversions else { return [own] }
    let family = families.first { $0.contains(own) } ?? []
    return [own] + family.filter { $0 != own }
  }

  /// What the headers of named outcomes mean, by normal form.
  static func meanings(of names: Set<OutcomeName>) -> [String: HeaderAliases.Alias] {
    names.sorted().reduce(into: [:]) { meanings, name in
      for (rank, header) in headers(of: name).enumerated() {
        meanings[header] = HeaderAliases.Alias(
          text: header, field: .conversions, rank: rank, grain: .day,
          isSpanish: HeaderAliases.alias(for: header)?.isSpanish ?? false, outcome: name)
      }
    }
  }
}
