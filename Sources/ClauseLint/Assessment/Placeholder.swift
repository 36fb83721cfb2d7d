/// Blanks of a draft that nobody has filled in: "[insert number]", "____", "TBC", "{{days}}", "[●]".
///
/// A name in brackets, such as "[Agency]", is a blank too, but one that leaves open who and not what.
enum Placeholder {
  /// The first blank in a text; `nil` where there is none.
  static func first(in text: String) -> String? {
    var copy = text
    return copy.withUTF8 { bytes in
      for at in bytes.indices {
        guard let end = end(of: bytes, at: at) else { continue }
        return String(decoding: bytes[at..<end], as: UTF8.self)
      }
      return nil
    }
  }

  private static func end(of bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
    switch bytes[start] {
    case 0x5B: bracket(bytes, at: start)
    case 0x5F: underline(bytes, at: start)
    case 0x7B: braces(bytes, at: start)
    case 0x54: abbreviation(bytes, at: start)
    default: nil
    }
  }

  /// "[insert …]", "[●]", "[…]", "[X]"; "[*]" is what has been blacked out of a copy.
  private static func bracket(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
    guard let close = bytes[(start + 1)...].prefix(120).firstIndex(of: 0x5D) else { return nil }
    let inner = String(decoding: bytes[(start + 1)..<close], as: UTF8.self).lowercased()
    let words = inner.split { $0 == " " || $0 == ":" }
    let isMark = !words.isEmpty && inner.allSatisfy { "●•…._# -xX".contains($0) }
    let isOrder = words.first.map { orders.contains(String($0)) } ?? false
    return isMark || isOrder ? close + 1 : nil
  }

  private static let orders: Set<String> = [
    "insert", "enter", "specify", "state", "complete", "fill", "tbc", "tbd", "tba", "delete", "select", "add",
    "number", "amount", "date", "period", "describe", "choose", "to",
  ]

  /// Three underscores or more.
  private static func underline(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
    guard start == 0 || bytes[start - 1] != 0x5F else { return nil }
    let count = bytes[start...].prefix { $0 == 0x5F }.count
    return count >= 3 ? start + count : nil
  }

  private static func braces(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
    guard start + 1 < bytes.count, bytes[start + 1] == 0x7B,
      let close = bytes[(start + 2)...].prefix(80).firstIndex(of: 0x7D), close + 1 < bytes.count,
      bytes[close + 1] == 0x7D
    else { return nil }
    return close + 2
  }

  /// "TBC", "TBD" and "TBA" as words, in capitals.
  private static func abbreviation(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
    guard start + 2 < bytes.count, bytes[start + 1] == 0x42,
      [0x41, 0x43, 0x44].contains(bytes[start + 2]), start == 0 || !bytes[start - 1].isLetter,
      start + 3 == bytes.count || !bytes[start + 3].isLetter
    else { return nil }
    return start + 3
  }
}
