import Foundation
import Glibc

/// Whether folders belong to whom they should, and let in neither too many nor too few.
///
/// Asked of a root that is there to be shared: what a person keeps for herself is her business.
struct SharingCheck {
  let folders: Folders

  var findings: [Finding] {
    guard let root = FileOwner(of: folders.root),
      root.bits & mode_t(S_ISGID) != 0 || folders.root.hasPrefix("/srv/")
    else { return [] }
    // The ledger's folder is made for the service alone, so its owner is the service.
    let service = FileOwner(of: folders.stateFolder) ?? root
    let rooms = [(path: folders.root, mode: FolderMode.passage)] + folders.rooms
    return rooms.compactMap { room in
      foreign(room.path, user: service.user, group: root.group) ?? mistaken(room.path, room.mode)
    } + ledgerFiles.compactMap { foreign($0, user: service.user, group: service.group) }
      + asked(asRootFor: service)
  }

  /// The ledger with its journal and locks: what root once made the service cannot open.
  private var ledgerFiles: [String] {
    ["", "-wal", "-shm", ".daemon-lock", ".write-lock"].map { folders.state + $0 }
  }

  private func foreign(_ path: String, user: uid_t, group: gid_t) -> Finding? {
    guard let owner = FileOwner(of: path), owner.user != user || owner.group != group else {
      return nil
    }
    let right = FileOwner.names(user: user, group: group)
    return .trouble(
      "\(path): belongs to \(FileOwner.names(user: owner.user, group: owner.group)), not to \(right);"
        + " chown \(right) '\(path)'")
  }

  private func mistaken(_ path: String, _ mode: FolderMode) -> Finding? {
    guard let owner = FileOwner(of: path) else { return nil }
    // Whether strangers may pass is the operator's choice; that they may write is nobody's.
    let isRight = owner.bits & 0o2770 == mode.bits & 0o2770 && owner.bits & 0o002 == 0
    guard !isRight else { return nil }
    return .trouble(
      "\(path): has the mode \(String(owner.bits, radix: 8)), which lets in too many or too few;"
        + " chmod \(String(mode.bits, radix: 8)) '\(path)'")
  }

  /// Root may do everything, so that its answers say little about the service.
  private func asked(asRootFor service: FileOwner) -> [Finding] {
    guard geteuid() == 0, service.user != 0 else { return [] }
    let account = FileOwner.account(service.user)
    return [
      .notice(
        "\(folders.root): checked as root, who may do everything; ask as the service:"
          + " sudo -u \(account) tanteo check --strict")
    ]
  }
}

/// To whom a file belongs, and what they may do.
private struct FileOwner {
  let user: uid_t
  let group: gid_t
  let bits: mode_t

  /// Nil for what is not there or may not be looked at.
  init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    (user, group, bits) = (status.st_uid, status.st_gid, status.st_mode & 0o7777)
  }

  /// `tanteo:tanteo`; numbers for accounts without a name.
  static func names(user: uid_t, group: gid_t) -> String {
    let groupName = getgrgid(group).map { String(cString: $0.pointee.gr_name) } ?? "\(group)"
    return "\(account(user)):\(groupName)"
  }

  static func account(_ user: uid_t) -> String {
    getpwuid(user).map { String(cString: $0.pointee.pw_name) } ?? "\(user)"
  }
}
