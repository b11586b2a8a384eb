import Foundation
import Glibc
import Marketing
import Synchronization
import Testing

@testable import Daemon

struct NewClientTests {
  private let machine: TemporaryFolder
  private let name: ClientName

  init() throws {
    machine = try TemporaryFolder()
    name = try ClientName("acme")
  }

  /// Accounts that are all this test's own user.
  private final class PretendedAccounts: Accounts {
    let mayCreate: Bool
    private let made: Mutex<[String]>

    init(_ known: [String] = [], mayCreate: Bool = true) {
      made = Mutex(known)
      self.mayCreate = mayCreate
    }

    var names: [String] { made.withLock { $0 } }

    func identity(of account: String) -> AccountIdentity? {
      names.contains(account) ? AccountIdentity(user: getuid(), group: getgid()) : nil
    }

    func create(_ account: String) -> AccountIdentity {
      made.withLock { $0.append(account) }
      return AccountIdentity(user: getuid(), group: getgid())
    }
  }

  private func client(_ accounts: PretendedAccounts = PretendedAccounts()) -> NewClient {
    NewClient(name, machine: machine.path, accounts: accounts)
  }

  private func mode(of name: String) -> mode_t {
    var status = stat()
    return stat(machine.file(name), &status) == 0 ? status.st_mode & 0o7777 : 0
  }

  @Test func `a client has an account of its own`() throws {
    let accounts = PretendedAccounts()
    try client(accounts).create()
    #expect(accounts.names == ["tanteo-acme"])
  }

  @Test(
    arguments: [
      ("srv/tanteo/acme", 0o2751), ("srv/tanteo/acme/inbox", 0o2770),
      ("srv/tanteo/acme/failed", 0o2770), ("srv/tanteo/acme/processed", 0o2750),
      ("srv/tanteo/acme/out", 0o2750), ("etc/tanteo/acme.yaml", 0o640),
    ] as [(String, mode_t)])
  func `its folders and configuration are for its group`(name: String, expected: mode_t) throws {
    try client().create()
    #expect(mode(of: name) == expected)
  }

  @Test func `its configuration names its own folders`() throws {
    try client().create()
    #expect(
      try machine.text(of: "etc/tanteo/acme.yaml").hasSuffix(
        "folders: { root: /srv/tanteo/acme, state: /var/lib/tanteo-acme }\n"))
  }

  @Test(arguments: ["etc/tanteo/acme.yaml", "srv/tanteo/acme"])
  func `what is there is refused, and nothing is made`(path: String) throws {
    try FileManager.default.createDirectory(
      atPath: machine.file(path), withIntermediateDirectories: true)
    let accounts = PretendedAccounts()
    #expect(throws: NewClient.Refusal.exists(machine.file(path))) {
      try client(accounts).create()
    }
    #expect(accounts.names == [])
  }

  @Test func `an account of that name is refused`() {
    #expect(throws: NewClient.Refusal.exists("tanteo-acme")) {
      try client(PretendedAccounts(["tanteo-acme"])).create()
    }
    #expect(machine.names() == [])
  }

  @Test func `only root may make one`() {
    let refusal = NewClient.Refusal.notRoot(name)
    #expect(throws: refusal) { try client(PretendedAccounts(mayCreate: false)).create() }
    #expect(
      refusal.description
        == "new: only root may make accounts and folders; run 'sudo tanteo new acme'")
  }
}

struct ConfigurationTemplateTests {
  /// The package installs the file, 'tanteo new' writes the text.
  @Test func `the file of the package is the same text`() throws {
    let project = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let file = project.appending(path: "systemd/tanteo.yaml")
    #expect(try String(contentsOf: file, encoding: .utf8) == ConfigurationTemplate.machine.text)
  }

  @Test func `it lacks nothing but the budget`() {
    let error = #expect(throws: ConfigurationError.self) {
      try ConfigurationReader.read(text: ConfigurationTemplate.machine.text, path: "/t.yaml")
    }
    #expect(error?.problems.map(\.key) == ["budget"])
  }

  /// Two targets cannot hold at once; every other line can.
  @Test func `every line that is commented out can be taken in`() throws {
    let text = ConfigurationTemplate.machine.text.split(separator: "\n")
      .filter { $0 != "#target: { roas: 3 }" }
      .map { $0.contains(/^#( \w|$)/) ? "" : $0.trimmingPrefix("#") }
      .joined(separator: "\n")
    let configuration = try ConfigurationReader.read(text: text, path: "/etc/tanteo/tanteo.yaml")
    #expect(configuration.folders.root == "/srv/tanteo")
    #expect(configuration.folders.state == "/var/lib/tanteo/tanteo.sqlite")
    #expect(configuration.rules.channels.count == 2)
  }
}
