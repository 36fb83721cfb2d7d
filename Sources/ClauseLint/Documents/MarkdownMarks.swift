/// The marks by which Markdown structures lines.
enum MarkdownMarks {
  /// Where the text of a line begins behind emphasis marks, an escape or an anchor, so that its number can be read.
  static func lead(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    var index = range.lowerBound
    let marks = bytes[range].prefix { $0 == 0x2A || $0 == 0x5F || $0 == 0x7E }.count
    if marks > 0, marks <= 3, index + marks < range.upperBound,
      bytes.blankWidth(at: index + marks, before: range.upperBound) == 0
    {
      index += marks
    }
    if index + 1 < range.upperBound, bytes[index] == 0x5C, bytes[index + 1] == 0x28 { index += 1 }
    return index
  }

  /// The emphasis marks that stand before a label, without the backslash that may follow them.
  static func emphasis(_ bytes: [UInt8], _ lead: Range<Int>) -> Range<Int> {
    lead.lowerBound..<(bytes[lead].last == 0x5C ? lead.upperBound - 1 : lead.upperBound)
  }

  /// The level of "## Title" and the range of the title; `nil` for other lines.
  static func heading(_ bytes: [UInt8], _ range: Range<Int>) -> (level: Int, title: Range<Int>)? {
    let level = bytes[range].prefix { $0 == 0x23 }.count
    guard (1...6).contains(level) else { return nil }
    let end = range.lowerBound + level
    guard end < range.upperBound else { return (level, end..<end) }
    guard bytes.blankWidth(at: end, before: range.upperBound) > 0 else { return nil }
    let start = bytes.afterBlanks(end, before: range.upperBound)
    var upper = range.upperBound
    while upper > start, bytes[upper - 1] == 0x23 { upper -= 1 }
    if upper < range.upperBound, upper > start, bytes[upper - 1] != 0x20 { upper = range.upperBound }
    return (level, SourceLine(bytes, start..<max(start, upper)).content)
  }

  /// A line of nothing but "=" or "-": 1 or 2 for the heading above it.
  static func underline(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    guard range.count >= 2, let first = bytes[range].first, first == 0x3D || first == 0x2D else { return nil }
    return bytes[range].allSatisfy { $0 == first } ? (first == 0x3D ? 1 : 2) : nil
  }

  /// A rule across the page: three or more of one of "-", "*", "_", "=", with or without blanks.
  static func isRule(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard let first = bytes[range].first, [0x2D, 0x2A, 0x5F, 0x3D].contains(first) else { return false }
    return bytes[range].allSatisfy { $0 == first || $0 == 0x20 }
      && bytes[range].filter { $0 == first }.count >= 3
  }

  /// The fence that opens a block of code, with its language: "```" or "~~~".
  static func fence(_ bytes: [UInt8], _ range: Range<Int>) -> (mark: UInt8, count: Int)? {
    guard let first = bytes[range].first, first == 0x60 || first == 0x7E else { return nil }
    let count = bytes[range].prefix { $0 == first }.count
    guard count >= 3 else { return nil }
    let info = bytes[(range.lowerBound + count)..<range.upperBound]
    return first == 0x60 && info.contains(0x60) ? nil : (first, count)
  }

  /// What stands behind the ">" of a quotation.
  static func unquoted(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
    guard bytes[range].first == 0x3E else { return nil }
    return SourceLine(bytes, range.lowerBound + 1..<range.upperBound).content
  }

  /// "[name]: target" or "[^name]: text": the name, and where what follows begins.
  static func definition(_ bytes: [UInt8], _ range: Range<Int>) -> (
    name: String, start: Int, isFootnote: Bool
  )? {
    guard bytes[range].first == 0x5B, let end = bytes[range].firstIndex(of: 0x5D), end + 1 < range.upperBound,
      bytes[end + 1] == 0x3A
    else { return nil }
    let isFootnote = range.lowerBound + 1 < end && bytes[range.lowerBound + 1] == 0x5E
    let name = bytes.string(
      range.lowerBound + (isFootnote ? 2 : 1)..<max(end, range.lowerBound + (isFootnote ? 2 : 1)))
    let start = bytes.afterBlanks(end + 2, before: range.upperBound)
    if !isFootnote {
      // A link's target is one word, with a title at most; "[Supplier]: the company" is text.
      let target = bytes[start..<range.upperBound].prefix { $0 != 0x20 }
      let looksLikeTarget = target.contains(0x2F) || target.contains(0x23) || target.contains(0x40)
      guard looksLikeTarget else { return nil }
    }
    return (name.lowercased(), start, isFootnote)
  }

  /// The level of an HTML heading that fills the line, and its content.
  static func htmlHeading(_ bytes: [UInt8], _ range: Range<Int>) -> (level: Int, title: Range<Int>)? {
    let text = bytes[range]
    guard text.count > 9, bytes[range.lowerBound] == 0x3C, bytes[range.lowerBound + 1] | 0x20 == 0x68,
      (0x31...0x36).contains(bytes[range.lowerBound + 2]), let open = text.firstIndex(of: 0x3E),
      let close = text.lastIndex(of: 0x3C), close > open
    else { return nil }
    return (Int(bytes[range.lowerBound + 2] - 0x30), open + 1..<close)
  }

  /// Whether a line begins with a tag that ends a paragraph.
  static func isBlockTag(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard bytes[range].first == 0x3C else { return false }
    let name = bytes[range].dropFirst().drop { $0 == 0x2F }.prefix { $0.isLetter || $0.isDigit }
    return blockTags.contains(String(decoding: name, as: UTF8.self).lowercased())
  }

  private static let blockTags: Set<String> = [
    "p", "div", "table", "thead", "tbody", "tr", "td", "th", "ul", "ol", "li", "hr", "center", "section",
    "details",
    "summary", "blockquote", "br",
  ]
}
