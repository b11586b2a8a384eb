internal import GRDB
internal import Marketing

/// What came before the present values, and what brought them again.
///
/// Two tables, each read once in the order in which it is stored: to look them up for each of a
/// million observations would cost more than to read those.
struct DeliveryHistory {
  private var earlierValues = ByObservation<StoredValue>()
  private var redeliveries = ByObservation<Int64>()
  private let lastFile: Int64

  /// `lastFile` is the last file to know of.
  init(_ db: Database, throughFile lastFile: Int64) throws {
    self.lastFile = lastFile
    let values = try RowStatement(SQL.earlierValues, on: db)
    values.bind(lastFile, at: 1)
    while try values.step() {
      earlierValues.append(StoredValue(values), of: values.int64(StoredValue.columnCount))
    }
    let files = try RowStatement(SQL.redeliveries, on: db)
    files.bind(lastFile, at: 1)
    while try files.step() { redeliveries.append(files.int64(1), of: files.int64(0)) }
  }

  /// Every delivery of an observation, oldest first: a value, and the file that brought it.
  func deliveries(of observation: Int64, present: StoredValue) -> [StoredDelivery] {
    var values = Array(earlierValues[observation])
    if present.file <= lastFile { values.append(present) }
    var again = redeliveries[observation]
    var deliveries: [StoredDelivery] = []
    for (index, value) in values.enumerated() {
      deliveries.append((value, value.file))
      let next = index + 1 < values.count ? values[index + 1].file : .max
      while let file = again.first, file < next {
        deliveries.append((value, file))
        again.removeFirst()
      }
    }
    return deliveries
  }
}

/// Elements in the order of their observations, found by them.
private struct ByObservation<Element> {
  private var elements: [Element] = []
  private var ranges: [Int64: Range<Int>] = [:]

  /// Elements of one observation must follow each other.
  mutating func append(_ element: Element, of observation: Int64) {
    let start = ranges[observation]?.lowerBound ?? elements.count
    elements.append(element)
    ranges[observation] = start..<elements.count
  }

  subscript(observation: Int64) -> ArraySlice<Element> {
    ranges[observation].map { elements[$0] } ?? []
  }
}

/// ?1: the last file to know of.
private enum SQL {
  static let earlierValues = """
    SELECT \(StoredValue.columns), observation FROM observationRevision
    WHERE file <= ?1
    ORDER BY observation, revision
    """

  static let redeliveries = """
    SELECT observation, file FROM redelivery WHERE file <= ?1 ORDER BY observation, file
    """
}
