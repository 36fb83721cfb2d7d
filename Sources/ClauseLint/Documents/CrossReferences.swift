/// Words that point to another place of the document: "clause 4.2(a)", "Schedule 3".
package struct CrossReference: Sendable, Equatable {
  /// UTF-8 byte offsets in the text of the block.
  package var range: Range<Int>
  /// The index of the block it leads to; `nil` where the document has no such number.
  package var target: Int?

  package init(range: Range<Int>, target: Int?) {
    self.range = range
    self.target = target
  }
}

/// Finds references and the blocks they lead to. It is no part of reading, for few want to know.
package struct CrossReferences: Sendable {
  private let places: [String: Int]

  package init(_ document: Document) {
    var places: [String: Int] = [:]
    for (index, path) in ClausePath.paths(of: document.blocks).enumerated() where !path.isEmpty {
      for key in CrossReferences.keys(path) where places[key] == nil { places[key] = index }
    }
    self.places = places
  }

  /// "Section 1.01" is found as "1.01" too; "Schedule 2" is not clause 2.
  private static func keys(_ path: String) -> [String] {
    let whole = path.lowercased().filter { !$0.isWhitespace }
    for word in clauseWords where whole.hasPrefix(word) {
      return [whole, String(whole.dropFirst(word.count))]
    }
    return [whole]
  }

  /// The references in a text, in order.
  package func references(in text: String) -> [CrossReference] {
    let bytes = Array(text.utf8)
    var found: [CrossReference] = []
    var at = 0
    while let word = CrossReferences.word(bytes, from: at) {
      at = word.upperBound
      let name = bytes.string(word).lowercased()
      let singular = name.hasSuffix("s") ? String(name.dropLast()) : name
      let isAnnex = CrossReferences.annexWords.contains(singular)
      guard isAnnex || CrossReferences.clauseWords.contains(singular) else { continue }
      at = collect(bytes, after: word, word: singular, isAnnex: isAnnex, into: &found)
    }
    return found
  }

  /// Reads "4.2(a), 5 and 7.1" after the word.
  private func collect(
    _ bytes: [UInt8], after word: Range<Int>, word name: String, isAnnex: Bool,
    into found: inout [CrossReference]
  ) -> Int {
    var at = word.upperBound
    let first = found.count
    while let number = CrossReferences.number(
      bytes, from: at, isFirst: found.count == first, isAnnex: isAnnex)
    {
      let start = found.count == first ? word.lowerBound : number.lowerBound
      found.append(
        CrossReference(range: start..<number.upperBound, target: target(bytes.string(number), name, isAnnex)))
      at = number.upperBound
    }
    if found.count > first, CrossReferences.isOfAnotherText(bytes, from: at) {
      found.removeSubrange(first...)
    }
    return at
  }

  private func target(_ number: String, _ word: String, _ isAnnex: Bool) -> Int? {
    let key = number.lowercased().filter { !$0.isWhitespace }
    return places[word + key] ?? (isAnnex ? nil : places[key])
  }

  private static let clauseWords: Set<String> = [
    "clause", "section", "paragraph", "article", "sub-clause", "subclause", "subsection",
  ]
  private static let annexWords: Set<String> = [
    "schedule", "annex", "annexure", "appendix", "exhibit", "attachment", "part", "lot",
  ]

  // MARK: Reading the text

  /// The next word of letters and hyphens.
  private static func word(_ bytes: [UInt8], from start: Int) -> Range<Int>? {
    var from = start
    while from < bytes.count, !bytes[from].isLetter { from += 1 }
    var end = from
    while end < bytes.count, bytes[end].isLetter || bytes[end] == 0x2D { end += 1 }
    return end > from ? from..<end : nil
  }

  /// A number such as "4.2(a)(ii)", after the word or after "and", "or", "to" or a comma.
  private static func number(_ bytes: [UInt8], from start: Int, isFirst: Bool, isAnnex: Bool) -> Range<Int>? {
    var at = bytes.afterBlanks(start, before: bytes.count)
    if !isFirst {
      guard let joint = joint(bytes, from: at) else { return nil }
      at = joint
    } else if at == start {
      return nil
    }
    var end = at
    while end < bytes.count, bytes[end].isDigit || bytes[end] == 0x2E { end += 1 }
    if end == at, isFirst { end = numeral(bytes, from: at, allowsLetter: isAnnex) }
    while end > at, bytes[end - 1] == 0x2E { end -= 1 }
    while let close = group(bytes, from: end) { end = close }
    return end > at ? at..<end : nil
  }

  /// After "and", "or", "to", "&", "–" or a comma before a further number.
  private static func joint(_ bytes: [UInt8], from start: Int) -> Int? {
    for word in [", and ", ", or ", "and ", "or ", "to ", ", ", "& "]
    where bytes[start...].starts(with: word.utf8) {
      let at = bytes.afterBlanks(start + word.utf8.count, before: bytes.count)
      return at < bytes.count && bytes[at].isDigit ? at : nil
    }
    return nil
  }

  /// "IV" or, after "Schedule", "A".
  private static func numeral(_ bytes: [UInt8], from start: Int, allowsLetter: Bool) -> Int {
    var end = start
    while end < bytes.count, bytes[end].isUpper { end += 1 }
    guard end > start, end - start <= 6, end == bytes.count || !bytes[end].isLetter else { return start }
    let text = bytes.string(start..<end)
    return Roman.value(text) != nil || allowsLetter && end - start == 1 ? end : start
  }

  /// After "(a)" or "(iv)".
  private static func group(_ bytes: [UInt8], from start: Int) -> Int? {
    guard start < bytes.count, bytes[start] == 0x28 else { return nil }
    var end = start + 1
    while end < bytes.count, end - start <= 6, bytes[end].isLetter || bytes[end].isDigit { end += 1 }
    return end > start + 1 && end < bytes.count && bytes[end] == 0x29 ? end + 1 : nil
  }

  /// "section 12 of the Freedom of Information Act 2000" is no place in this document.
  private static func isOfAnotherText(_ bytes: [UInt8], from start: Int) -> Bool {
    let at = bytes.afterBlanks(start, before: bytes.count)
    guard bytes[at...].starts(with: "of ".utf8) else { return false }
    let rest = bytes[at...].prefix(90).prefix { $0 != 0x2E && $0 != 0x3B }
    let words = String(decoding: rest, as: UTF8.self).split { !$0.isLetter }.prefix(10)
    return words.contains { laws.contains($0.lowercased()) || $0 == "GDPR" || $0 == "FOIA" }
  }

  private static let laws: Set<String> = [
    "act", "acts", "regulation", "regulations", "directive", "code", "law", "treaty", "convention", "statute",
    "ordinance", "order",
  ]
}
