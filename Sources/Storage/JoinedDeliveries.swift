internal import Marketing

/// A value of a row, and the file that brought it, or brought it again.
typealias StoredDelivery = (value: StoredValue, file: Int64)

/// The rows whose channel has several names in the ledger.
///
/// Rows of one key are one row, whatever their names: those of one file add up, and those of a
/// later file take their place.
struct JoinedDeliveries {
  private var parts: [Observation.Key: [StoredDelivery]] = [:]

  /// Adds the deliveries of one name's row.
  mutating func add(_ deliveries: [StoredDelivery], of key: Observation.Key) {
    guard !deliveries.isEmpty else { return }
    parts[key, default: []] += deliveries
  }

  /// Each row with its deliveries, oldest first.
  var all: [(key: Observation.Key, deliveries: [StoredDelivery])] {
    parts.map { ($0, Self.joined($1)) }
  }

  private static func joined(_ parts: [StoredDelivery]) -> [StoredDelivery] {
    let byFile = Dictionary(grouping: parts, by: \.file).sorted { $0.key < $1.key }
    return byFile.reduce(into: []) { deliveries, delivery in
      let last = deliveries.last?.value
      let sum = StoredValue(
        sumOf: delivery.value.map(\.value), revision: (last?.revision ?? 0) + 1)
      // The same value again is no revision.
      let value = last.flatMap { $0.tells(sum) ? $0 : nil } ?? sum
      deliveries.append((value, delivery.key))
    }
  }
}

extension StoredValue {
  /// Rows of one key in one file: traced to the newest of them.
  fileprivate init(sumOf parts: [StoredValue], revision: Int) {
    var metrics = Metrics()
    for part in parts { metrics += part.metrics }
    let newest = parts.map(\.file).max() ?? 0
    self.init(
      metrics: metrics, isProvisional: parts.contains(where: \.isProvisional),
      revision: revision, file: newest,
      line: parts.filter { $0.file == newest }.map(\.line).min() ?? 1)
  }

  fileprivate func tells(_ other: StoredValue) -> Bool {
    metrics == other.metrics && isProvisional == other.isProvisional
  }
}
