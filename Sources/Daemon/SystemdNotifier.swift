import Foundation
import Glibc

/// Tells systemd how the service is, by the datagrams of sd_notify(3); silent elsewhere.
struct SystemdNotifier: Sendable {
  private let address: String?
  /// How long the watchdog may be left without a sign, half of what systemd allows; nil without.
  let longestSilence: Duration?

  /// - Parameter environment: `NOTIFY_SOCKET` names the socket, `@` for an abstract one.
  init(environment: [String: String]) {
    address = environment["NOTIFY_SOCKET"].flatMap { $0.isEmpty ? nil : $0 }
    longestSilence = environment["WATCHDOG_USEC"].flatMap { Int64($0) }
      .map { .microseconds($0 / 2) }
  }

  func ready(status: String) { send("READY=1\nSTATUS=\(oneLine(status))") }
  func status(_ status: String) { send("STATUS=\(oneLine(status))") }
  func stopping() { send("STOPPING=1\nSTATUS=stopping") }
  /// Fed by the work loop, so that a hung loop is noticed.
  func alive() { send("WATCHDOG=1") }

  /// A reload begins; without the clock in the same datagram systemd waits for ever.
  func reloading() {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    let microseconds = UInt64(time.tv_sec) * 1_000_000 + UInt64(time.tv_nsec) / 1000
    send("RELOADING=1\nMONOTONIC_USEC=\(microseconds)")
  }

  private func oneLine(_ text: String) -> String { text.replacing("\n", with: " ") }

  private func send(_ message: String) {
    guard let address else { return }
    let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    var name = sockaddr_un()
    name.sun_family = sa_family_t(AF_UNIX)
    var path = Array(address.utf8)
    if path.first == UInt8(ascii: "@") { path[0] = 0 }
    guard path.count < MemoryLayout.size(ofValue: name.sun_path) else { return }
    withUnsafeMutableBytes(of: &name.sun_path) { $0.copyBytes(from: path) }
    let length = socklen_t(MemoryLayout<sa_family_t>.size + path.count)
    let bytes = Array(message.utf8)
    _ = withUnsafePointer(to: &name) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        sendto(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL), $0, length)
      }
    }
  }
}
