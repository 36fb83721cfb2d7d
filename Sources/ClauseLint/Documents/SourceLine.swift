/// One line of a plain file, without its line ending.
struct SourceLine: Sendable, Equatable {
  /// The byte range of the line without blank bytes at its ends; empty for a blank line.
  var content: Range<Int>
  /// The width of the blank margin in columns; a tab counts to the next multiple of four.
  var indent: Int
  /// Whether a form feed stands before this line, as at the top of a printed page.
  var startsPage: Bool
  /// Whether the line ends in two blanks or more: a line break in Markdown.
  var breaksHard: Bool

  var isBlank: Bool { content.isEmpty }

  /// Lines end at LF, CR, CR LF or a form feed.
  static func cut(_ bytes: [UInt8], from start: Int) -> [SourceLine] {
    var lines: [SourceLine] = []
    var begin = start
    var startsPage = false
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      guard byte == 0x0A || byte == 0x0D || byte == 0x0C else {
        index += 1
        continue
      }
      lines.append(SourceLine(bytes, begin..<index, startsPage: startsPage))
      startsPage = byte == 0x0C
      if byte == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
      index += 1
      begin = index
    }
    if begin < bytes.count { lines.append(SourceLine(bytes, begin..<bytes.count, startsPage: startsPage)) }
    return lines
  }

  init(_ bytes: [UInt8], _ range: Range<Int>, startsPage: Bool = false) {
    var lower = range.lowerBound
    var columns = 0
    while lower < range.upperBound {
      let width = bytes.blankWidth(at: lower, before: range.upperBound)
      guard width > 0 else { break }
      columns = bytes[lower] == 0x09 ? (columns / 4 + 1) * 4 : columns + 1
      lower += width
    }
    var upper = range.upperBound
    while upper > lower {
      let width = bytes.blankWidth(endingAt: upper, after: lower)
      guard width > 0 else { break }
      upper -= width
    }
    content = lower..<upper
    indent = columns
    self.startsPage = startsPage
    breaksHard = range.upperBound - upper >= 2 && bytes[upper] == 0x20 && lower < upper
  }
}

extension [UInt8] {
  /// The byte length of the blank at `index`: space, tab, vertical tab, no-break space or a zero-width mark; else 0.
  func blankWidth(at index: Int, before end: Int) -> Int {
    switch self[index] {
    case 0x20, 0x09, 0x0B: return 1
    case 0xC2 where index + 1 < end && self[index + 1] == 0xA0: return 2
    case 0xE2 where index + 2 < end && self[index + 1] == 0x80 && self[index + 2] == 0x8B: return 3
    case 0xEF where index + 2 < end && self[index + 1] == 0xBB && self[index + 2] == 0xBF: return 3
    default: return 0
    }
  }

  func blankWidth(endingAt end: Int, after start: Int) -> Int {
    for width in 1...3 where end - width >= start {
      if blankWidth(at: end - width, before: end) == width { return width }
    }
    return 0
  }

  /// The first index at or after `index` that is not blank.
  func afterBlanks(_ index: Int, before end: Int) -> Int {
    var index = index
    while index < end {
      let width = blankWidth(at: index, before: end)
      guard width > 0 else { break }
      index += width
    }
    return index
  }

  func string(_ range: Range<Int>) -> String { String(decoding: self[range], as: UTF8.self) }
}

extension UInt8 {
  var isDigit: Bool { (0x30...0x39).contains(self) }
  var isLower: Bool { (0x61...0x7A).contains(self) }
  var isUpper: Bool { (0x41...0x5A).contains(self) }
  var isLetter: Bool { isLower || isUpper }
}
