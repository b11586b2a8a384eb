import Foundation
import Glibc

/// Makes a place for one client: an account, shared folders, a configuration.
///
/// `tanteo@NAME.service` runs on what this makes.
public struct NewClient {
  public let name: ClientName
  /// `/`, or the folder in which a test keeps its machine.
  private let machine: String
  private let accounts: any Accounts

  public init(_ name: ClientName) {
    self.init(name, machine: "", accounts: SystemAccounts())
  }

  init(_ name: ClientName, machine: String, accounts: any Accounts) {
    self.name = name
    self.machine = machine
    self.accounts = accounts
  }

  /// The account and the group that own it.
  public var account: String { "tanteo-\(name)" }
  public var configuration: String { machine + "/etc/tanteo/\(name).yaml" }
  public var folders: Folders {
    Folders(
      root: machine + "/srv/tanteo/\(name)",
      state: machine + "/var/lib/\(account)/tanteo.sqlite")
  }

  /// Makes everything, or refuses before anything is made.
  public func create() throws {
    for path in [configuration, folders.root] where access(path, F_OK) == 0 {
      throw Refusal.exists(path)
    }
    guard try accounts.identity(of: account) == nil else { throw Refusal.exists(account) }
    guard accounts.mayCreate else { throw Refusal.notRoot(name) }
    let identity = try accounts.create(account)
    try makeFolders(for: identity)
    try writeConfiguration(for: identity)
  }

  private func makeFolders(for identity: AccountIdentity) throws {
    let shared = URL(filePath: folders.root).deletingLastPathComponent().path(percentEncoded: false)
    try FileManager.default.createDirectory(atPath: shared, withIntermediateDirectories: true)
    for (path, mode) in [(folders.root, FolderMode.passage)] + folders.rooms {
      try mode.make(path)
      guard chown(path, identity.user, identity.group) == 0, chmod(path, mode.bits) == 0 else {
        throw SystemError(path: path, number: errno)
      }
    }
  }

  /// Last, because a plan exists from its configuration on; readable by the client's group.
  private func writeConfiguration(for identity: AccountIdentity) throws {
    let folder = URL(filePath: configuration).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let state = "/var/lib/\(account)"
    let template = ConfigurationTemplate(
      path: "/etc/tanteo/\(name).yaml", root: "/srv/tanteo/\(name)", state: state)
    try AtomicFile.write(template.text, to: configuration)
    guard chown(configuration, geteuid(), identity.group) == 0 else {
      throw SystemError(path: configuration, number: errno)
    }
  }

  /// Why nothing was made.
  public enum Refusal: Error, Hashable, Sendable, CustomStringConvertible {
    case exists(String)
    case notRoot(ClientName)

    public var description: String {
      switch self {
      case .exists(let what): "\(what): exists already; take another name, or remove it first"
      case .notRoot(let name):
        "new: only root may make accounts and folders; run 'sudo tanteo new \(name)'"
      }
    }
  }
}

/// An account's numbers.
struct AccountIdentity: Hashable, Sendable {
  let user: uid_t
  let group: gid_t
}

/// The accounts of a machine.
protocol Accounts {
  var mayCreate: Bool { get }
  /// Nil for an account that is not there.
  func identity(of account: String) throws -> AccountIdentity?
  /// Makes an account that nobody can log in to, and a group of its name.
  func create(_ account: String) throws -> AccountIdentity
}

/// Those of this machine, made by systemd as the package makes its own.
private struct SystemAccounts: Accounts {
  var mayCreate: Bool { geteuid() == 0 }

  func identity(of account: String) -> AccountIdentity? {
    getpwnam(account).map { AccountIdentity(user: $0.pointee.pw_uid, group: $0.pointee.pw_gid) }
  }

  func create(_ account: String) throws -> AccountIdentity {
    let program = "/usr/bin/systemd-sysusers"
    let sysusers = Process()
    sysusers.executableURL = URL(filePath: program)
    sysusers.arguments = [
      "--inline", "u \(account) - \"Marketing budget advice\" /var/lib/\(account)",
    ]
    sysusers.standardError = FileHandle.nullDevice
    try sysusers.run()
    sysusers.waitUntilExit()
    guard let identity = identity(of: account) else {
      throw SystemError(path: program, number: EIO)
    }
    return identity
  }
}
