import Crypto
import Foundation
import Glibc
import Intake
public import Marketing
import Storage

/// What became of one file of the inbox.
public struct TakenFile: Hashable, Sendable {
  public enum Fate: Hashable, Sendable {
    /// Rows that could not be taken are left out where the source allows that.
    /// Those that came before the end of their period count only when they come again after it.
    case processed(rows: Int, leftOut: Int = 0, early: Int = 0)
    /// A control file: what became of each of its lines.
    case answered([String], hasRefusals: Bool)
    /// The same content was taken before.
    case repeated(of: String, on: Day)
    case failed([String])
    case held(String)
    /// Its end is missing: it may still be on its way.
    case unfinished(String)
    /// Not at fault: stays in the inbox and is tried again.
    case postponed(String)
  }

  public let name: String
  public let fate: Fate

  /// Whether something about this file needs a person.
  public var isTrouble: Bool {
    switch fate {
    case .failed, .held, .unfinished, .postponed: true
    case .answered(_, let hasRefusals): hasRefusals
    case .processed, .repeated: false
    }
  }
}

extension TakenFile {
  /// What its rows are to be, for people; nil for a file whose rows were not taken.
  public func account(in language: Language) -> String? {
    guard case .processed(let rows, let leftOut, let early) = fate else { return nil }
    var parts = [language.rows(rows) + language.say(" taken", ", en el libro")]
    if leftOut > 0 {
      parts.append(language.rows(leftOut) + language.say(" left out", " sin tomar"))
    }
    if early > 0 {
      parts.append(
        language.rows(early)
          + language.say(
            " of a period that is not over: to count, export again after its end",
            " de un periodo no acabado: para que cuente, expórtelo de nuevo después"))
    }
    return "\(name): " + parts.joined(separator: language.say(", ", "; "))
  }
}

/// Takes files from the inbox into the ledger, each in one transaction, then moves them away.
struct FileTaker {
  let configuration: Configuration
  let ledger: Ledger
  let today: Day
  /// When the cycle runs, for people; ISO 8601.
  let now: String
  /// Asked at every read of a file; true rolls the file back.
  let isCancelled: @Sendable () -> Bool
  /// False in a dry run: files stay where they are.
  let movesFiles: Bool
  /// Whether a file that looks cut off may still be on its way.
  var awaitsEnd: @Sendable (String) -> Bool = { _ in false }

  var inbox: Inbox { Inbox(path: configuration.folders.inbox) }
  var archive: Archive { Archive(folders: configuration.folders) }
  /// That of whoever delivers files.
  var language: Language { configuration.language }

  /// Takes one file; throws only what is not the file's fault, and `CancellationError`.
  func take(_ name: String) throws -> TakenFile {
    do {
      let descriptor = try inbox.open(name)
      let source = CancellableSource(
        source: FileSource(adopting: descriptor, path: inbox.path + "/" + name),
        isCancelled: isCancelled)
      let before = inbox.fingerprint(of: descriptor)
      let digest = try FileDigest.sha256(of: source)
      let arrived = ArrivedFile(
        name: name, digest: digest, currency: configuration.rules.budget.currency)
      if let known = try ledger.processedFile(digest: digest) {
        return try finish(arrived, known: known)
      }
      return try read(arrived, from: source) { inbox.fingerprint(of: descriptor) == before }
    } catch let refusal as InboxRefusal {
      if case .closed = refusal { return try postpone(name, refusal) }
      if case .notUTF8 = refusal { return try leave(name, refusal) }
      let sentences = [refusal.sentence(in: language)]
      if movesFiles { try fail(name, sentences: sentences, code: refusal.code) }
      return TakenFile(name: name, fate: .failed(sentences))
    }
  }

  /// The content is in the ledger: a crash before the move, or the same file again.
  private func finish(_ arrived: ArrivedFile, known: LedgerFile) throws -> TakenFile {
    guard known.path != nil || !movesFiles else { return try keep(arrived, known) }
    if movesFiles, let repetition = try ledger.recordRepetition(of: arrived, today: today) {
      let path = try putAway(arrived.name, recordedAs: repetition.id)
      if known.isControl {
        try answerRepetition(of: known, arrived.name, at: path)
      } else {
        let (name, day) = (Inbox.shown(known.name), known.today)
        try note(
          language.say(
            "same as \(name) of \(day); it counts once",
            "igual que \(name) del \(day); cuenta una sola vez"), at: path)
      }
    }
    return TakenFile(name: arrived.name, fate: .repeated(of: known.name, on: known.today))
  }

