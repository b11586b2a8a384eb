import Marketing

@testable import Intake

/// Any bytes as the rows below headers that name every field there is.
///
/// The first byte chooses the header and what the configuration says.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  guard count > 0 else { return 0 }
  let bytes = UnsafeBufferPointer(start: start, count: count)
  let header = headers[Int(bytes[0]) % headers.count]
  let options = rowOptions[Int(bytes[0]) / headers.count % rowOptions.count]
  let source = MemorySource(Array(header.utf8) + bytes.dropFirst())
  let reader = InboxReader(options: options)
  guard let profile = try? reader.survey(source, name: "fuzz.csv") else { return 0 }
  var rows = 0
  let summary = try? reader.read(source, profile: profile) { observation in
    rows += 1
    check(observation)
  }
  if let summary { precondition(summary.observations == rows, "a row is not counted") }
  return 0
}

/// What every observation promises.
private func check(_ observation: Observation) {
  let metrics = observation.metrics
  precondition(metrics != Metrics(), "a row without numbers")
  precondition(metrics.conversions.map { $0.isFinite && $0 >= 0 } ?? true, "not a count")
  precondition((metrics.clicks ?? 0) >= 0 && (metrics.impressions ?? 0) >= 0, "not a count")
  let key = observation.key
  precondition(key.period.dayCount >= 1, "an empty period")
  precondition(ChannelName(key.channel.text) == key.channel, "a name that changes")
  precondition(Day(iso: "\(key.period.start)") == key.period.start, "a day beyond the calendar")
}

private let headers = [
  "date,channel,campaign,campaign id,spend,impressions,clicks,conversions,revenue,currency\n",
  "start date,end date,account id,campaign,cost_micros,conversions_value_micros,clicks\n",
  "Semana;Canal;Inversión;Conversiones;Ventas\n",
  "# Start date: 20260901\n# End date: 20260930\nNth day,Channel,Key events,Total revenue\n",
  "Reporting starts,Reporting ends,Campaign name,Amount spent (EUR),Results,Result indicator\n",
]

private let rowOptions = [
  ReadingOptions(), ReadingOptions(decimal: .comma, dates: .dayFirst),
  ReadingOptions(
    campaigns: ChannelName("brand").map { [CampaignPattern("*a*", channel: $0)] } ?? [],
    decimal: .point, dates: .monthFirst, vatRate: 5.5),
  ReadingOptions(supplies: .conversions, onBadRow: .skip(maximumShare: 1)),
]
