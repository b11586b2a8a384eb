public import Marketing

extension Wording {
  /// Of a channel whose every row came before its period was over; the last ends on a day.
  public func early(
    _ channel: ChannelName, file: String, line: Int, through day: Day
  ) -> String {
    say(
      "\(channel) is known, and no row of it counts yet: \(file):\(line) came before \(day) was over;"
        + " export it again after that day",
      "\(channel) se conoce y aún no cuenta ninguna fila: \(file):\(line) llegó antes de acabar el"
        + " \(day); expórtela de nuevo después de ese día")
  }
}
