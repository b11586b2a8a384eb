import ArgumentParser
import Daemon

/// A place for one more client.
struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a client's account, shared folders and configuration.",
    discussion: """
      Needs root. The client is then served by tanteo@NAME.service, as a user of its own: its \
      people join the group tanteo-NAME and share /srv/tanteo/NAME. Refuses what exists.
      """)

  @Argument(
    help: "The client's name: lower-case letters, digits and hyphens.",
    transform: { text in
      do { return try ClientName(text) } catch { throw ValidationError("\(error)") }
    })
  var name: ClientName

  func run() throws {
    let client = NewClient(name)
    try client.create()
    Terminal.print(
      """
      \(client.folders.root): inbox, failed, processed and out, for the group \(client.account)
      \(client.configuration): the configuration, which lacks only its budget

      editor \(client.configuration)
      systemctl enable --now tanteo@\(name)
      usermod --append --groups \(client.account) SOMEBODY
      """)
  }
}