  private func read(
    _ arrived: ArrivedFile, from source: some ByteSource, isUnchanged: () -> Bool
  ) throws -> TakenFile {
    do {
      if ControlReader.reads(arrived.name) {
        return try obey(arrived, from: source, isUnchanged: isUnchanged)
      }
      let (file, early) = try store(arrived, from: source, isUnchanged: isUnchanged)
      return try keep(arrived, file, early: early)
    } catch let question as HeldFile {
      return try hold(arrived, question)
    } catch let error as FileError {
      if let waiting = waiting(arrived.name, for: error) { return waiting }
      return error.isHold
        ? try hold(arrived, error) : try fail(arrived, error, code: error.code)
    } catch let unclean as UncleanFile {
      if let waiting = waiting(arrived.name, for: unclean.summary.damage) { return waiting }
      return try fail(arrived, unclean)
    } catch let error as LedgerRefusal {
      // Nothing is converted silently: which currency holds is for a person to say.
      if case .currencyDiffers = error { return try hold(arrived, error) }
      return try fail(arrived, error, code: "refused")
    } catch let error as DoubleCount {
      return error.isHold
        ? try hold(arrived, error) : try fail(arrived, error, code: "twoSuppliers")
    } catch is GrowingFile {
      let sentence = language.say(
        "\(arrived.name): it is still being written; it is read when it rests",
        "\(arrived.name): aún se está escribiendo; se lee cuando deje de cambiar")
      return TakenFile(name: arrived.name, fate: .postponed(sentence))
    }
  }

  /// All rows of the file in one transaction, or none; bad ones are left out where that is allowed.
  ///
  /// Counts those that came early.
  private func store(
    _ arrived: ArrivedFile, from source: some ByteSource, isUnchanged: () -> Bool
  ) throws -> (file: LedgerFile, early: Int) {
    var names = NewNames(
      known: try ledger.channels().keys, rules: configuration.rules,
      asking: configuration.newChannels == .ask)
    // A cycle whose time nobody can read takes every day before today as over.
    let instant = (try? Date(now, strategy: .iso8601)) ?? .distantFuture
    var early = 0
    let file = try ledger.take(
      arrived, from: source, under: configuration, today: today, at: instant,
      hearing: { row in
        names.hear(row.key.channel)
        if row.isProvisional || row.key.period.end >= today { early += 1 }
      }
    ) {
      if let question = names.question { throw HeldFile.asking(question, file: arrived.name) }
      guard isUnchanged() else { throw GrowingFile() }
    }
    return (file, early)
  }
}

extension FileTaker {
  /// A file whose end is missing waits for it, as long as that can be hoped for.
  private func waiting(_ name: String, for error: FileError?) -> TakenFile? {
    guard let error, error.looksCutOff, awaitsEnd(name) else { return nil }
    let waits = language.say("it waits for its end", "se espera su final")
    return TakenFile(
      name: name, fate: .unfinished("\(error.sentence(in: language)); \(waits)"))
  }
}

/// A file that changed while it was read.
struct GrowingFile: Error {}

/// A source that looks up, at every read, whether somebody wants us to stop.
private struct CancellableSource: ByteSource {
  let source: FileSource
  let isCancelled: @Sendable () -> Bool

  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws -> Int {
    if isCancelled() { throw CancellationError() }
    return try source.read(into: buffer, at: offset)
  }
}

/// The identity of a content.
enum FileDigest {
  /// That of a file, which no symbolic link may stand for.
  static func sha256(ofFileAt path: String) throws -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { throw SystemError(path: path, number: errno) }
    return try sha256(of: FileSource(adopting: descriptor, path: path))
  }

  /// SHA-256 of all bytes, in hexadecimal.
  static func sha256(of source: some ByteSource) throws -> String {
    var hasher = SHA256()
    var offset = 0
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = try source.read(into: buffer, at: offset)
      guard count > 0 else { break }
      hasher.update(bufferPointer: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      offset += count
    }
    return hasher.finalize().hexadecimal
  }
}
