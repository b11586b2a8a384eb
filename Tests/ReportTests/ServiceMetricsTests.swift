import Marketing
import Report
import Testing

struct ServiceMetricsTests {
  private static func metrics(
    plan: String = "acme", ages: [String: Int] = [:], allowed: [String: Int] = [:]
  ) -> ServiceMetrics {
    ServiceMetrics(
      plan: plan, version: "1.2.0", lastSuccess: 1_795_000_000, decision: 142,
      dataAges: byChannel(ages), agesAllowed: byChannel(allowed), processedFiles: 96,
      failedFiles: 1,
      heldFiles: 2, waitingFiles: 3, overflows: 0, ledgerBytes: 4_194_304)
  }

  private static func byChannel(_ days: [String: Int]) -> [ChannelName: Int] {
    Dictionary(
      uniqueKeysWithValues: days.compactMap { name, age in ChannelName(name).map { ($0, age) } })
  }

  /// Prometheus, "Exposition formats", text format 0.0.4: HELP, TYPE, then the samples.
  @Test func `the file is as Prometheus reads it`() {
    #expect(
      Self.metrics(ages: ["radio": 9, "display": 0], allowed: ["radio": 10]).text == """
        # HELP tanteo_info The version that wrote this.
        # TYPE tanteo_info gauge
        tanteo_info{plan="acme",version="1.2.0"} 1
        # HELP tanteo_last_success_timestamp_seconds When a pass last went well.
        # TYPE tanteo_last_success_timestamp_seconds gauge
        tanteo_last_success_timestamp_seconds{plan="acme"} 1795000000
        # HELP tanteo_decision The number of the last decision.
        # TYPE tanteo_decision gauge
        tanteo_decision{plan="acme"} 142
        # HELP tanteo_channel_data_age_days Days since the last day of a channel's figures; 35 stands \
        for that or more.
        # TYPE tanteo_channel_data_age_days gauge
        tanteo_channel_data_age_days{channel="display",plan="acme"} 0
        tanteo_channel_data_age_days{channel="radio",plan="acme"} 9
        # HELP tanteo_channel_data_age_allowed_days How old a channel's figures may be; not said of one \
        that the plan gives nothing.
        # TYPE tanteo_channel_data_age_allowed_days gauge
        tanteo_channel_data_age_allowed_days{channel="radio",plan="acme"} 10
        # HELP tanteo_files_processed_total Files that were taken.
        # TYPE tanteo_files_processed_total counter
        tanteo_files_processed_total{plan="acme"} 96
        # HELP tanteo_files_unanswered Files that failed or are held, and nobody has answered.
        # TYPE tanteo_files_unanswered gauge
        tanteo_files_unanswered{plan="acme",state="failed"} 1
        tanteo_files_unanswered{plan="acme",state="held"} 2
        # HELP tanteo_files_waiting Files that wait in the inbox.
        # TYPE tanteo_files_waiting gauge
        tanteo_files_waiting{plan="acme"} 3
        # HELP tanteo_inbox_overflows_total Times that a daemon lost events of the inbox.
        # TYPE tanteo_inbox_overflows_total counter
        tanteo_inbox_overflows_total{plan="acme"} 0
        # HELP tanteo_ledger_bytes Size of the ledger and its journal.
        # TYPE tanteo_ledger_bytes gauge
        tanteo_ledger_bytes{plan="acme"} 4194304

        """)
  }

  @Test func `before the first decision there is no number, not even 0`() {
    var metrics = Self.metrics()
    metrics.decision = nil
    #expect(!metrics.text.contains("tanteo_decision"))
  }

  @Test func `without a daemon nothing is said of events`() {
    var metrics = Self.metrics()
    metrics.overflows = nil
    #expect(!metrics.text.contains("tanteo_inbox_overflows"))
  }

  @Test(arguments: [
    ("ra\"dio", #"channel="ra\"dio""#), (#"ra\dio"#, #"channel="ra\\dio""#),
    (#"x"} 1 #"#, #"channel="x\"} 1 #""#),
  ])
  func `a channel's name cannot leave its label`(name: String, label: String) {
    #expect(Self.metrics(ages: [name: 1]).text.contains("{\(label),plan=\"acme\"} 1\n"))
  }
}
