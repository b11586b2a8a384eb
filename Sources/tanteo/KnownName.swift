import ArgumentParser
import Intake
import Simulation

/// Names from the command line, among those that a study knows.
enum KnownName {
  /// `all`, or one or more scenarios.
  static func scenarios(_ argument: String) throws -> [Scenario] {
    if argument == "all" { return Scenario.catalogue }
    let names = Scenario.catalogue.map(\.name)
    return try parts(of: argument, kind: "scenario", known: ["all"] + names).compactMap {
      Scenario(named: $0)
    }
  }

  static func policies(_ argument: String) throws -> [PolicyName] {
    try cases(in: argument, kind: "policy")
  }

  static func ingredients(_ argument: String) throws -> [Ingredient] {
    try cases(in: argument, kind: "part of the method")
  }

  /// The one name that an option takes.
  static func one<Name: CaseIterable & RawRepresentable<String>>(
    of _: Name.Type, _ argument: String, kind: String
  ) throws -> Name {
    let known = Name.allCases.map(\.rawValue)
    guard let name = Name(rawValue: argument) else {
      throw ValidationError(unknown(argument, kind: kind, known: known))
    }
    return name
  }

  private static func cases<Name: CaseIterable & RawRepresentable<String>>(
    in argument: String, kind: String
  ) throws -> [Name] {
    try parts(of: argument, kind: kind, known: Name.allCases.map(\.rawValue)).compactMap {
      Name(rawValue: $0)
    }
  }

  /// The names between the commas, each once.
  ///
  /// - Throws: a usage error for an unknown name, with the nearest one and all known ones.
  private static func parts(of argument: String, kind: String, known: [String]) throws -> [String] {
    var names: [String] = []
    for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
      let name = part.trimmingPrefix(" ")
      guard let match = known.first(where: { $0 == name }) else {
        throw ValidationError(unknown(String(name), kind: kind, known: known))
      }
      if !names.contains(match) { names.append(match) }
    }
    return names
  }

  private static func unknown(_ name: String, kind: String, known: [String]) -> String {
    let nearest = EditDistance.nearest(to: name.lowercased(), among: known) { $0.lowercased() }
    let suggestion = nearest.map { "did you mean '\($0)'? " } ?? ""
    return "'\(name)' is no \(kind); \(suggestion)known: \(known.joined(separator: ", "))"
  }
}
