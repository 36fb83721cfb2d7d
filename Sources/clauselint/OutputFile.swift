import ArgumentParser
import Foundation

/// A file to write: it appears whole or not at all, and never takes the place of an input.
struct OutputFile {
  static let standardOutput = "-"

  let path: String

  /// Throws where the path cannot be written to, before any work is done.
  /// - Parameter others: what the same run writes besides.
  init(_ path: String, inputs: [String] = [], besides others: [String] = []) throws(Refusal) {
    self.path = path
    for other in others where Self.isSame(path, other) {
      throw Refusal("\(path): Two outputs cannot go to one file; choose another name for one of them.")
    }
    guard path != Self.standardOutput else { return }
    if let status = Self.status(path) {
      if status.st_mode & S_IFMT == S_IFDIR {
        throw Refusal("\(path): This is a folder; name a file in it.")
      }
      for input in inputs {
        if let other = Self.status(input), other.st_dev == status.st_dev, other.st_ino == status.st_ino {
          throw Refusal("\(path): This is the input itself; choose another name for the output.")
        }
      }
    }
    let folder = Self.folder(of: path)
    guard let status = Self.status(folder), status.st_mode & S_IFMT == S_IFDIR else {
      throw Refusal("\(path): There is no folder “\(folder)”; make it first.")
    }
  }

  /// Whether two paths name one file, be it there or not yet.
  private static func isSame(_ path: String, _ other: String) -> Bool {
    if path == other { return true }
    if let here = status(path), let there = status(other) {
      return here.st_dev == there.st_dev && here.st_ino == there.st_ino
    }
    guard PathName.last(of: path) == PathName.last(of: other),
      let here = status(folder(of: path)), let there = status(folder(of: other))
    else { return false }
    return here.st_dev == there.st_dev && here.st_ino == there.st_ino
  }

  func write(_ bytes: [UInt8]) throws {
    let open = try opened()
    do { _ = try open.write(bytes) } catch {
      open.abandon()
      throw error
    }
    try open.finish()
  }

  /// Opens it to be written piece by piece: a temporary file in the same folder that is renamed at the end, or the thing
  /// itself where it is a device or a pipe, which cannot be renamed over.
  func opened() throws(Refusal) -> OpenOutput {
    if path == Self.standardOutput { return OpenOutput(path: path, descriptor: STDOUT_FILENO) }
    if Self.isSpecial(path) {
      let descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw OpenOutput.refusal(path, errno) }
      return OpenOutput(path: path, descriptor: descriptor)
    }
    let target = Self.target(of: path)
    let name = PathName.last(of: target)
    let temporary = (Self.folder(of: target) as NSString).appendingPathComponent(
      ".\(name.prefix(100)).\(getpid())-\(UInt32.random(in: 0 ... .max)).part")
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw OpenOutput.refusal(path, errno) }
    return OpenOutput(path: path, descriptor: descriptor, renaming: (temporary, target))
  }

  private static func isSpecial(_ path: String) -> Bool {
    status(path).map { $0.st_mode & S_IFMT != S_IFREG } ?? false
  }

  /// The file a link points to, so that the link stays a link.
  private static func target(of path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func folder(of path: String) -> String {
    let folder = PathName.folder(of: path)
    return folder.isEmpty ? "." : folder
  }

  fileprivate static func status(_ path: String) -> stat? {
    var status = stat()
    return stat(path, &status) == 0 ? status : nil
  }
}

/// An output that is being written. It is finished or abandoned, once.
struct OpenOutput {
  let path: String
  fileprivate let descriptor: Int32
  /// The temporary file and the one whose place it takes; `nil` for what is written directly.
  fileprivate var renaming: (temporary: String, target: String)?

  fileprivate static func refusal(_ path: String, _ code: Int32) -> Refusal {
    Refusal("\(path): The file cannot be written: \(Terminal.reason(code)).")
  }

  /// - Returns: false where nobody reads the other end of a pipe any more, which is no failure.
  func write(_ bytes: [UInt8]) throws -> Bool {
    let code = Terminal.write(bytes, to: descriptor)
    guard code != 0 else { return true }
    if code == EPIPE, renaming == nil { return false }
    guard path != OutputFile.standardOutput else {
      Terminal.complain("The output cannot be written: \(Terminal.reason(code)).")
      throw ExitCode.notDone
    }
    throw Self.refusal(path, code)
  }

  /// Lets the file appear in its place, with the permissions of the one that was there.
  func finish() throws(Refusal) {
    guard path != OutputFile.standardOutput else { return }
    var code: Int32 = 0
    if let renaming {
      if let old = OutputFile.status(renaming.target), fchmod(descriptor, old.st_mode & 0o777) != 0 {
        code = errno
      }
      if code == 0, fsync(descriptor) != 0 { code = errno }
    }
    if close(descriptor) != 0, code == 0 { code = errno }
    if code == 0, let renaming, rename(renaming.temporary, renaming.target) != 0 { code = errno }
    guard code != 0 else { return }
    if let renaming { unlink(renaming.temporary) }
    throw Self.refusal(path, code)
  }

  /// Leaves nothing behind.
  func abandon() {
    guard path != OutputFile.standardOutput else { return }
    close(descriptor)
    if let renaming { unlink(renaming.temporary) }
  }
}
