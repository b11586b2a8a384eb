/// What a number's marks say about the locale of its file.
enum DecimalEvidence {
  case none
  case mark(DecimalMark)
  /// Both readings are numbers, and not the same: `1.000`.
  case unclear(point: ExactNumber, comma: ExactNumber)

  /// `isWhole` says that the column can only have whole numbers, so that `1.234` must be 1234.
  init(of cell: Cell, isWhole: Bool) {
    self = .none
    guard let text = NumberText(cell), text.hasMark(cell) else { return }
    let point = text.value(of: cell, decimal: .point)
    let comma = text.value(of: cell, decimal: .comma)
    switch (point, comma) {
    case (nil, nil): break
    case (_?, nil): self = .mark(.point)
    case (nil, _?): self = .mark(.comma)
    case (let point?, let comma?):
      guard point != comma else { break }
      if isWhole, point.wholeNumber == nil {
        self = .mark(.comma)
      } else if isWhole, comma.wholeNumber == nil {
        self = .mark(.point)
      } else {
        self = .unclear(point: point, comma: comma)
      }
    }
  }
}

extension NumberText {
  fileprivate func hasMark(_ cell: Cell) -> Bool {
    digits.contains { cell[$0] == Byte.point || cell[$0] == Byte.comma }
  }
}
