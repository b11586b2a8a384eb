/// `tanteo check --strict`: folders, rights and the machine.
public struct StrictCheck {
  private let configuration: Configuration
  private let machine: Machine

  public init(_ configuration: Configuration) {
    self.init(configuration, on: .this)
  }

  init(_ configuration: Configuration, on machine: Machine) {
    self.configuration = configuration
    self.machine = machine
  }

  public var findings: [Finding] {
    FolderCheck(folders: configuration.folders).findings
      + SharingCheck(folders: configuration.folders).findings
      + MachineCheck(configuration: configuration, machine: machine).findings
  }
}
