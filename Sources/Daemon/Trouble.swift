import Foundation

/// The sentence for any error, ours or the system's: where, what, and what to do.
public enum Trouble {
  public static func sentence(for error: any Error) -> String {
    guard let error = error as? CocoaError else { return "\(error)" }
    let path = (error.userInfo[NSFilePathErrorKey] as? String) ?? error.url?.path() ?? "file"
    switch error.code {
    case .fileReadNoSuchFile, .fileNoSuchFile:
      return "\(path): there is no such file; check the path"
    case .fileReadNoPermission, .fileWriteNoPermission:
      return "\(path): this user may not open it; give it the right or run as another user"
    case .fileWriteOutOfSpace:
      return "\(path): the disk is full; free some space, nothing is lost"
    default:
      return "\(path): it cannot be read or written as a file; check the path and the disk"
    }
  }
}
