/// The words of a clause as a short number, by which it is recognised again.
///
/// Case, white space, the shapes of quotation marks and dashes, and the numbers of clauses that are referred to do not
/// count: a clause that is moved, renumbered or saved by another program stays the same clause.
package struct ClauseFingerprint: Hashable, Sendable, Comparable, CustomStringConvertible {
  package var value: UInt64

  /// The fingerprint of no words: that of a clause which is not there.
  package static let none = ClauseFingerprint(of: "")

  package init(of text: String) { value = Self.hash(Self.normalised(text)) }

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

  /// The words in lower case with single spaces between them, in UTF-8.
  static func normalised(_ text: String) -> [UInt8] {
    let levelled = plainLevelled(text) ?? Array(levelled(text).utf8)
    var out: [UInt8] = []
    out.reserveCapacity(levelled.count)
    // The words written last and before that, as ranges of `out`; empty where there is none.
    var (last, former) = (0..<0, 0..<0)
    var start = 0
    while start < levelled.count {
      guard levelled[start] != 0x20 else {
        start += 1
        continue
      }
      let word = levelled[start...].prefix { $0 != 0x20 }
      if !out.isEmpty { out.append(0x20) }
      let at = out.count
      if isNumber(word), isReference(after: out[last], out[former]) { out.append(mark) } else { out += word }
      (last, former) = (at..<out.count, last)
      start = word.endIndex
    }
    return out
  }

  private static func levelled(_ text: String) -> String {
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
  private static func plainLevelled(_ text: String) -> [UInt8]? {
    var text = text
    return text.withUTF8 { bytes -> [UInt8]? in
      guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
      return bytes.map { byte in
        switch byte {
        case 0x09...0x0D: 0x20
        case 0x41...0x5A: byte | 0x20
        case 0x60: 0x27
        default: byte
        }
      }
    }
  }

  /// What stands for the number of a clause.
  private static let mark = UInt8(ascii: "#")
  private static let kinds = [
    "clause", "clauses", "section", "sections", "paragraph", "paragraphs", "article", "articles",
  ].map { Array($0.utf8) }
  private static let links = ["and", "or", "to"].map { Array($0.utf8) }

  /// "12.3(b)", "(b)2": what may be the number of a clause.
  private static func isNumber(_ word: ArraySlice<UInt8>) -> Bool {
    guard let first = word.first, first == 0x28 || first.isDigit || first >= 0x80 else { return false }
    if word.allSatisfy({ $0 < 0x80 }) { return word.contains(where: \.isDigit) }
    let word = String(decoding: word, as: UTF8.self)
    return word.unicodeScalars.first.map { $0.properties.numericType != nil || $0 == "(" } == true
      && word.contains(where: \.isNumber)
  }

  /// Whether a number after these words is the one in "clause 12.3(b)" or a further one in "clauses 12.3 and 14".
  private static func isReference(after last: ArraySlice<UInt8>, _ former: ArraySlice<UInt8>) -> Bool {
    if last.elementsEqual([mark]) || kinds.contains(where: last.elementsEqual) { return true }
    return former.elementsEqual([mark]) && links.contains(where: last.elementsEqual)
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
    /// How often a clause was found under a rule with a status.
    var seen: [UInt64: [String: Int]] = [:]
    return findings.map { finding in
      var key = FindingKey(
        rule: finding.rule, status: finding.status, clause: ClauseFingerprint(of: finding.passage.text))
      let kind = key.rule + key.status.rawValue
      key.ordinal = 1 + (seen[key.clause.value]?[kind] ?? 0)
      seen[key.clause.value, default: [:]][kind] = key.ordinal
      return key
    }
  }
}
