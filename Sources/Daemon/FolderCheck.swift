import Foundation
import Glibc

/// What goes wrong with folders in the field, found before a file arrives.
public struct FolderCheck {
  private let folders: Folders

  public init(_ folders: Folders) {
    self.folders = folders
  }

  /// One sentence for each trouble; empty when all is well.
  public var troubles: [String] {
    let paths = [folders.inbox, folders.processed, folders.failed, folders.out]
    return paths.compactMap(missingOrLocked) + mounts
  }

  private func missingOrLocked(_ path: String) -> String? {
    var status = stat()
    guard stat(path, &status) == 0 else {
      return "\(path): does not exist; it is made by the first 'tanteo once' or 'tanteo run'"
    }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      return "\(path): is not a folder; move that file away"
    }
    return access(path, R_OK | W_OK | X_OK) == 0
      ? nil : "\(path): this user may not write here; chown or setfacl the folder"
  }

  /// Files are moved by renaming, which works within one mount only.
  private var mounts: [String] {
    [folders.processed, folders.failed].compactMap { path in
      var inbox = stat()
      var other = stat()
      guard stat(folders.inbox, &inbox) == 0, stat(path, &other) == 0,
        inbox.st_dev != other.st_dev
      else { return nil }
      return "\(path): lies on another mount than \(folders.inbox); keep both under one root"
    }
  }
}
