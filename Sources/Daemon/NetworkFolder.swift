import Foundation
import Glibc

/// Folders on other machines: inotify hears only of what this one writes there.
enum NetworkFolder {
  private static let kinds: Set<String> = [
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "virtiofs", "ceph", "afs", "vboxsf", "lustre",
    "fuse.sshfs", "fuse.rclone", "fuse.s3fs", "fuse.glusterfs", "fuse.vmhgfs-fuse",
  ]

  /// The kind of network file system that a folder lies on; nil for one of this machine.
  static func kind(of folder: String) -> String? {
    var status = stat()
    guard stat(folder, &status) == 0,
      let mounts = try? String(contentsOf: URL(filePath: "/proc/self/mountinfo"), encoding: .utf8)
    else { return nil }
    return kind(of: UInt64(status.st_dev), in: mounts)
  }

  /// Looks a device up in the kernel's list of mounts, proc(5): `36 35 0:42 / /srv rw - nfs …`.
  static func kind(of device: UInt64, in mounts: String) -> String? {
    // As the C library packs them, makedev(3).
    let major = device >> 8 & 0xFFF | device >> 32 & 0xFFFF_F000
    let minor = device & 0xFF | device >> 12 & 0xFFFF_FF00
    for mount in mounts.split(separator: "\n") {
      let fields = mount.split(separator: " ")
      guard fields.count > 3, fields[2] == "\(major):\(minor)",
        let dash = fields.firstIndex(of: "-"), dash + 1 < fields.count
      else { continue }
      let kind = String(fields[dash + 1])
      return kinds.contains(kind) ? kind : nil
    }
    return nil
  }
}
