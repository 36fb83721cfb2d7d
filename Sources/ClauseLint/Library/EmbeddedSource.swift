/// Writes the Swift source that carries an archive inside a program.
package enum EmbeddedSource {
  /// A source file that defines `EmbeddedLibrary.archive` and `EmbeddedLibrary.patterns`.
  ///
  /// A static string is plain data in the binary: no code runs to build it at start. One literal of 600 KB
  /// compiles in 0.2 seconds, so the archive needs no cutting up.
  package static func swift(embedding archive: [UInt8], patterns: [UInt8]) -> String {
    """
    /// The clause library, compiled from `ClauseLibrary/` by LibraryCompiler.
    package enum EmbeddedLibrary {
      package static let archive: StaticString = "\(escaped(archive))"
      /// Its patterns, compiled.
      package static let patterns: StaticString = "\(escaped(patterns))"
    }

    """
  }

  /// The text of a string literal between its quotes.
  static func escaped(_ bytes: some Sequence<UInt8>) -> String {
    var literal: [UInt8] = []
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\\"), UInt8(ascii: "\""): literal += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: "\n"): literal += Array("\\n".utf8)
      case 0..<0x20, 0x7F: literal += Array("\\u{\(String(byte, radix: 16))}".utf8)
      default: literal.append(byte)
      }
    }
    return String(decoding: literal, as: UTF8.self)
  }
}
