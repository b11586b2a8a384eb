import Glibc

/// Bytes that can be read from any offset, as often as needed.
public protocol ByteSource {
  /// Copies bytes from `offset` on into `buffer` and returns how many, 0 only at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws -> Int
}

/// A text or an attachment that is in memory already.
public struct MemorySource: ByteSource, Sendable {
  private let bytes: [UInt8]

  public init(_ bytes: some Sequence<UInt8>) {
    self.bytes = Array(bytes)
  }

  public func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) -> Int {
    guard offset < bytes.count else { return 0 }
    let part = bytes[offset..<min(bytes.count, offset + buffer.count)]
    buffer.copyBytes(from: part)
    return part.count
  }
}

/// A file that is open for reading, closed when the last user lets it go.
///
/// Reads carry their own offset, so that two passes over one file share no position.
public final class FileSource: ByteSource, Sendable {
  private let descriptor: Int32
  private let path: String

  /// Opens a file; throws `ReadError` when the system refuses.
  public convenience init(path: String) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw ReadError(path: path, number: errno) }
    self.init(adopting: descriptor, path: path)
  }

  /// Takes over a descriptor that is open for reading; the path is for messages only.
  public init(adopting descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  deinit {
    close(descriptor)
  }

  public func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws -> Int {
    while true {
      let count = pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
      if count >= 0 { return count }
      guard errno == EINTR else { throw ReadError(path: path, number: errno) }
    }
  }
}

/// The system could not read a file; the file itself is not at fault.
public struct ReadError: Error, Hashable, Sendable {
  public let path: String
  /// The system's error number, `errno`.
  public let number: Int32

  public init(path: String, number: Int32) {
    self.path = path
    self.number = number
  }
}

extension ReadError: CustomStringConvertible {
  public var description: String {
    let reason = String(cString: strerror(number))
    return "\(path): the system cannot read it (\(reason)); check the disk and the file's rights"
  }
}
