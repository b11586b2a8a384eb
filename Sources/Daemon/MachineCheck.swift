import Foundation
import Glibc

/// What the machine tells of itself, so that tests can be another machine.
struct Machine: Sendable {
  /// Bytes and entries that are free where a path lies; nil where nobody can tell.
  var freeSpace: @Sendable (_ path: String) -> (bytes: Int, entries: Int?)?
  /// Whether one more folder can be watched.
  var canWatch: @Sendable (_ path: String) -> Bool
  /// The text of a file; nil where there is none.
  var text: @Sendable (_ path: String) -> String?
  /// The names in a folder.
  var names: @Sendable (_ folder: String) -> [String]

  static let this = Machine(
    freeSpace: { path in
      var status = statvfs()
      guard statvfs(path, &status) == 0 else { return nil }
      let entries = status.f_files > 0 ? Int(status.f_favail) : nil
      return (Int(status.f_bavail) * Int(status.f_frsize), entries)
    },
    canWatch: { path in
      let descriptor = inotify_init1(Int32(IN_CLOEXEC))
      defer { if descriptor >= 0 { close(descriptor) } }
      return descriptor >= 0 && inotify_add_watch(descriptor, path, UInt32(IN_CREATE)) >= 0
    },
    text: { path in
      FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
    },
    names: { ((try? FileManager.default.contentsOfDirectory(atPath: $0)) ?? []).sorted() })
}

/// What goes wrong on a machine with a plan that is right in itself.
struct MachineCheck {
  let configuration: Configuration
  let machine: Machine

  var findings: [Finding] { home + timeZone + space + watching + network }

  private var folders: Folders { configuration.folders }
  private var places: [String] {
    folders.root == folders.stateFolder ? [folders.root] : [folders.root, folders.stateFolder]
  }

  // MARK: - Home

  /// The service is shut out of homes; a plan that lies there needs a drop-in.
  private var home: [Finding] {
    let homes = ["/home/", "/root/", "/run/user/"]
    guard
      let root = places.first(where: { place in homes.contains { (place + "/").hasPrefix($0) } }),
      let unit, !isLetIn(unit)
    else { return [] }
    return [
      .trouble(
        """
        \(root): lies in a home, which the service cannot see; run 'systemctl edit \(unit)' and write
          [Service]
          ProtectHome=tmpfs
          BindPaths=\(root)
          ReadWritePaths=\(root)
        """)
    ]
  }

  /// The unit that would run this plan; nil where Tanteo is not installed as a service.
  private var unit: String? {
    let installed = Self.unitFolders.flatMap(machine.names)
    guard installed.contains("tanteo.service") else { return nil }
    let plan = URL(filePath: configuration.path).deletingPathExtension().lastPathComponent
    return plan == "tanteo" ? "tanteo" : "tanteo@\(plan)"
  }

  private static let unitFolders = [
    "/etc/systemd/system", "/usr/lib/systemd/system", "/lib/systemd/system",
  ]

  private func isLetIn(_ unit: String) -> Bool {
    let folder = "/etc/systemd/system/\(unit).service.d"
    return machine.names(folder).contains { name in
      machine.text("\(folder)/\(name)")?.split(separator: "\n").contains { line in
        line.hasPrefix("ProtectHome=") && !["ProtectHome=yes", "ProtectHome=true"].contains(line)
      } ?? false
    }
  }

  // MARK: - Time

  private var timeZone: [Finding] {
    guard !configuration.schedule.isZoneNamed, machine.text("/etc/localtime") == nil else {
      return []
    }
    return [
      .trouble(
        "decide: timezone: is not set, and this machine has no time zone; write "
          + "decide: { timezone: Europe/Madrid }")
    ]
  }

  // MARK: - Space

  /// Three files of the largest size, and their rows in the ledger's journal.
  private static let leastBytes = 512 << 20
  private static let leastEntries = 1000

  private var space: [Finding] {
    places.compactMap { place in
      guard let free = machine.freeSpace(place) else { return nil }
      if free.bytes < Self.leastBytes {
        return .trouble(
          "\(place): \(free.bytes >> 20) MiB are free, \(Self.leastBytes >> 20) are needed for large"
            + " files; free some space")
      }
      guard let entries = free.entries, entries < Self.leastEntries else { return nil }
      return .trouble(
        "\(place): the disk has room for \(entries) more files, \(Self.leastEntries) are needed;"
          + " delete some small ones")
    }
  }

  // MARK: - Events

  private var watching: [Finding] {
    guard !machine.canWatch(folders.inbox) else { return [] }
    let limit = machine.text("/proc/sys/fs/inotify/max_user_instances")?
      .trimmingCharacters(in: .whitespacesAndNewlines)
    return [
      .notice(
        "\(folders.inbox): cannot be watched (this user's limit is \(limit ?? "unknown") watchers) and"
          + " will be looked at twice a minute; sysctl fs.inotify.max_user_instances=512")
    ]
  }

  private var network: [Finding] {
    let inbox = networkName(of: folders.inbox).map { name in
      Finding.notice(
        "\(folders.inbox): lies on a network file system (\(name)), which tells nothing of files from"
          + " other machines; it is looked at twice a minute")
    }
    let state = networkName(of: folders.stateFolder).map { name in
      Finding.trouble(
        "\(folders.stateFolder): lies on a network file system (\(name)), where a ledger is not safe;"
          + " set 'state' to a folder of this machine")
    }
    return [inbox, state].compactMap { $0 }
  }

  private func networkName(of path: String) -> String? {
    NetworkFolder.kind(ofPath: path, in: machine.text("/proc/self/mountinfo") ?? "")
  }
}
