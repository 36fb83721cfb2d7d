/// Takes the markup out of a paragraph of Markdown and leaves what a reader sees, with its places.
struct MarkdownInline {
  private let input: PlacedText
  private let bytes: [UInt8]
  /// The names of link definitions; "[Name of the Supplier]" without one is text.
  private let definitions: Set<String>
  /// For each byte what becomes of it.
  private var fate: [Fate]

  private enum Fate: Equatable {
    case keep, drop
    case literal([UInt8], width: Int)
  }

  static func plain(_ text: PlacedText, definitions: Set<String>) -> PlacedText {
    guard text.bytes.contains(where: { markup.contains($0) }) else { return text }
    var inline = MarkdownInline(text, definitions)
    inline.scan(0..<text.bytes.count)
    inline.emphasis()
    return inline.output()
  }

  /// \ ` * _ [ ! < & ~
  private static let markup: Set<UInt8> = [0x5C, 0x60, 0x2A, 0x5F, 0x5B, 0x3C, 0x26, 0x7E]

  private init(_ text: PlacedText, _ definitions: Set<String>) {
    input = text
    bytes = text.bytes
    self.definitions = definitions
    fate = Array(repeating: .keep, count: bytes.count)
    isEmphasisMark = Array(repeating: false, count: bytes.count)
  }

  private var isEmphasisMark: [Bool]

  private mutating func scan(_ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound { index = step(index, before: range.upperBound) }
  }

  /// Reads the construct at `index` and returns where the next begins.
  private mutating func step(_ index: Int, before end: Int) -> Int {
    switch bytes[index] {
    case 0x5C: return escape(index, end)
    case 0x60: return code(index, end)
    case 0x21 where index + 1 < end && bytes[index + 1] == 0x5B:
      if let next = link(index + 1, end) {
        fate[index] = .drop
        return next
      }
    case 0x5B: if let next = link(index, end) { return next }
    case 0x3C: if let next = tag(index, end) { return next }
    case 0x26: if let next = reference(index, end) { return next }
    case 0x2A, 0x5F, 0x7E: isEmphasisMark[index] = true
    default: break
    }
    return index + 1
  }

  private mutating func escape(_ index: Int, _ end: Int) -> Int {
    guard index + 1 < end else {
      fate[index] = .drop
      return end
    }
    let next = bytes[index + 1]
    let isPunctuation =
      (0x21...0x2F).contains(next) || (0x3A...0x40).contains(next)
      || (0x5B...0x60).contains(next) || (0x7B...0x7E).contains(next)
    if isPunctuation || next == 0x0A { fate[index] = .drop }
    return index + 2
  }

  private mutating func code(_ index: Int, _ end: Int) -> Int {
    let count = bytes[index..<end].prefix { $0 == 0x60 }.count
    var probe = index + count
    while probe < end {
      let run = bytes[probe..<end].prefix { $0 == 0x60 }.count
      if run == count {
        drop(index..<index + count)
        drop(probe..<probe + count)
        return probe + count
      }
      probe += max(run, 1)
    }
    return index + count
  }

  /// "[text](target)", "[text][name]", "[name]" and "[^note]"; `nil` for brackets that are text.
  private mutating func link(_ index: Int, _ end: Int) -> Int? {
    guard let close = closing(index, 0x5B, 0x5D, end) else { return nil }
    if index + 1 < close, bytes[index + 1] == 0x5E {
      guard definitions.contains("^" + label(index + 2..<close)) else { return nil }
      drop(index..<close + 1)
      return close + 1
    }
    var after = close + 1
    if after < end, bytes[after] == 0x28, let finish = closing(after, 0x28, 0x29, end) {
      after = finish + 1
    } else if after < end, bytes[after] == 0x5B, let finish = closing(after, 0x5B, 0x5D, end) {
      let name = finish == after + 1 ? label(index + 1..<close) : label(after + 1..<finish)
      guard definitions.contains(name) else { return nil }
      after = finish + 1
    } else if !definitions.contains(label(index + 1..<close)) {
      return nil
    }
    fate[index] = .drop
    drop(close..<after)
    scan(index + 1..<close)
    return after
  }

  private func label(_ range: Range<Int>) -> String { bytes.string(range).lowercased() }

  /// The bracket that closes the one at `index`, looked for in at most 4 096 bytes.
  private func closing(_ index: Int, _ open: UInt8, _ close: UInt8, _ end: Int) -> Int? {
    var depth = 0
    var probe = index
    while probe < min(end, index + 4096) {
      switch bytes[probe] {
      case 0x5C: probe += 1
      case open: depth += 1
      case close:
        depth -= 1
        if depth == 0 { return probe }
      default: break
      }
      probe += 1
    }
    return nil
  }

