/// How large a file may be; what is beyond is refused, so that memory stays bounded.
public struct Limits: Hashable, Sendable {
  public var fileBytes: Int
  public var rows: Int
  public var recordBytes: Int
  public var columns: Int

  /// 64 MiB, a million rows, 1 MiB a record and 512 columns unless said otherwise.
  public init(
    fileBytes: Int = 64 << 20, rows: Int = 1_000_000, recordBytes: Int = 1 << 20,
    columns: Int = 512
  ) {
    self.fileBytes = fileBytes
    self.rows = rows
    self.recordBytes = recordBytes
    self.columns = columns
  }
}
