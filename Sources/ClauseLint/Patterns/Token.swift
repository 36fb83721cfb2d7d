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
  /// UTF-8 byte offsets in the block's text.
  package var start: Int32
  package var end: Int32
  package var kind: Kind
  /// Whether the word begins with a capital letter.
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
      var scanner = Scanner(bytes: bytes)
      scanner.run(into: &tokens)
    }
  }

  /// The hash that a token made of exactly this word has.
  package static func hash(of word: String) -> UInt64 {
    tokens(of: word).first?.hash ?? 0
  }

  /// The hashes of a set of words.
  static func hashes(of words: [String]) -> Set<UInt64> { Set(words.map(hash)) }

  private struct Scanner {
    let bytes: UnsafeBufferPointer<UInt8>
    var at = 0
    var word: [UInt8] = []

    init(bytes: UnsafeBufferPointer<UInt8>) {
      self.bytes = bytes
      word.reserveCapacity(64)
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
      let capital = bytes[at] >= 0x41 && bytes[at] <= 0x5A || bytes[at] == 0xC3
      var digits = true
      word.removeAll(keepingCapacity: true)
      scan: while at < bytes.count {
        let byte = bytes[at]
        if byte >= 0x61 && byte <= 0x7A {
          word.append(byte)
          digits = false
          at += 1
        } else if byte >= 0x41 && byte <= 0x5A {
          word.append(byte | 0x20)
          digits = false
          at += 1
        } else if byte >= 0x30 && byte <= 0x39 {
          word.append(byte)
          at += 1
        } else if (byte == 0x2E || byte == 0x2C) && digits && isDigit(at + 1) {
          word.append(byte)
          at += 1
        } else if byte == 0x2D {
          guard joinsPrefix() else { break scan }
          at += 1
        } else if byte >= 0x80 {
          switch punctuation(at) {
          case .softHyphen:
            at += 2
          case .other:
            appendFolded()
            digits = false
          default:
            break scan
          }
        } else {
          break scan
        }
      }
      level()
      tokens.append(
        Token(
          hash: FNV.hash(word), start: Int32(start), end: Int32(at), kind: digits ? .number : .word,
          capital: capital))
    }

    private func isDigit(_ index: Int) -> Bool {
      index < bytes.count && bytes[index] >= 0x30 && bytes[index] <= 0x39
    }

    /// "sub-contractor", "co-operate" and "re-use" are one word.
    private func joinsPrefix() -> Bool {
      guard at + 1 < bytes.count, (bytes[at + 1] | 0x20) >= 0x61, (bytes[at + 1] | 0x20) <= 0x7A else {
        return false
      }
      return Self.prefixes.contains { $0 == word }
    }

    private static let prefixes: [[UInt8]] = ["sub", "co", "re"].map { Array($0.utf8) }

    /// Copies a character beyond ASCII, lower-casing the Latin-1 letters.
    private mutating func appendFolded() {
      let lead = bytes[at]
      let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
      let end = min(at + length, bytes.count)
      for index in at..<end {
        var byte = bytes[index]
        if lead == 0xC3 && index == at + 1 && byte >= 0x80 && byte <= 0x9E && byte != 0x97 { byte += 0x20 }
        word.append(byte)
      }
      at = end
    }

    /// Levels licence/license and -ise/-ize.
    private mutating func level() {
      guard word.count > 4 else { return }
      for index in 1..<word.count - 1 where word[index] == 0x7A && word[index - 1] == 0x69 {
        word[index] = 0x73
      }
      if word.count >= 7, word.starts(with: Self.licence) { word[5] = 0x73 }
      if word.count >= 10, word.starts(with: Self.sublicence) { word[8] = 0x73 }
    }

    private static let licence = Array("licenc".utf8)
    private static let sublicence = Array("sublicenc".utf8)

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

/// The Fowler–Noll–Vo hash, 64 bits: the same on every run, as output must be.
enum FNV {
  static func hash(_ bytes: [UInt8]) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return hash | 0x100
  }
}
