/// One word or mark of a text, levelled for matching.
package struct Token: Sendable, Equatable {
  package enum Kind: UInt8, Sendable {
    case word, number
    /// A comma, colon, bracket, quote or dash: passed over between words.
    case mark
    case quote
    case semicolon
    /// A full stop, question or exclamation mark.
    case stop, question
    /// The `'s` of a possessive.
    case possessive
  }

  /// The hash of the levelled bytes; equal words have equal hashes whatever their case and spelling.
  package var hash: UInt64
  /// The number of the word in a pattern table; -1 where it has none, or was not looked up.
  var word: Int32 = -1
  /// UTF-8 byte offsets in the block's text.
  package var start: Int32
  package var end: Int32
  package var kind: Kind
  /// Whether the word has a capital letter, at its beginning as a rule: "Council", "iPump".
  package var capital: Bool

  package var isWord: Bool { kind == .word || kind == .number }
}

/// Splits text into words and marks. Case, quotes, hyphens, soft hyphens, no-break spaces, and the spellings
/// licence/license and -ise/-ize are levelled, so that one form of a pattern matches all of them.
package enum Tokeniser {
  /// The tokens of a text, in order.
  package static func tokens(of text: String) -> [Token] {
    var tokens: [Token] = []
    append(text, to: &tokens)
    return tokens
  }

  package static func append(_ text: String, to tokens: inout [Token]) {
    var text = text
    text.withUTF8 { bytes in
      // A levelled word is never longer than the text; eight bytes more let it be hashed in whole steps.
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count + 8) { word in
        word.initialize(repeating: 0)
        tokens.reserveCapacity(tokens.count + bytes.count / 5)
        var scanner = Scanner(bytes: bytes, word: word)
        scanner.run(into: &tokens)
      }
    }
  }

  /// The hash that a token made of exactly this word has.
  package static func hash(of word: String) -> UInt64 {
    tokens(of: word).first?.hash ?? 0
  }

  /// The hashes of a set of words.
  static func hashes(of words: [String]) -> WordSet { WordSet(words.map(hash)) }

  /// After these a "May" with a capital is the month.
  private static let beforeMonths = hashes(of: [
    "of", "in", "by", "until", "before", "after", "since", "from", "through", "early", "late",
  ])

  private struct Scanner {
    let bytes: UnsafeBufferPointer<UInt8>
    var at = 0
    /// The levelled bytes of the word that is being read.
    private let word: UnsafeMutableBufferPointer<UInt8>
    private var length = 0
    /// Whether a capital letter is among them.
    private var capital = false

    init(bytes: UnsafeBufferPointer<UInt8>, word: UnsafeMutableBufferPointer<UInt8>) {
      self.bytes = bytes
      self.word = word
    }

    mutating func run(into tokens: inout [Token]) {
      while at < bytes.count {
        let byte = bytes[at]
        if byte <= 0x20 {
          at += 1
        } else if Self.isWordByte(byte) {
          scanWord(into: &tokens)
        } else {
          scanMark(into: &tokens)
        }
      }
    }

    /// ASCII letters, digits and every lead byte that is not known punctuation start a word.
    private static func isWordByte(_ byte: UInt8) -> Bool {
      (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte >= 0x30 && byte <= 0x39
    }

    private mutating func scanWord(into tokens: inout [Token]) {
      let start = at
      capital = bytes[at] == 0xC3
      var digits = true
      length = 0
      var holdsZ = scanLetters()
      if length > 0 { digits = false }
      scan: while at < bytes.count {
        let byte = bytes[at]
        let lower = byte | 0x20
        if lower >= 0x61 && lower <= 0x7A {
          add(lower)
          capital = capital || byte != lower
          holdsZ = holdsZ || lower == 0x7A
          digits = false
          at += 1
        } else if byte >= 0x30 && byte <= 0x39 {
          add(byte)
          at += 1
        } else if byte == 0x26, length > 0, isLetter(at + 1) {
          add(byte)
          at += 1
        } else if byte < 0x2C {
          break scan
        } else if byte == 0x2E, !digits, endsInDomain(at + 1) {
          add(byte)
          at += 1
        } else if (byte == 0x2E || byte == 0x2C) && digits && isDigit(at + 1) {
          add(byte)
          at += 1
        } else if byte == 0x2D {
          guard joinsPrefix() else { break scan }
          at += 1
        } else if byte >= 0x80 {
          switch punctuation(at) {
          case .softHyphen:
            at += 2
          case .other:
            addFolded()
            digits = false
          default:
            break scan
          }
        } else {
          break scan
        }
      }
      level(holdsZ: holdsZ)
      if capital, isMonth(from: start, after: tokens.last) { add(UInt8(ascii: ".")) }
      tokens.append(
        Token(
          hash: WordHash.of(word, count: length), start: Int32(start), end: Int32(at),
          kind: digits ? .number : .word, capital: capital))
    }

    /// The "May" of "31 May" and "in May 2027", which is no verb.
    private func isMonth(from start: Int, after last: Token?) -> Bool {
      guard isWord("may"), bytes[start + 1] == UInt8(ascii: "a") else { return false }
      if let last, last.kind == .number || Tokeniser.beforeMonths.contains(last.hash) { return true }
      return at + 1 < bytes.count && bytes[at] == 0x20 && isDigit(at + 1)
    }

    /// Levels the plain letters that most words consist of, eight at a time; whether a "z" is among them.
    private mutating func scanLetters() -> Bool {
      var (index, count, holdsZ, holdsCapital) = (at, 0, false, false)
      let raw = UnsafeRawBufferPointer(bytes)
      let levelled = UnsafeMutableRawBufferPointer(word)
      while index + 8 <= bytes.count {
        let eight = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        let lower = eight | Self.each(0x20)
        // The highest bit of each byte that is a letter: the sums carry into it from "a" on, and from after "z" on.
        let low = lower & Self.each(0x7F)
        let letters = (low &+ Self.each(0x1F)) & ~(low &+ Self.each(0x05)) & ~eight & Self.each(0x80)
        let length = (letters ^ Self.each(0x80)).trailingZeroBitCount / 8
        guard length > 0 else { break }
        let kept: UInt64 = length == 8 ? .max : 1 << UInt64(length * 8) &- 1
        levelled.storeBytes(of: lower.littleEndian, toByteOffset: count, as: UInt64.self)
        holdsCapital = holdsCapital || ~eight & kept & Self.each(0x20) != 0
        let others = (lower ^ Self.each(0x7A)) | ~kept
        holdsZ = holdsZ || (others &- Self.each(0x01)) & ~others & Self.each(0x80) != 0
        count += length
        index += length
        if length < 8 { break }
      }
      while index < bytes.count {
        let lower = bytes[index] | 0x20
        guard lower &- 0x61 < 26, bytes[index] < 0x80 else { break }
        word[count] = lower
        holdsZ = holdsZ || lower == 0x7A
        holdsCapital = holdsCapital || bytes[index] != lower
        count += 1
        index += 1
      }
      (at, length) = (index, count)
      capital = capital || holdsCapital
      return holdsZ
    }

    /// The byte in all eight places.
    private static func each(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }

    private mutating func add(_ byte: UInt8) {
      word[length] = byte
      length += 1
    }

    private func isLetter(_ index: Int) -> Bool {
      index < bytes.count && (bytes[index] | 0x20) &- 0x61 < 26 && bytes[index] < 0x80
    }

    /// "Lampona.com" is one name.
    private func endsInDomain(_ start: Int) -> Bool {
      guard start + 3 <= bytes.count, start + 3 == bytes.count || !Self.isWordByte(bytes[start + 3]) else {
        return false
      }
      return Self.domains.contains { domain in domain.indices.allSatisfy { bytes[start + $0] == domain[$0] } }
    }

    private static let domains: [[UInt8]] = ["com", "net", "org"].map { Array($0.utf8) }

    private func isDigit(_ index: Int) -> Bool {
      index < bytes.count && bytes[index] >= 0x30 && bytes[index] <= 0x39
    }

    /// "sub-contractor", "co-operate" and "re-use" are one word.
    private func joinsPrefix() -> Bool {
      guard at + 1 < bytes.count, (bytes[at + 1] | 0x20) >= 0x61, (bytes[at + 1] | 0x20) <= 0x7A else {
        return false
      }
      return isWord("sub") || isWord("co") || isWord("re")
    }

    /// Whether the word so far is this.
    private func isWord(_ text: StaticString) -> Bool {
      length == text.utf8CodeUnitCount && starts(with: text)
    }

    private func starts(with text: StaticString) -> Bool {
      guard length >= text.utf8CodeUnitCount else { return false }
      for index in 0..<text.utf8CodeUnitCount where word[index] != text.utf8Start[index] { return false }
      return true
    }

    /// Copies a character beyond ASCII, lower-casing the Latin-1 letters.
    private mutating func addFolded() {
      let lead = bytes[at]
      let size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
      let end = min(at + size, bytes.count)
      for index in at..<end {
        var byte = bytes[index]
        if lead == 0xC3 && index == at + 1 && byte >= 0x80 && byte <= 0x9E && byte != 0x97 { byte += 0x20 }
        add(byte)
      }
      at = end
    }

    /// Levels licence/license and -ise/-ize.
    private mutating func level(holdsZ: Bool) {
      guard length > 4 else { return }
      if holdsZ {
        for index in 1..<length - 1 where word[index] == 0x7A && word[index - 1] == 0x69 {
          word[index] = 0x73
        }
      }
      if word[0] == 0x6C, starts(with: "licenc"), length >= 7 { word[5] = 0x73 }
      if word[0] == 0x73, starts(with: "sublicenc"), length >= 10 { word[8] = 0x73 }
    }

    private enum Punctuation {
      case softHyphen, space, apostrophe, quote, hyphen, dash, mark, other
    }

    /// What the character beyond ASCII at an offset is.
    private func punctuation(_ index: Int) -> Punctuation {
      let lead = bytes[index]
      guard index + 1 < bytes.count else { return .other }
      let second = bytes[index + 1]
      if lead == 0xC2 {
        switch second {
        case 0xAD: return .softHyphen
        case 0xA0: return .space
        case 0xAB, 0xBB: return .quote
        // Raised digits are marks of notes, as are those of the block U+2070.
        case 0xB7, 0xA7, 0xB6, 0xB2, 0xB3, 0xB9: return .mark
        default: return .other
        }
      }
      guard lead == 0xE2, index + 2 < bytes.count else { return .other }
      let third = bytes[index + 2]
      if second == 0x80 {
        switch third {
        case 0x98, 0x99: return .apostrophe
        case 0x9C, 0x9D, 0x9E, 0x9F: return .quote
        case 0x90, 0x91: return .hyphen
        case 0x92...0x95: return .dash
        case 0x80...0x8B, 0xA8, 0xA9, 0xAF: return .space
        default: return .mark
        }
      }
      return second >= 0x81 && second <= 0xBF ? .mark : .other
    }

    private mutating func scanMark(into tokens: inout [Token]) {
      let start = at
      let byte = bytes[at]
      if byte >= 0x80 {
        scanForeign(into: &tokens)
        return
      }
      at += 1
      switch byte {
      case 0x27: apostrophe(from: start, into: &tokens)
      case 0x22: add(.quote, start, into: &tokens)
      case 0x3B: add(.semicolon, start, into: &tokens)
      case 0x2E, 0x21: add(.stop, start, into: &tokens)
      case 0x3F: add(.question, start, into: &tokens)
      case 0x2D, 0x2F: break
      default: add(.mark, start, into: &tokens)
      }
    }

    private mutating func scanForeign(into tokens: inout [Token]) {
      let start = at
      let kind = punctuation(at)
      let lead = bytes[at]
      let length = min(lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2, bytes.count - at)
      switch kind {
      case .other:
        scanWord(into: &tokens)
        return
      case .softHyphen, .space, .hyphen:
        at += length
      case .apostrophe:
        at += length
        apostrophe(from: start, into: &tokens)
      case .quote:
        at += length
        add(.quote, start, into: &tokens)
      case .dash, .mark:
        at += length
        add(.mark, start, into: &tokens)
      }
    }

    /// `'s` and the bare apostrophe after a plural are possessives; any other apostrophe is a quote.
    private mutating func apostrophe(from start: Int, into tokens: inout [Token]) {
      let afterWord = tokens.last.map { $0.isWord && Int($0.end) == start } ?? false
      guard afterWord else { return add(.quote, start, into: &tokens) }
      if at < bytes.count, bytes[at] | 0x20 == 0x73, at + 1 >= bytes.count || !Self.isWordByte(bytes[at + 1])
      {
        at += 1
        return add(.possessive, start, into: &tokens)
      }
      if at < bytes.count, Self.isWordByte(bytes[at]) { return }
      let plural = start > 0 && bytes[start - 1] | 0x20 == 0x73
      add(plural ? .possessive : .quote, start, into: &tokens)
    }

    private func add(_ kind: Token.Kind, _ start: Int, into tokens: inout [Token]) {
      tokens.append(
        Token(hash: UInt64(kind.rawValue), start: Int32(start), end: Int32(at), kind: kind, capital: false))
    }
  }
}

/// The hash of a levelled word, in 48 bits: the same on every run, as output must be, and different from the small
/// numbers that stand for marks.
enum WordHash {
  static let mask: UInt64 = 1 << 48 - 1

  /// - Precondition: eight bytes more than `count` can be read; what they hold does not matter.
  static func of(_ bytes: UnsafeMutableBufferPointer<UInt8>, count: Int) -> UInt64 {
    let bytes = UnsafeRawBufferPointer(bytes)
    var hash = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: count)
    var at = 0
    while at < count {
      var piece = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      let rest = count - at
      if rest < 8 { piece &= 1 << UInt64(rest * 8) - 1 }
      let product = (hash ^ piece).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
      hash = product.high ^ product.low
      at += 8
    }
    return hash & mask | 0x100
  }
}
