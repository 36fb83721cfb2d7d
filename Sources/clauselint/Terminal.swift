import Foundation

/// Standard output, standard error and the process: the only place that touches them.
enum Terminal {
  /// A reader that closes the pipe (`| head`) ends our output, and a limit on the size of files fails the write;
  /// neither ends the program with a signal, which would leave a half-written file behind.
  static func ignoreSignalsOfWriting() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
  }

  static func exit(_ status: Int32) -> Never { Foundation.exit(status) }

  /// Writes to standard output; false, with a complaint, where the output cannot be written. A closed pipe is no failure.
  @discardableResult
  static func print(_ text: String) -> Bool { print(Array(text.utf8)) }

  @discardableResult
  static func print(_ bytes: [UInt8]) -> Bool {
    let code = write(bytes, to: STDOUT_FILENO)
    guard code != 0, code != EPIPE else { return true }
    complain("The output cannot be written: \(reason(code)).")
    return false
  }

  /// Writes a line for people to standard error.
  static func say(_ text: String) { _ = write(Array((text + "\n").utf8), to: STDERR_FILENO) }

  /// Writes words of a conversation to standard error, without ending the line.
  static func write(_ text: String) { _ = write(Array(text.utf8), to: STDERR_FILENO) }

  /// Writes `clauselint: sentence` to standard error.
  static func complain(_ sentence: String) { say("clauselint: \(sentence)") }

  /// Writes to standard error without ending the line.
  static func sayPart(_ text: String) { _ = write(Array(text.utf8), to: STDERR_FILENO) }

  static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  static var errorsAreTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  static func environment(_ name: String) -> String? {
    guard let value = ProcessInfo.processInfo.environment[name], !value.isEmpty else { return nil }
    return value
  }

  /// Writes all bytes to a file descriptor; gives 0 or the error's number.
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { buffer in
      var rest = UnsafeRawBufferPointer(buffer)
      while !rest.isEmpty {
        let written = Foundation.write(descriptor, rest.baseAddress, rest.count)
        if written < 0 {
          guard errno == EINTR else { return errno }
          continue
        }
        rest = UnsafeRawBufferPointer(rebasing: rest[written...])
      }
      return 0
    }
  }

  /// The system's words for an error number, in lower case: "permission denied".
  static func reason(_ code: Int32) -> String {
    guard let words = strerror(code) else { return "error \(code)" }
    return String(cString: words).lowercased()
  }
}
