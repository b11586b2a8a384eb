import Testing

@testable import Daemon

struct NetworkFolderTests {
  private static let mounts = """
    22 1 254:1 / / rw,relatime - ext4 /dev/vda1 rw
    36 22 0:42 / /srv/share rw,noatime shared:1 - nfs4 nas:/share rw
    37 22 0:310 / /srv/other rw - fuse.sshfs me@other: rw
    38 22 0:7 / /broken
    """

  /// Packed as by makedev(3): python3 -c 'import os; print(os.makedev(0, 310))'.
  @Test(
    arguments: [
      (0x2A, "nfs4"), (0x10_0036, "fuse.sshfs"), (0xFE01, nil), (0x07, nil), (0x63, nil),
    ] as [(UInt64, String?)])
  func `a folder's device tells on what it lies`(device: UInt64, kind: String?) {
    #expect(NetworkFolder.kind(of: device, in: Self.mounts) == kind)
  }

  @Test(
    arguments: [
      ("/srv/share/inbox", "nfs4"), ("/srv/other", "fuse.sshfs"), ("/srv/sharer", nil), ("/", nil),
    ] as [(String, String?)])
  func `a path lies where the last mount on the way to it lies`(path: String, kind: String?) {
    #expect(NetworkFolder.kind(ofPath: path, in: Self.mounts) == kind)
  }

  @Test func `a folder of this machine is on no network`() throws {
    #expect(NetworkFolder.kind(of: try TemporaryFolder().path) == nil)
  }

  @Test func `a folder that is missing is on no network`() {
    #expect(NetworkFolder.kind(of: "/nowhere/at/all") == nil)
  }
}
