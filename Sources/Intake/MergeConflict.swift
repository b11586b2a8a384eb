/// The marks that version control leaves in a file that two people changed.
enum MergeConflict {
  static func refuse(_ record: CSVRecord, file: String) throws(FileError) {
    let range = record.fields[0].range
    // A look at the first byte spares nearly every row the making of a text.
    guard range.count >= 7,
      (UInt8(ascii: "<")...UInt8(ascii: ">")).contains(record.bytes[range.lowerBound])
    else { return }
    let text = record.text(0, limit: 8)
    guard ["<<<<<<< ", "=======", ">>>>>>> "].contains(text) else { return }
    throw FileError(file, line: record.line, .mergeConflict)
  }
}
