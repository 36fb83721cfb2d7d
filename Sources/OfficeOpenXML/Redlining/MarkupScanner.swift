import CZlib

/// The namespaces of WordprocessingML: ECMA-376 transitional, and ISO/IEC 29500 strict.
enum WordNamespace {
  static let transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  static let strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
}

/// One pass over the tags of a part.
struct MarkupScanner {
  let bytes: [UInt8]
  let part: String
  private var at = 0
  private var elements: [MarkupElement] = []
  private var open: [Int] = []
  /// Prefixes (with their colon's place empty) bound at each open element; only what differs is kept.
  private var bindings: [(prefix: [UInt8], isWord: Bool, depth: Int)] = []

  init(bytes: [UInt8], part: String) {
    self.bytes = bytes
    self.part = part
  }

  mutating func scan() throws(RedlineError) -> [MarkupElement] {
    if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) { throw .notUTF8(part: part) }
    while let start = next(UInt8(ascii: "<"), from: at) {
      at = start
      try scanMarkup()
    }
    guard open.isEmpty, !elements.isEmpty else { throw .malformed(part: part, offset: bytes.count) }
    return elements
  }

  /// The offset of the next such byte.
  private func next(_ byte: UInt8, from start: Int) -> Int? {
    bytes.withUnsafeBytes { bytes in
      guard start < bytes.count, let base = bytes.baseAddress,
        let found = memchr(base + start, Int32(byte), bytes.count - start)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }

  private mutating func scanMarkup() throws(RedlineError) {
    guard at + 1 < bytes.count else { throw .malformed(part: part, offset: at) }
    switch bytes[at + 1] {
    case UInt8(ascii: "/"): try closeElement()
    case UInt8(ascii: "?"): try skip(to: "?>")
    case UInt8(ascii: "!"):
      if starts("<!--") {
        try skip(to: "-->")
      } else if starts("<![CDATA[") {
        try skip(to: "]]>")
      } else {
        throw .malformed(part: part, offset: at)
      }
    default: try openElement()
    }
  }

  private func starts(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { bytes[at...].starts(with: $0) }
  }

  private mutating func skip(to end: String) throws(RedlineError) {
    let mark = Array(end.utf8)
    var index = at + 2
    while index + mark.count <= bytes.count {
      if bytes[index] == mark[0], bytes[index..<index + mark.count].elementsEqual(mark) {
        at = index + mark.count
        return
      }
      index += 1
    }
    throw .malformed(part: part, offset: at)
  }

  private mutating func openElement() throws(RedlineError) {
    let nameStart = at + 1
    var nameEnd = nameStart
    var colon: Int?
    while nameEnd < bytes.count, !isNameEnd(bytes[nameEnd]) {
      if bytes[nameEnd] == UInt8(ascii: ":"), colon == nil { colon = nameEnd }
      nameEnd += 1
    }
    let (tagEnd, declares) = try endOfTag(from: nameEnd)
    guard nameEnd > nameStart else { throw .malformed(part: part, offset: at) }
    let isEmpty = bytes[tagEnd - 2] == UInt8(ascii: "/")
    if declares { bindNamespaces(nameEnd..<tagEnd) }
    elements.append(
      MarkupElement(
        tag: at..<tagEnd, whole: at..<tagEnd, name: nameStart..<nameEnd,
        prefixLength: colon.map { $0 + 1 - nameStart } ?? 0, isEmptyTag: isEmpty,
        isWord: isWord(nameStart..<(colon ?? nameStart)), contentEnd: tagEnd, parent: open.last,
        next: elements.count + 1))
    if isEmpty {
      unbind(depth: open.count)
    } else {
      open.append(elements.count - 1)
    }
    at = tagEnd
  }

  private mutating func closeElement() throws(RedlineError) {
    guard let index = open.popLast() else { throw .malformed(part: part, offset: at) }
    let name = elements[index].name
    let end = at + 2 + name.count
    guard end <= bytes.count, isEqual(at + 2, name.lowerBound, name.count) else {
      throw .malformed(part: part, offset: at)
    }
    guard let close = next(UInt8(ascii: ">"), from: end) else {
      throw .malformed(part: part, offset: at)
    }
    elements[index].contentEnd = at
    elements[index].whole = elements[index].tag.lowerBound..<close + 1
    elements[index].next = elements.count
    unbind(depth: open.count)
    at = close + 1
  }

  private func isNameEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || byte == 0x20 || byte == 0x09 || byte == 0x0A
      || byte == 0x0D
  }

  /// The offset after the `>` of the tag, whose quoted values may hold `>`; and whether "xmlns" stands in it, so that it may
  /// declare namespaces.
  private func endOfTag(from start: Int) throws(RedlineError) -> (end: Int, declares: Bool) {
    let found = bytes.withUnsafeBufferPointer { bytes -> (end: Int, declares: Bool)? in
      var quote: UInt8 = 0
      var declares = false
      var index = start
      while index < bytes.count {
        let byte = bytes[index]
        if quote != 0 {
          if byte == quote { quote = 0 }
        } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
          quote = byte
        } else if byte == UInt8(ascii: ">") {
          return (index + 1, declares)
        } else if byte == UInt8(ascii: "x"), index + 4 < bytes.count, bytes[index + 1] == UInt8(ascii: "m"),
          bytes[index + 2] == UInt8(ascii: "l"), bytes[index + 3] == UInt8(ascii: "n"),
          bytes[index + 4] == UInt8(ascii: "s")
        {
          declares = true
        }
        index += 1
      }
      return nil
    }
    guard let found else { throw .malformed(part: part, offset: start) }
    return found
  }

  private mutating func bindNamespaces(_ range: Range<Int>) {
    var cursor = AttributeCursor(bytes: bytes, at: range.lowerBound, end: range.upperBound)
    while let next = cursor.next() {
      let name = bytes[next.name]
      guard name.starts(with: "xmlns".utf8),
        name.count == 5 || bytes[next.name.lowerBound + 5] == UInt8(ascii: ":")
      else { continue }
      let value = bytes[next.value]
      let isWord =
        value.elementsEqual(WordNamespace.transitional.utf8) || value.elementsEqual(WordNamespace.strict.utf8)
      bindings.append((Array(name.dropFirst(6)), isWord, open.count))
    }
  }

  private mutating func unbind(depth: Int) {
    while let last = bindings.last, last.depth >= depth { bindings.removeLast() }
  }

  /// Whether the prefix at a range stands for WordprocessingML.
  private func isWord(_ prefix: Range<Int>) -> Bool {
    for binding in bindings.reversed() where binding.prefix.count == prefix.count {
      if binding.prefix.indices.allSatisfy({ binding.prefix[$0] == bytes[prefix.lowerBound + $0] }) {
        return binding.isWord
      }
    }
    return false
  }

  /// Whether the same bytes stand at two offsets.
  private func isEqual(_ one: Int, _ other: Int, _ count: Int) -> Bool {
    bytes.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return count == 0 }
      return memcmp(base + one, base + other, count) == 0
    }
  }
}

/// Walks the attributes of a start tag.
struct AttributeCursor {
  let bytes: [UInt8]
  var at: Int
  let end: Int

  /// The next name and its value between the quotes.
  mutating func next() -> (name: Range<Int>, value: Range<Int>)? {
    while at < end, isSpace(bytes[at]) || bytes[at] == UInt8(ascii: "/") { at += 1 }
    let start = at
    while at < end, !isSpace(bytes[at]), bytes[at] != UInt8(ascii: "="), bytes[at] != UInt8(ascii: ">") {
      at += 1
    }
    let name = start..<at
    while at < end, isSpace(bytes[at]) { at += 1 }
    guard at < end, bytes[at] == UInt8(ascii: "="), !name.isEmpty else { return nil }
    at += 1
    while at < end, isSpace(bytes[at]) { at += 1 }
    guard at < end, bytes[at] == UInt8(ascii: "\"") || bytes[at] == UInt8(ascii: "'") else { return nil }
    let quote = bytes[at]
    let open = at + 1
    guard let close = bytes[open..<end].firstIndex(of: quote) else { return nil }
    at = close + 1
    return (name, open..<close)
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
}
