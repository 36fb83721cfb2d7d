/// The text of a plain file as UTF-8 bytes, cut into lines.
///
/// Offsets count in the file itself; a file in UTF-16 is levelled to UTF-8 first, and its offsets count there.
struct SourceText: Sendable {
  let bytes: [UInt8]
  let lines: [SourceLine]
  /// Whether the file was UTF-16, so that offsets are not those of the file on disk.
  let wasUTF16: Bool

  init(_ file: [UInt8]) throws(ReadingError) {
    if let bigEndian = SourceText.utf16Mark(file) {
      bytes = try SourceText.levelled(file, bigEndian: bigEndian)
      wasUTF16 = true
      lines = SourceLine.cut(bytes, from: 0)
      return
    }
    if let bad = UTF8Check.firstBadByte(in: file) { throw .badUTF8(offset: bad) }
    bytes = file
    wasUTF16 = false
    lines = SourceLine.cut(bytes, from: file.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
  }

  /// Whether the file opens with a UTF-16 byte order mark, and which.
  static func utf16Mark(_ file: [UInt8]) -> Bool? {
    if file.starts(with: [0xFE, 0xFF]) { return true }
    if file.starts(with: [0xFF, 0xFE]) { return false }
    return nil
  }

  private static func levelled(_ file: [UInt8], bigEndian: Bool) throws(ReadingError) -> [UInt8] {
    guard file.count.isMultiple(of: 2) else { throw .badUTF16(offset: file.count - 1) }
    var out: [UInt8] = []
    out.reserveCapacity(file.count)
    var index = 2
    func unit(_ at: Int) -> UInt32 {
      let (first, second) = (UInt32(file[at]), UInt32(file[at + 1]))
      return bigEndian ? first << 8 | second : second << 8 | first
    }
    while index < file.count {
      var value = unit(index)
      var width = 2
      if (0xD800...0xDBFF).contains(value), index + 3 < file.count,
        (0xDC00...0xDFFF).contains(unit(index + 2))
      {
        value = 0x10000 + (value - 0xD800) << 10 + (unit(index + 2) - 0xDC00)
        width = 4
      }
      guard let scalar = Unicode.Scalar(value) else { throw .badUTF16(offset: index) }
      out.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      index += width
    }
    return out
  }
}

/// The well-formedness rule of UTF-8 (Unicode 15, table 3-7), kept apart so that the first bad byte can be named.
enum UTF8Check {
  static func firstBadByte(in bytes: [UInt8]) -> Int? {
    var index = 0
    let count = bytes.count
    while index < count {
      let lead = bytes[index]
      if lead < 0x80 {
        index += 1
        continue
      }
      guard let shape = shape(of: lead), index + shape.tail < count,
        shape.second.contains(bytes[index + 1])
      else { return index }
      for offset in 1...shape.tail where bytes[index + offset] & 0xC0 != 0x80 { return index }
      index += shape.tail + 1
    }
    return nil
  }

  private static func shape(of lead: UInt8) -> (tail: Int, second: ClosedRange<UInt8>)? {
    switch lead {
    case 0xC2...0xDF: (1, 0x80...0xBF)
    case 0xE0: (2, 0xA0...0xBF)
    case 0xED: (2, 0x80...0x9F)
    case 0xE1...0xEF: (2, 0x80...0xBF)
    case 0xF0: (3, 0x90...0xBF)
    case 0xF1...0xF3: (3, 0x80...0xBF)
    case 0xF4: (3, 0x80...0x8F)
    default: nil
    }
  }
}
