/// The words of a clause as a short number, by which it is recognised again.
///
/// Case, white space, the shapes of quotation marks and dashes, and the numbers of clauses that are referred to do not
/// count: a clause that is moved, renumbered or saved by another program stays the same clause.
package struct ClauseFingerprint: Hashable, Sendable, Comparable, CustomStringConvertible {
  package var value: UInt64

  /// The fingerprint of no words: that of a clause which is not there.
  package static let none = ClauseFingerprint(of: "")

  package init(of text: String) { value = Self.hash(Self.normalised(text).utf8) }

  /// Reads the 16 hexadecimal digits that ``description`` writes.
  package init?(_ digits: String) {
    guard digits.utf8.count == 16, digits.utf8.allSatisfy({ $0 != 0x2B && $0 != 0x2D }),
      let value = UInt64(digits, radix: 16)
    else { return nil }
    self.value = value
  }

  package var description: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  package static func < (a: ClauseFingerprint, b: ClauseFingerprint) -> Bool { a.value < b.value }

  /// The 64-bit FNV-1a hash: the same on every machine and in every run.
  static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  /// The words in lower case with single spaces between them.
  static func normalised(_ text: String) -> String {
    var words: [Substring] = []
    let levelled = levelled(text)
    for word in levelled.split(separator: " ") {
      if let last = words.last, isReference(word, after: last, in: words) {
        words.append("#")
      } else {
        words.append(word)
      }
    }
    return words.joined(separator: " ")
  }

  private static func levelled(_ text: String) -> String {
    if let plain = plainLevelled(text) { return plain }
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xAD, 0x200B...0x200F, 0x2060, 0xFEFF: continue
      case 0x2018...0x201B, 0x2032, 0x60, 0xB4: out += "'"
      case 0x201C...0x201F, 0xAB, 0xBB, 0x2033: out += "\""
      case 0x2010...0x2015, 0x2212: out += "-"
      default: out += scalar.properties.isWhitespace ? " " : scalar.properties.lowercaseMapping
      }
    }
    return out
  }

  /// The same for text in ASCII, as most is, byte by byte; `nil` for other text.
  private static func plainLevelled(_ text: String) -> String? {
    var out: [UInt8] = []
    out.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      guard byte < 0x80 else { return nil }
      switch byte {
      case 0x09...0x0D: out.append(0x20)
      case 0x41...0x5A: out.append(byte | 0x20)
      case 0x60: out.append(0x27)
      default: out.append(byte)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static let kinds: Set<Substring> = [
    "clause", "clauses", "section", "sections", "paragraph", "paragraphs", "article", "articles",
  ]
  private static let links: Set<Substring> = ["and", "or", "to"]

  /// Whether a word is the number in "clause 12.3(b)" or a further one in "clauses 12.3 and 14".
  private static func isReference(_ word: Substring, after last: Substring, in words: [Substring]) -> Bool {
    guard word.unicodeScalars.first.map({ $0.properties.numericType != nil || $0 == "(" }) == true,
      word.contains(where: \.isNumber)
    else { return false }
    return kinds.contains(last) || last == "#" || links.contains(last) && words.dropLast().last == "#"
  }
}

/// What makes a finding the same finding in another version of a document: never a line, a number or a message.
package struct FindingKey: Hashable, Sendable, Comparable {
  package var rule: String
  package var status: Finding.Status
  /// The quoted words; those of a missing clause are none.
  package var clause: ClauseFingerprint
  /// Counted from 1 among findings of a document that are otherwise the same.
  package var ordinal: Int

  package init(rule: String, status: Finding.Status, clause: ClauseFingerprint, ordinal: Int = 1) {
    self.rule = rule
    self.status = status
    self.clause = clause
    self.ordinal = ordinal
  }

  /// 16 hexadecimal digits over rule, status and clause.
  package var fingerprint: String {
    ClauseFingerprint(of: "\(rule) \(status.rawValue) \(clause)").description
  }

  package static func < (a: FindingKey, b: FindingKey) -> Bool {
    (a.rule, a.status.rawValue, a.clause, a.ordinal) < (b.rule, b.status.rawValue, b.clause, b.ordinal)
  }

  /// The keys of a document's findings, in their order.
  package static func keys(of findings: [Finding]) -> [FindingKey] {
    var seen: [FindingKey: Int] = [:]
    return findings.map { finding in
      var key = FindingKey(
        rule: finding.rule, status: finding.status, clause: ClauseFingerprint(of: finding.passage.text))
      let count = seen[key, default: 0] + 1
      seen[key] = count
      key.ordinal = count
      return key
    }
  }
}
