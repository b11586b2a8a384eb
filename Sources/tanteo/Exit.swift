import ArgumentParser
import Daemon
import Foundation
import Glibc
import Intake
import Storage

/// The exit codes, after sysexits(3).
enum Exit: Int32 {
  case success = 0
  /// Something was refused, held or failed, or a replay differs.
  case trouble = 1
  case usage = 64
  case noInput = 66
  case inputOutput = 74
  case busy = 75
  case noPermission = 77
  case configuration = 78

  init(_ error: any Error) {
    self =
      switch error {
      case is ConfigurationError: .configuration
      case is EarlierDay, is RefusedWord, is ValidationError: .usage
      case let error as WithdrawalRefusal: Self.of(error)
      case is EmptyMonth: .noInput
      case NewClient.Refusal.notRoot: .noPermission
      case is NewClient.Refusal: .trouble
      case let error as LedgerError: Self.of(error)
      case let error as SystemError: Self.of(number: error.number)
      case let error as ReadError: Self.of(number: error.number)
      case let error as CocoaError: Self.of(error)
      default: .inputOutput
      }
  }

  private static func of(_ error: LedgerError) -> Exit {
    switch error {
    case .busy: .busy
    case .readOnly, .unreadable: .noPermission
    case .noLedger: .noInput
    case .fileExists: .trouble
    default: .inputOutput
    }
  }

  private static func of(_ refusal: WithdrawalRefusal) -> Exit {
    if case .unknown = refusal { .noInput } else { .usage }
  }

  private static func of(number: Int32) -> Exit {
    switch number {
    case EACCES, EPERM: .noPermission
    case ENOENT: .noInput
    default: .inputOutput
    }
  }

  private static func of(_ error: CocoaError) -> Exit {
    switch error.code {
    case .fileReadNoSuchFile, .fileNoSuchFile: .noInput
    case .fileReadNoPermission, .fileWriteNoPermission: .noPermission
    default: .inputOutput
    }
  }

  /// Ends the process; help, version and usage errors are the parser's to describe.
  func leave(describing error: any Error) -> Never {
    let code = Tanteo.exitCode(for: error)
    if code.isSuccess || code == .validationFailure || error is ExitCode {
      let message = Tanteo.fullMessage(for: error)
      if !message.isEmpty { code.isSuccess ? Terminal.print(message) : Terminal.say(message) }
      exit(code.rawValue)
    }
    Terminal.complain(Trouble.sentence(for: error))
    exit(rawValue)
  }
}
