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
    guard (path as NSString).lastPathComponent == (other as NSString).lastPathComponent,
      let here = status(folder(of: path)), let there = status(folder(of: other))
    else { return false }
    return here.st_dev == there.st_dev && here.st_ino == there.st_ino
  }

  func write(_ bytes: [UInt8]) throws {
    if path == Self.standardOutput {
      guard Terminal.print(bytes) else { throw Refusal("The output is not complete.") }
      return
    }
    let code = Self.isSpecial(path) ? Self.overwrite(path, bytes) : Self.replace(Self.target(of: path), bytes)
    if code != 0 { throw Refusal("\(path): The file cannot be written: \(Terminal.reason(code)).") }
  }

  /// Writes a temporary file in the same folder and renames it; gives 0 or the error's number.
  private static func replace(_ path: String, _ bytes: [UInt8]) -> Int32 {
    let name = (path as NSString).lastPathComponent
    let temporary = (folder(of: path) as NSString).appendingPathComponent(
      ".\(name.prefix(100)).\(getpid())-\(UInt32.random(in: 0 ... .max)).part")
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { return errno }
    var code = Terminal.write(bytes, to: descriptor)
    if code == 0, let old = status(path), fchmod(descriptor, old.st_mode & 0o777) != 0 { code = errno }
    if code == 0, fsync(descriptor) != 0 { code = errno }
    if close(descriptor) != 0, code == 0 { code = errno }
    if code == 0, rename(temporary, path) != 0 { code = errno }
    if code != 0 { unlink(temporary) }
    return code
  }

  /// Devices and pipes cannot be renamed over.
  private static func overwrite(_ path: String, _ bytes: [UInt8]) -> Int32 {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return errno }
    defer { close(descriptor) }
    let code = Terminal.write(bytes, to: descriptor)
    return code == EPIPE ? 0 : code
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
    let folder = (path as NSString).deletingLastPathComponent
    return folder.isEmpty ? "." : folder
  }

  private static func status(_ path: String) -> stat? {
    var status = stat()
    return stat(path, &status) == 0 ? status : nil
  }
}
