import ArgumentParser
import Daemon
import Foundation

/// A made-up agency, twelve weeks, in a few seconds.
struct Demo: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Play twelve weeks of a made-up agency and print what Tanteo recommends.",
    discussion: "Files are dropped day by day, as platforms export them; nothing leaves DIR.")

  @Argument(help: "An empty or new folder to play in; a temporary one when not given.")
  var dir: String?

  func run() throws {
    let root = dir ?? NSTemporaryDirectory() + "tanteo-demo-\(getpid())"
    let contents = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
    guard contents.isEmpty else {
      throw ValidationError("\(root): is not empty; name a new folder")
    }
    let out = try DemoRun(root: root, version: Tanteo.version).play(
      progress: { Terminal.progress($0, "twelve weeks") },
      published: { Terminal.print($0) })
    Terminal.print("log:  \(out)/recommendations.log")
    Terminal.print("plan: \(out)/plan.csv")
    Terminal.print("more: tanteo status --config \(root)/tanteo.yaml")
    Terminal.print("page: \(out)/report.html")
  }
}
