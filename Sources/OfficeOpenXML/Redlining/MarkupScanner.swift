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
    while let start = bytes[at...].firstIndex(of: UInt8(ascii: "<")) {
      at = start
      try scanMarkup()
    }
    guard open.isEmpty, !elements.isEmpty else { throw .malformed(part: part, offset: bytes.count) }
    return elements
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
    let tagEnd = try endOfTag(from: nameEnd)
    guard nameEnd > nameStart else { throw .malformed(part: part, offset: at) }
    let isEmpty = bytes[tagEnd - 2] == UInt8(ascii: "/")
    bindNamespaces(nameEnd..<tagEnd)
    let prefix = bytes[nameStart..<(colon ?? nameStart)]
    elements.append(
      MarkupElement(
        tag: at..<tagEnd, whole: at..<tagEnd, name: nameStart..<nameEnd,
        prefixLength: colon.map { $0 + 1 - nameStart } ?? 0, isEmptyTag: isEmpty, isWord: isWord(prefix),
        contentEnd: tagEnd, parent: open.last, next: elements.count + 1))
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
    guard end <= bytes.count, bytes[at + 2..<end].elementsEqual(bytes[name]) else {
      throw .malformed(part: part, offset: at)
    }
    guard let close = bytes[end...].firstIndex(of: UInt8(ascii: ">")) else {
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

  /// After the `>` of the tag; quoted values may hold `>`.
  private func endOfTag(from start: Int) throws(RedlineError) -> Int {
    var quote: UInt8 = 0
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return index + 1
      }
      index += 1
    }
    throw .malformed(part: part, offset: start)
  }

  private mutating func bindNamespaces(_ range: Range<Int>) {
    guard range.count > 8, mentionsNamespace(range) else { return }
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

  /// Whether "xmlns" stands in a tag; most tags declare nothing, and need no look at their attributes.
  private func mentionsNamespace(_ range: Range<Int>) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      var at = range.lowerBound
      let end = range.upperBound - 5
      while at < end {
        if bytes[at] == UInt8(ascii: "x"), bytes[at + 1] == UInt8(ascii: "m"),
          bytes[at + 2] == UInt8(ascii: "l"), bytes[at + 3] == UInt8(ascii: "n"),
          bytes[at + 4] == UInt8(ascii: "s")
        {
          return true
        }
        at += 1
      }
      return false
    }
  }

  private mutating func unbind(depth: Int) {
    while let last = bindings.last, last.depth >= depth { bindings.removeLast() }
  }

  private func isWord(_ prefix: ArraySlice<UInt8>) -> Bool {
    bindings.last { $0.prefix.elementsEqual(prefix) }?.isWord ?? false
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