  /// An HTML tag, a comment or "<https://…>"; `nil` for a lesser-than sign and for "<name of supplier>".
  private mutating func tag(_ index: Int, _ end: Int) -> Int? {
    if bytes[index..<end].starts(with: [0x3C, 0x21, 0x2D, 0x2D]) {
      var probe = index + 4
      while probe + 2 < end, !bytes[probe..<end].starts(with: [0x2D, 0x2D, 0x3E]) { probe += 1 }
      guard probe + 2 < end else { return nil }
      drop(index..<probe + 3)
      return probe + 3
    }
    guard let close = bytes[index..<min(end, index + 2048)].firstIndex(of: 0x3E) else { return nil }
    let name = bytes[index + 1..<close].drop { $0 == 0x2F }.prefix { $0.isLetter || $0.isDigit }
    let word = String(decoding: name, as: UTF8.self).lowercased()
    if word == "br" {
      fate[index] = .literal([0x0A], width: close + 1 - index)
      drop(index + 1..<close + 1)
      return close + 1
    }
    if Self.tags.contains(word) {
      drop(index..<close + 1)
      return close + 1
    }
    guard bytes[name.endIndex] == 0x3A || bytes[index..<close].contains(0x40),
      !bytes[index..<close].contains(0x20)
    else { return nil }
    fate[index] = .drop
    fate[close] = .drop
    return close + 1
  }

  private static let tags: Set<String> = [
    "a", "abbr", "b", "blockquote", "center", "cite", "code", "del", "details", "div", "em", "font", "h1",
    "h2", "h3",
    "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "small",
    "span",
    "strike", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "tt",
    "u", "ul",
  ]

  /// A character reference such as "&amp;" or "&#8217;".
  private mutating func reference(_ index: Int, _ end: Int) -> Int? {
    guard let close = bytes[index..<min(end, index + 12)].firstIndex(of: 0x3B), close > index + 1 else {
      return nil
    }
    let name = bytes.string(index + 1..<close)
    guard let text = HTMLCharacters.text(of: name) else { return nil }
    fate[index] = .literal(Array(text.utf8), width: close + 1 - index)
    drop(index + 1..<close + 1)
    return close + 1
  }

  private mutating func drop(_ range: Range<Int>) {
    for index in range where fate[index] == .keep {
      fate[index] = .drop
      isEmphasisMark[index] = false
    }
  }

  /// Pairs the marks of emphasis; a mark without a partner, "snake_case" and "____" are text.
  private mutating func emphasis() {
    var openers: [(mark: UInt8, range: Range<Int>)] = []
    var index = 0
    while index < bytes.count {
      guard isEmphasisMark[index] else {
        index += 1
        continue
      }
      let mark = bytes[index]
      var end = index
      while end < bytes.count, bytes[end] == mark, isEmphasisMark[end] { end += 1 }
      pair(mark, index..<end, &openers)
      index = end
    }
  }

  private mutating func pair(
    _ mark: UInt8, _ run: Range<Int>, _ openers: inout [(mark: UInt8, range: Range<Int>)]
  ) {
    guard run.count <= 3, mark != 0x7E || run.count == 2 else { return }
    let before = run.lowerBound > 0 ? bytes[run.lowerBound - 1] : 0x20
    let after = run.upperBound < bytes.count ? bytes[run.upperBound] : 0x20
    var opens = !isBlank(after)
    var closes = !isBlank(before)
    if mark == 0x5F {
      opens = opens && !isWord(before)
      closes = closes && !isWord(after)
    }
    var rest = run
    while closes, !rest.isEmpty, let found = openers.lastIndex(where: { $0.mark == mark }) {
      let count = min(rest.count, openers[found].range.count)
      let opener = openers[found].range
      drop(opener.upperBound - count..<opener.upperBound)
      drop(rest.lowerBound..<rest.lowerBound + count)
      rest = rest.lowerBound + count..<rest.upperBound
      openers.removeSubrange((found + 1)...)
      if opener.count == count {
        openers.remove(at: found)
      } else {
        openers[found].range = opener.lowerBound..<opener.upperBound - count
      }
    }
    if opens, !rest.isEmpty { openers.append((mark, rest)) }
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 }
  private func isWord(_ byte: UInt8) -> Bool { byte.isLetter || byte.isDigit || byte >= 0x80 }

  private func output() -> PlacedText {
    var out = PlacedText()
    let places = input.places
    for index in bytes.indices {
      switch fate[index] {
      case .keep: out.append(bytes[index], from: places[index])
      case .drop: continue
      case .literal(let text, let width):
        let upper = places[index + width - 1]?.upperBound
        let place = places[index].map { $0.lowerBound..<max(upper ?? $0.upperBound, $0.upperBound) }
        out.append(contentsOf: text, from: place)
      }
    }
    return out.trimmed()
  }
}

/// The character references that contracts in Markdown use.
enum HTMLCharacters {
  static func text(of name: String) -> String? {
    if name.hasPrefix("#") {
      let isHex = name.dropFirst().first.map { $0 == "x" || $0 == "X" } ?? false
      let digits = name.dropFirst(isHex ? 2 : 1)
      return UInt32(digits, radix: isHex ? 16 : 10).flatMap(Unicode.Scalar.init).flatMap {
        $0.value == 0 ? nil : String($0)
      }
    }
    return named[name]
  }

  private static let named: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "ldquo": "“", "rdquo": "”",
    "lsquo": "‘", "rsquo": "’", "ndash": "–", "mdash": "—", "hellip": "…", "sect": "§", "copy": "©",
    "reg": "®",
    "trade": "™", "bull": "•", "middot": "·", "pound": "£", "euro": "€", "times": "×", "shy": "\u{AD}",
    "eacute": "é", "auml": "ä", "ouml": "ö", "uuml": "ü", "aring": "å", "szlig": "ß",
  ]
}
