import Marketing

/// What to say of names that an alias joined when their files had been taken.
extension Wording {
  func joinedNames(_ need: Need) -> String? {
    switch need {
    case .countedTwice(let channel, let file, let earlier, let days, let count):
      say(
        "\(channel): \(file) and \(earlier) bring the same (\(span(count, days))), and it"
          + " counts twice; take one back by 'tanteo withdraw', take out the alias, or write"
          + " separate: true for the source of one",
        "\(channel): \(file) y \(earlier) traen lo mismo (\(span(count, days))) y cuenta"
          + " doble; retire uno con 'tanteo withdraw', quite el alias o escriba separate: true en"
          + " la fuente de uno")
    case .replacedByName(let channel, let file, let earlier, let days, let count):
      say(
        "\(channel): \(file) and \(earlier) tell different things under two names"
          + " (\(span(count, days))), and only the later counts; put both into one file,"
          + " take one back by 'tanteo withdraw', or take out the alias",
        "\(channel): \(file) y \(earlier) dicen cosas distintas con dos nombres"
          + " (\(span(count, days))) y solo cuenta lo último; póngalos en un archivo,"
          + " retire uno con 'tanteo withdraw' o quite el alias")
    default: nil
    }
  }

  private func span(_ count: Int, _ days: Period) -> String {
    "\(language.periods(count)), \(days.text(in: language))"
  }
}
