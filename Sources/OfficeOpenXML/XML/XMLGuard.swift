import CZlib

/// What is checked on the bytes of a part before libxml2 sees them: its encoding, and the size of its tags
/// (100,000 attributes on one tag keep libxml2 busy for eleven seconds, whatever its options).
enum XMLGuard {
  static let tagBytes = 1 << 20
  static let attributes = 256

  /// The part as UTF-8. UTF-16 is turned into it, with its declaration; any other encoding is refused.
  static func utf8(_ bytes: [UInt8], part: String) throws(OfficeError) -> [UInt8] {
    switch (bytes.first, bytes.dropFirst().first) {
    case (0xFF, 0xFE), (0x3C, 0): return try fromUTF16(bytes, low: 0, part: part)
    case (0xFE, 0xFF), (0, 0x3C): return try fromUTF16(bytes, low: 1, part: part)
    default: break
    }
    if let name = declaredEncoding(bytes)?.name.lowercased(), !["utf-8", "utf8", "us-ascii"].contains(name) {
      throw .encoding(part: part, name.uppercased())
    }
    return bytes
  }

  private static func fromUTF16(_ bytes: [UInt8], low: Int, part: String) throws(OfficeError) -> [UInt8] {
    let hasMark = bytes[0] >= 0xFE
    guard bytes.count.isMultiple(of: 2) else { throw .encoding(part: part, "broken UTF-16") }
    let units = stride(from: hasMark ? 2 : 0, to: bytes.count, by: 2).map {
      UInt16(bytes[$0 + low]) | UInt16(bytes[$0 + 1 - low]) << 8
    }
    var result: [UInt8] = []
    result.reserveCapacity(units.count)
    let broken = transcode(units.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: true) {
      result.append($0)
    }
    guard !broken else { throw .encoding(part: part, "broken UTF-16") }
    if let declared = declaredEncoding(result) {
      guard declared.name.lowercased().hasPrefix("utf-16") else { throw .encoding(part: part, declared.name) }
      result.replaceSubrange(declared.range, with: Array("UTF-8".utf8))
    }
    return result
  }

  /// The encoding that the XML declaration names, with its place (XML 1.0, 4.3.3).
  private static func declaredEncoding(_ bytes: [UInt8]) -> (name: String, range: Range<Int>)? {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard bytes.dropFirst(start).starts(with: Array("<?xml".utf8)) else { return nil }
    let head = bytes.dropFirst(start).prefix(400)
    guard let end = head.firstIndex(of: 0x3E) else { return nil }
    let word = Array("encoding".utf8)
    let declaration = Array(head[..<end])
    guard
      let at = declaration.indices.first(where: { declaration[$0...].starts(with: word) }),
      let open = declaration[(at + word.count)...].firstIndex(where: { $0 == 0x22 || $0 == 0x27 }),
      let close = declaration[(open + 1)...].firstIndex(of: declaration[open])
    else { return nil }
    let range = start + open + 1..<start + close
    return (String(decoding: bytes[range], as: UTF8.self), range)
  }

  /// Refuses a document type declaration and tags that are too large.
  ///
  /// No "<" may stand inside a tag (XML 1.0, 3.1), so a tag is no longer than the way to the next one. Where that is
  /// short, a tag has room for few attributes and needs no look.
  static func check(_ bytes: UnsafeBufferPointer<UInt8>, part: String) throws(OfficeError) {
    var at = next(in: bytes, from: 0)
    while at < bytes.endIndex {
      let following = next(in: bytes, from: at + 1)
      if at + 1 < following, bytes[at + 1] == 0x21 || bytes[at + 1] == 0x3F || following - at > attributes * 4
      {
        at = next(in: bytes, from: try markupEnd(bytes, at: at, part: part))
      } else {
        at = following
      }
    }
  }

  /// The offset of the next "<", or the end.
  private static func next(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard start < bytes.count, let base = bytes.baseAddress,
      let found = memchr(base + start, 0x3C, bytes.count - start)
    else { return bytes.count }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// The offset after the tag, comment, section or instruction that begins at `at`.
  private static func markupEnd(_ bytes: UnsafeBufferPointer<UInt8>, at: Int, part: String)
    throws(OfficeError) -> Int
  {
    guard at + 1 < bytes.endIndex else { return bytes.endIndex }
    switch bytes[at + 1] {
    case 0x3F: return skip(bytes, from: at + 2, to: "?>")
    case 0x21:
      if bytes[at...].starts(with: "<!--".utf8) { return skip(bytes, from: at + 4, to: "-->") }
      if bytes[at...].starts(with: "<![CDATA[".utf8) { return skip(bytes, from: at + 9, to: "]]>") }
      throw .doctype(place(bytes, at, part: part))
    default: return try tagEnd(bytes, at: at, part: part)
    }
  }

  private static func tagEnd(_ bytes: UnsafeBufferPointer<UInt8>, at: Int, part: String) throws(OfficeError)
    -> Int
  {
    var quote: UInt8 = 0
    var equals = 0
    var end = at + 1
    let limit = min(bytes.endIndex, at + tagBytes)
    while end < limit {
      let byte = bytes[end]
      end += 1
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == 0x3E {
        return end
      } else if byte == 0x22 || byte == 0x27 {
        quote = byte
      } else if byte == 0x3D {
        equals += 1
        guard equals <= attributes else { throw .tooManyAttributes(place(bytes, at, part: part)) }
      }
    }
    guard end == bytes.endIndex else { throw .tagTooLarge(place(bytes, at, part: part)) }
    return end
  }

  private static func skip(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to mark: StaticString) -> Int
  {
    let count = mark.utf8CodeUnitCount
    let last = mark.utf8Start[count - 1]
    var at = start
    while at < bytes.endIndex {
      if bytes[at] == last, at + 1 - count >= start,
        (0..<count).allSatisfy({ bytes[at + 1 - count + $0] == mark.utf8Start[$0] })
      {
        return at + 1
      }
      at += 1
    }
    return bytes.endIndex
  }

  static func place(_ bytes: some Collection<UInt8>, _ byte: Int, part: String) -> XMLPlace {
    let line = bytes.prefix(byte).reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
    return XMLPlace(part: part, line: line, byte: byte)
  }
}
