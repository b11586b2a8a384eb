import Foundation
import Testing

@testable import Daemon

struct MachineCheckTests {
  /// A machine on which all is well.
  private static let good = Machine(
    freeSpace: { _ in (1 << 40, nil) }, canWatch: { _ in true },
    text: { $0 == "/etc/localtime" ? "TZif" : nil }, names: { _ in [] })

  private func sentences(
    _ machine: Machine, root: String = "/srv/tanteo", state: String = "/var/lib/tanteo",
    decide: String = "{ timezone: UTC }", at path: String = "/etc/tanteo/tanteo.yaml"
  ) throws -> [String] {
    let text = """
      budget: { amount: 700, currency: EUR, per: week }
      folders: { root: \(root), state: \(state) }
      decide: \(decide)
      """
    let configuration = try ConfigurationReader.read(text: text, path: path)
    return MachineCheck(configuration: configuration, machine: machine).findings
      .map { ($0.isTrouble ? "" : "good to know: ") + $0.description }
  }

  @Test func `a good machine is no trouble`() throws {
    #expect(try sentences(Self.good) == [])
  }

  @Test func `a plan in a home is shut out of the service, and the way in is printed`() throws {
    var machine = Self.good
    machine.names = { $0 == "/usr/lib/systemd/system" ? ["tanteo.service"] : [] }
    #expect(
      try sentences(machine, root: "/home/ana/plan") == [
        """
        /home/ana/plan: lies in a home, which the service cannot see; run 'systemctl edit tanteo' and write
          [Service]
          ProtectHome=tmpfs
          BindPaths=/home/ana/plan
          ReadWritePaths=/home/ana/plan
        """
      ])
  }

  @Test func `a client's plan in a home names the client's unit`() throws {
    var machine = Self.good
    machine.names = { $0 == "/usr/lib/systemd/system" ? ["tanteo.service"] : [] }
    let found = try sentences(machine, root: "/root", at: "/etc/tanteo/acme.yaml")
    #expect(found.count == 1)
    #expect(found[0].contains("systemctl edit tanteo@acme'"))
  }

  @Test func `a plan in a home that was let in is no trouble`() throws {
    var machine = Self.good
    machine.names = { folder in
      switch folder {
      case "/usr/lib/systemd/system": ["tanteo.service"]
      case "/etc/systemd/system/tanteo.service.d": ["override.conf"]
      default: []
      }
    }
    machine.text = { _ in "[Service]\nProtectHome=tmpfs\n" }
    #expect(try sentences(machine, root: "/home/ana") == [])
  }

  @Test func `a plan in a home is no trouble without a service`() throws {
    #expect(try sentences(Self.good, root: "/home/ana", state: "/home/ana") == [])
  }

  @Test func `a machine without a time zone needs one in the configuration`() throws {
    var machine = Self.good
    machine.text = { _ in nil }
    #expect(
      try sentences(machine, decide: "{ every: week }") == [
        "decide: timezone: is not set, and this machine has no time zone; write "
          + "decide: { timezone: Europe/Madrid }"
      ])
    #expect(try sentences(machine) == [])
  }

  @Test func `a disk that is nearly full is named with what is left`() throws {
    var machine = Self.good
    machine.freeSpace = { $0 == "/var/lib/tanteo" ? (100 << 20, nil) : (1 << 40, nil) }
    #expect(
      try sentences(machine) == [
        "/var/lib/tanteo: 100 MiB are free, 512 are needed for large files; free some space"
      ])
  }

  @Test func `a disk without room for more files is named`() throws {
    var machine = Self.good
    machine.freeSpace = { _ in (1 << 40, 12) }
    #expect(
      try sentences(machine, state: "/srv/tanteo") == [
        "/srv/tanteo: the disk has room for 12 more files, 1000 are needed; delete some small ones"
      ])
  }

  @Test func `a user with no watcher left is told the limit`() throws {
    var machine = Self.good
    machine.canWatch = { _ in false }
    machine.text = { $0.hasSuffix("max_user_instances") ? "128\n" : "TZif" }
    #expect(
      try sentences(machine) == [
        "good to know: /srv/tanteo/inbox: cannot be watched (this user's limit is 128 watchers) and "
          + "will be looked at twice a minute; sysctl fs.inotify.max_user_instances=512"
      ])
  }

  @Test func `a share of another machine is polled, and no place for the ledger`() throws {
    var machine = Self.good
    machine.text = { path in
      path != "/proc/self/mountinfo"
        ? "TZif"
        : """
        21 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
        40 21 0:35 / /srv rw,relatime shared:2 - nfs4 nas:/export rw
        41 21 0:35 / /var/lib rw,relatime - nfs4 nas:/state rw

        """
    }
    #expect(
      try sentences(machine) == [
        "good to know: /srv/tanteo/inbox: lies on a network file system (nfs4), which tells nothing "
          + "of files from other machines; it is looked at twice a minute",
        "/var/lib/tanteo: lies on a network file system (nfs4), where a ledger is not safe; "
          + "set 'state' to a folder of this machine",
      ])
  }

  @Test func `this machine can be asked`() throws {
    let folder = try TemporaryFolder()
    #expect(Machine.this.freeSpace(folder.path) != nil)
    #expect(Machine.this.canWatch(folder.path))
    #expect(Machine.this.text(folder.file("nothing")) == nil)
  }
}
