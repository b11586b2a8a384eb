import Foundation
import Glibc

/// Folders on other machines: inotify hears only of what this one writes there.
enum NetworkFolder {
  fileprivate static let kinds: Set<String> = [
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "virtiofs", "ceph", "afs", "coda", "vboxsf",
    "lustre", "glusterfs", "fuse.sshfs", "fuse.rclone", "fuse.s3fs", "fuse.glusterfs",
    "fuse.vmhgfs-fuse",
  ]

  /// The kind of network file system that a folder lies on; nil for one of this machine.
  static func kind(of folder: String) -> String? {
    var status = stat()
    guard stat(folder, &status) == 0,
      let mounts = try? String(contentsOf: URL(filePath: "/proc/self/mountinfo"), encoding: .utf8)
    else { return nil }
    return kind(of: UInt64(status.st_dev), in: mounts)
  }

  /// Looks a device up in the kernel's list of mounts.
  static func kind(of device: UInt64, in mounts: String) -> String? {
    // As the C library packs them, makedev(3).
    let major = device >> 8 & 0xFFF | device >> 32 & 0xFFFF_F000
    let minor = device & 0xFF | device >> 12 & 0xFFFF_FF00
    return Mount.all(in: mounts).first { $0.device == "\(major):\(minor)" }?.networkKind
  }

  /// The same of a path, which need not be there, by the last mount point on the way to it.
  static func kind(ofPath path: String, in mounts: String) -> String? {
    Mount.all(in: mounts).filter { $0.holds(path) }.max { $0.point.count < $1.point.count }?
      .networkKind
  }
}

/// A line of the kernel's list of mounts, proc(5): `36 35 0:42 / /srv rw - nfs nas:/srv rw`.
private struct Mount {
  let device: String
  let point: String
  private let kind: String

  private init?(_ line: Substring) {
    let fields = line.split(separator: " ")
    guard fields.count > 4, let dash = fields.firstIndex(of: "-"), dash + 1 < fields.count else {
      return nil
    }
    device = String(fields[2])
    point = String(fields[4].replacing("\\040", with: " "))
    kind = String(fields[dash + 1])
  }

  static func all(in text: String) -> [Mount] {
    text.split(separator: "\n").compactMap(Mount.init)
  }

  /// The kind of a file system of another machine; nil for one of this.
  var networkKind: String? { NetworkFolder.kinds.contains(kind) ? kind : nil }

  func holds(_ path: String) -> Bool {
    point == "/" || path == point || path.hasPrefix(point + "/")
  }
}
