/// Whether a short line reads as a heading, by its letters alone.
enum HeadingShape {
  /// "LIMITATION OF LIABILITY": capitals only, few words, no sentence.
  static func isCapitals(_ text: String) -> Bool {
    guard mayBeCapitals(text) else { return false }
    if let isPlain = plainTitle(text, isCapitals: true) {
      return isPlain && !hasMoreWords(text, than: 14) && !isConnective(text) && !isSentence(text)
    }
    let letters = text.filter(\.isLetter)
    guard letters.count >= 3, letters.allSatisfy({ !$0.isLowercase }) else { return false }
    return isShort(text) && words(text).count <= 14 && !endsOpen(text) && !isConnective(text)
      && !isSentence(text)
  }

  /// Whether a line has at most 110 Unicode scalars, as headings have.
  static func isShort(_ text: String) -> Bool {
    let count = text.utf8.count
    return count <= 110 || count <= 440 && text.utf8.count { $0 & 0xC0 != 0x80 } <= 110
  }

  /// Most lines are sentences, and show it in their first bytes; a character has 4 bytes at most.
  private static func mayBeCapitals(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      bytes.count <= 440 && !bytes.contains(where: \.isLower)
        && bytes.contains { $0.isUpper || $0 >= 0x80 }
    }
  }

  /// Whether plain ASCII has the length, the beginning and the end of a title; `nil` for other text, which needs a look
  /// at its characters.
  private static func plainTitle(_ text: String, isCapitals: Bool) -> Bool? {
    var text = text
    return text.withUTF8 { bytes -> Bool? in
      guard let last = bytes.last, !bytes.contains(where: { $0 >= 0x80 || $0 == 0x0D }) else { return nil }
      guard bytes.count <= (isCapitals ? 110 : 90), !openEnds.contains(last) else { return false }
      if isCapitals { return bytes.count(where: \.isUpper) >= 3 }
      guard let first = bytes.first(where: { !punctuation.contains($0) }) else { return false }
      return first.isUpper || first.isDigit
    }
  }

  private static let openEnds = Array(";,:!?_".utf8)
  /// The ASCII characters of Unicode's categories of punctuation; "$" and "+" are symbols.
  private static let punctuation = Array("!\"#%&'()*,-./:;?@[\\]_{}".utf8)

  /// Whether a text has more words than this, as far as its ASCII blanks tell: it may have still more.
  private static func hasMoreWords(_ text: String, than limit: Int) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var count = 0
      var wasBlank = true
      for byte in bytes {
        let isBlank = isBlank(byte)
        if wasBlank, !isBlank {
          count += 1
          if count > limit { return true }
        }
        wasBlank = isBlank
      }
      return false
    }
  }

  /// "THE SUPPLIER SHALL KEEP RECORDS.": a line that ends with a stop and says what somebody does.
  static func isSentence(_ text: String) -> Bool {
    guard text.last == "." else { return false }
    if hasMoreWords(text, than: 10) { return true }
    let words = words(text).map { $0.lowercased() }
    return words.contains(where: verbs.contains) || words.count >= 11
      || words.count >= 6 && words.first.map(openings.contains) ?? false
  }

  /// "Data Protection", "Supplier's obligations": what stands after a number as a title, not a sentence.
  static func isTitle(_ text: String, maximumWords: Int = 10) -> Bool {
    guard text.utf8.count <= 360, !hasMoreWords(text, than: maximumWords),
      plainTitle(text, isCapitals: false) ?? true
    else { return false }
    let words = words(text)
    guard let first = text.first(where: { !$0.isPunctuation }), first.isUppercase || first.isNumber else {
      return false
    }
    guard !words.isEmpty, words.count <= maximumWords, text.count <= 90, !endsOpen(text) else { return false }
    let isStopped = text.last == "."
    if isStopped, !isTitleCase(words) || words.count > 6 { return false }
    return !words.contains { verbs.contains($0.lowercased()) }
  }

  /// Whether all words but the small ones begin with a capital.
  static func isTitleCase(_ words: [Substring]) -> Bool {
    words.allSatisfy { word in
      guard let first = word.first(where: { $0.isLetter || $0.isNumber }) else { return true }
      return !first.isLowercase || small.contains(word.lowercased())
    }
  }

  private static func words(_ text: String) -> [Substring] {
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return text.split(whereSeparator: \.isWhitespace) }
    return text.utf8.split(whereSeparator: isBlank).map(Substring.init)
  }

  /// The white space of ASCII.
  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 0x09 <= 4 }

  /// A title does not end as an unfinished or a finished sentence does.
  private static func endsOpen(_ text: String) -> Bool {
    guard let last = text.last else { return true }
    return ";,:!?_".contains(last)
  }

  private static func isConnective(_ text: String) -> Bool {
    // None of them has more than seven letters.
    guard text.utf8.count(where: { $0.isUpper || $0.isLower }) <= 7 else { return false }
    return ["AND", "OR", "BETWEEN", "BY", "FROM", "TO", "WITH", "N/A", "TBD", "YES"].contains(
      text.filter { $0.isLetter || $0 == "/" })
  }

  private static let small: Set<String> = [
    "a", "an", "and", "the", "of", "or", "for", "to", "in", "on", "by", "with", "from", "at", "as", "under",
    "upon",
    "&", "its", "into", "per",
  ]

  /// Words that open a sentence sooner than a title.
  private static let openings: Set<String> = [
    "the", "this", "these", "each", "every", "all", "any", "no", "nothing", "neither", "if", "in", "upon",
    "where",
  ]

  /// Words that make a line a sentence.
  private static let verbs: Set<String> = [
    "shall", "must", "will", "should", "may", "can", "is", "are", "be", "has", "have", "means", "agrees",
    "agree",
    "owns", "own", "grants", "includes", "provides", "apply", "applies", "was", "were", "does", "do", "not",
    "remains", "undertakes", "warrants", "assigns", "waives", "acknowledges", "retains", "cannot",
  ]
}
