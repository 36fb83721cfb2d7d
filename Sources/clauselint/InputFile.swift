import Foundation
import OfficeOpenXML

/// Reading a file or standard input once, into memory.
enum InputFile {
  /// The path that stands for standard input.
  static let standardInput = "-"

  /// Throws a `Refusal` without the path.
  /// - Parameter limit: no contract is this large, in bytes; a file that is would fill the memory.
  static func read(
    _ path: String, limit: Int = ReadingLimits.standard.totalBytes
  ) throws(Refusal) -> [UInt8] {
    if path == standardInput { return try read(STDIN_FILENO, limit: limit, expected: 1 << 18) }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw refusal(errno) }
    defer { close(descriptor) }
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw Refusal("This is a folder; name the files in it.")
    }
    return try read(descriptor, limit: limit, expected: max(0, Int(status.st_size)))
  }

  /// - Parameter expected: how many bytes there are likely to be.
  private static func read(_ descriptor: Int32, limit: Int, expected: Int = 0) throws(Refusal) -> [UInt8] {
    var bytes: [UInt8] = []
    var room = min(expected, limit) + 1
    while true {
      var failure: Int32 = 0
      let piece = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        let read = Foundation.read(descriptor, buffer.baseAddress, room)
        (count, failure) = (max(0, read), read < 0 ? errno : 0)
      }
      if failure == EINTR { continue }
      guard failure == 0 else { throw refusal(failure) }
      guard !piece.isEmpty else { return bytes }
      guard bytes.count + piece.count <= limit else {
        throw Refusal(
          "The file is larger than \(limit >> 20) MiB; give the contract without its enclosures, or raise the limits (--raise-limits)."
        )
      }
      if bytes.isEmpty { bytes = piece } else { bytes += piece }
      room = 1 << 18
    }
  }

  private static func refusal(_ code: Int32) -> Refusal {
    switch code {
    case ENOENT, ENOTDIR: Refusal("There is no such file; check the path.")
    case EISDIR: Refusal("This is a folder; name the files in it.")
    case EACCES, EPERM: Refusal("The file may not be read: permission denied; ask its owner for access.")
    default: Refusal("The file cannot be read: \(Terminal.reason(code)).")
    }
  }
}
