/// The parts of a path as POSIX names them, by its bytes alone; Foundation's own stop the program on a name of one letter.
enum PathName {
  private static let slash = UInt8(ascii: "/")

  /// What stands before the last name: "tenders" of "tenders/a.md", "/" of "/a.md", and nothing of "a.md".
  static func folder(of path: String) -> String {
    let bytes = trimmed(path.utf8)
    guard let cut = bytes.lastIndex(of: slash) else { return "" }
    return String(decoding: cut == 0 ? [slash] : trimmed(bytes[..<cut]), as: UTF8.self)
  }

  /// The last name: "a.md" of "tenders/a.md".
  static func last(of path: String) -> String {
    let bytes = trimmed(path.utf8)
    guard bytes.count > 1, let cut = bytes.lastIndex(of: slash) else {
      return String(decoding: bytes, as: UTF8.self)
    }
    return String(decoding: bytes[(cut + 1)...], as: UTF8.self)
  }

  /// The path without slashes at its end, but for the root.
  private static func trimmed(_ path: some Sequence<UInt8>) -> [UInt8] {
    var bytes = Array(path)
    while bytes.count > 1, bytes.last == slash { bytes.removeLast() }
    return bytes
  }
}
