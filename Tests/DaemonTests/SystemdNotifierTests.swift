import Foundation
import Glibc
import Testing

@testable import Daemon

struct SystemdNotifierTests {
  /// A datagram socket as systemd's, under a name of the test's own.
  private final class Listener {
    private let descriptor: Int32

    init(at path: String) throws {
      descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
      var name = sockaddr_un()
      name.sun_family = sa_family_t(AF_UNIX)
      var bytes = Array(path.utf8)
      if bytes.first == UInt8(ascii: "@") { bytes[0] = 0 }
      withUnsafeMutableBytes(of: &name.sun_path) { $0.copyBytes(from: bytes) }
      let length = socklen_t(MemoryLayout<sa_family_t>.size + bytes.count)
      let bound = withUnsafePointer(to: &name) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          bind(descriptor, $0, length)
        }
      }
      guard bound == 0 else { throw SystemError(path: path, number: errno) }
    }

    deinit { close(descriptor) }

    /// The next datagram that is there already; nil when there is none.
    func next() -> String? {
      var buffer = [UInt8](repeating: 0, count: 4096)
      let count = recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
      return count < 0 ? nil : String(decoding: buffer[..<count], as: UTF8.self)
    }
  }

  private func heard(_ talk: (SystemdNotifier) -> Void) throws -> [String] {
    let folder = try TemporaryFolder()
    let listener = try Listener(at: folder.file("notify"))
    talk(SystemdNotifier(environment: ["NOTIFY_SOCKET": folder.file("notify")]))
    return sequence(state: listener) { $0.next() }.map { $0 }
  }

  @Test func `ready comes with a status`() throws {
    #expect(try heard { $0.ready(status: "watching") } == ["READY=1\nSTATUS=watching"])
  }

  @Test func `a status is one line`() throws {
    #expect(try heard { $0.status("a\nREADY=1") } == ["STATUS=a READY=1"])
  }

  @Test func `stopping and the watchdog are told`() throws {
    let heard = try heard {
      $0.alive()
      $0.stopping()
    }
    #expect(heard == ["WATCHDOG=1", "STOPPING=1\nSTATUS=stopping"])
  }

  @Test func `a reload begins with the clock in the same datagram`() throws {
    let heard = try heard { $0.reloading() }
    #expect(heard.count == 1)
    #expect(heard.first?.wholeMatch(of: /RELOADING=1\nMONOTONIC_USEC=\d+/) != nil)
  }

  @Test func `an abstract socket is heard too`() throws {
    let name = "@tanteo-\(UUID().uuidString)"
    let listener = try Listener(at: name)
    SystemdNotifier(environment: ["NOTIFY_SOCKET": name]).alive()
    #expect(listener.next() == "WATCHDOG=1")
  }

  @Test(arguments: [
    [:], ["NOTIFY_SOCKET": ""], ["NOTIFY_SOCKET": "/nobody/listens"],
    ["NOTIFY_SOCKET": "/" + String(repeating: "x", count: 200)],
  ])
  func `where nobody listens nothing happens`(environment: [String: String]) {
    SystemdNotifier(environment: environment).ready(status: "watching")
  }
}
