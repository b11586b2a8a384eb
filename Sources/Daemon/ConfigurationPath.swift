/// Where a command looks for the plan's configuration when nobody names it.
public enum ConfigurationPath {
  /// The variable of the environment that names it.
  public static let variable = "TANTEO_CONFIG"

  /// Where the package has it.
  public static let packaged = ConfigurationTemplate.machine.path

  /// What the environment names, else the package's if it is there; nil with neither.
  public static func assumed(
    environment: [String: String], exists: (String) -> Bool
  ) -> String? {
    if let named = environment[variable], !named.isEmpty { return named }
    return exists(packaged) ? packaged : nil
  }
}
