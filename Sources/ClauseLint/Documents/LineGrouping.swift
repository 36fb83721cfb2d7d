/// Puts lines together to groups: what was wrapped is joined, what was typed as a new clause stands alone.
struct LineGrouping {
  private let bytes: [UInt8]
  private let isMarkdown: Bool
  /// The length that lines are wrapped at, in bytes.
  private let width: Int
  private(set) var groups: [LineGroup] = []
  private var open: LineGroup?
  private var lastLine: SourceLine?
  private var afterBlank = true
  /// Page numbers met since the open group's last line; they follow it.
  private var furniture: [LineGroup] = []

  init(_ bytes: [UInt8], lines: [SourceLine], isMarkdown: Bool) {
    self.bytes = bytes
    self.isMarkdown = isMarkdown
    let lengths = lines.lazy.filter { !$0.isBlank }.map { $0.content.count + $0.indent }.sorted()
    width = lengths.isEmpty ? 0 : lengths[lengths.count * 9 / 10]
  }

  var isOpen: Bool { open != nil }
  /// Whether the open group is one line directly above, as a heading is before it is underlined.
  var canBeUnderlined: Bool {
    guard let open, !afterBlank, open.pieces.count <= (isMarkdown ? 4 : 1) else { return false }
    if case .bullet = open.label?.form { return false }
    return open.source.count <= 200
  }

  mutating func blank() { afterBlank = true }

  mutating func pageMark(_ line: SourceLine) {
    furniture.append(LineGroup(role: .furniture, pieces: [line.content], source: line.content))
    if open == nil { flushFurniture() }
    afterBlank = true
  }

  mutating func underline(level: Int) {
    open?.role = .heading(level: level)
    close()
  }

  /// A group that the format marks by itself.
  mutating func add(_ group: LineGroup) {
    close()
    groups.append(group)
    afterBlank = true
  }

  mutating func add(_ line: SourceLine) {
    let lead = isMarkdown ? MarkdownMarks.lead(bytes, line.content) : line.content.lowerBound
    let rest = lead..<line.content.upperBound
    let label = rest.isEmpty ? nil : ClauseLabel.read(bytes, rest)
    defer {
      lastLine = line
      afterBlank = false
    }
    if continues(line, label) {
      let hardBreak =
        lastLine.map { isMarkdown && $0.breaksHard || isAligned($0) || isAligned(line) } ?? false
      let isFirst = open?.isLabelAlone ?? false
      open?.append(line.content, afterBreak: hardBreak && !isFirst)
      return
    }
    close()
    begin(line, label, lead: lead)
  }

  mutating func finish() -> [LineGroup] {
    close()
    return groups
  }

  private mutating func begin(_ line: SourceLine, _ label: ClauseLabel?, lead: Int) {
    guard let label else {
      open = LineGroup(pieces: [line.content], source: line.content, indent: line.indent)
      open?.followsBlank = afterBlank
      return
    }
    var pieces = [label.textStart..<line.content.upperBound]
    let marks = MarkdownMarks.emphasis(bytes, line.content.lowerBound..<lead)
    let opensMarkup = !marks.isEmpty && !label.closesMarkup
    if opensMarkup { pieces.insert(marks, at: 0) }
    open = LineGroup(label: label, pieces: pieces, source: line.content, indent: line.indent)
    open?.opensMarkup = opensMarkup
    open?.followsBlank = afterBlank
  }

  private mutating func close() {
    if let group = open {
      groups.append(group)
      open = nil
    }
    flushFurniture()
  }

  private mutating func flushFurniture() {
    groups += furniture
    furniture = []
  }

  private func continues(_ line: SourceLine, _ label: ClauseLabel?) -> Bool {
    guard let open, let lastLine, open.role == .text else { return false }
    if afterBlank { return continuesOverBlank(open, line, label) }
    if let label, startsClause(label, line, after: lastLine) { return false }
    if open.isLabelAlone { return true }
    if endsSentence(lastLine), line.indent >= lastLine.indent + 2, !isMarkdown, open.label == nil {
      return false
    }
    return !isHeadingLine(open, before: line)
  }

  /// Over a blank line go on: a number that stood alone, and a sentence cut by the end of a page.
  private func continuesOverBlank(_ open: LineGroup, _ line: SourceLine, _ label: ClauseLabel?) -> Bool {
    if label == nil, open.isLabelAlone {
      guard case .keyword = open.label?.form else { return true }
      let text = bytes.string(line.content)
      return HeadingShape.isCapitals(text) || HeadingShape.isTitle(text)
    }
    guard !furniture.isEmpty, label == nil, let last = lastLine, let first = bytes[line.content].first else {
      return false
    }
    let end = bytes[last.content.upperBound - 1]
    return first.isLower && (end.isLetter || end.isDigit || end == 0x2C || end == 0x2D || end == 0x29)
  }

  /// A heading in capitals, or a numbered title, on a line of its own with its text directly under it.
  private func isHeadingLine(_ open: LineGroup, before line: SourceLine) -> Bool {
    guard open.pieces.count == 1, open.source.count < 80, let piece = open.pieces.first, !piece.isEmpty,
      let last = lastLine, !(bytes[line.content].first?.isLower ?? true)
    else { return false }
    let title = bytes.string(piece)
    if HeadingShape.isCapitals(title) { return !HeadingShape.isCapitals(bytes.string(line.content)) }
    guard case .decimal = open.label?.form, open.followsBlank, isShort(last, before: line) else {
      return false
    }
    let firstWord = bytes[line.content].prefix { $0.isLetter }.count
    return firstWord > 2 && HeadingShape.isTitle(title)
      && HeadingShape.isTitleCase(title.split(separator: " "))
  }

  /// Whether a label at the beginning of a line in the midst of a paragraph is a clause, not the end of a reference
  /// such as "under clause | 3.2 The".
  private func startsClause(_ label: ClauseLabel, _ line: SourceLine, after last: SourceLine) -> Bool {
    if case .decimal(_, isBare: true) = label.form { return false }
    let tail =
      bytes.string(last.content).split(whereSeparator: \.isWhitespace).last.map { $0.lowercased() } ?? ""
    if Self.references.contains(tail) { return false }
    if open?.isLabelAlone ?? false { return true }
    if case .bullet(let mark) = label.form, case .bullet(mark) = open?.label?.form { return true }
    if case .item = label.form, holdsFurtherLabel(label, line), !isShort(last, before: line) { return false }
    let isBreak = endsSentence(last) || endsItem(last) || isShort(last, before: line)
    guard isBreak else { return false }
    switch label.form {
    case .decimal(let parts, _):
      return parts.count == 1 ? startsUpper(label, line) || endsItem(last) || isMarkdown : true
    case .keyword: return startsUpper(label, line) || label.textStart >= line.content.upperBound
    case .item, .bullet: return true
    }
  }

  /// "(i) on delivery, or (ii) on payment" in one line goes on with the sentence before.
  private func holdsFurtherLabel(_ label: ClauseLabel, _ line: SourceLine) -> Bool {
    var rest = bytes[label.textStart..<line.content.upperBound]
    while let open = rest.firstIndex(of: 0x28) {
      rest = rest[(open + 1)...]
      let body = rest.prefix { $0.isLetter || $0.isDigit }
      guard let close = rest.dropFirst(body.count).first, close == 0x29, (1...4).contains(body.count) else {
        continue
      }
      if !ClauseLabel.counts(String(decoding: body, as: UTF8.self)).isEmpty { return true }
    }
    return false
  }

  private static let references: Set<String> = [
    "section", "sections", "clause", "clauses", "article", "articles", "paragraph", "paragraphs", "schedule",
    "annex",
    "sub-clause", "subsection", "subparagraph", "part", "appendix", "exhibit", "of", "in", "under", "by",
    "to", "than",
  ]

  private func startsUpper(_ label: ClauseLabel, _ line: SourceLine) -> Bool {
    guard label.textStart < line.content.upperBound else { return true }
    return !bytes[label.textStart].isLower
  }

  private func endsSentence(_ line: SourceLine) -> Bool {
    var end = line.content.upperBound
    for _ in 0..<5 where end > line.content.lowerBound {
      switch bytes[end - 1] {
      case 0x2E, 0x3A, 0x3B, 0x3F: return true
      // "'*_) and the closing quotes U+2019 and U+201D
      case 0x22, 0x27, 0x29, 0x2A, 0x5F: end -= 1
      case 0x99, 0x9D:
        guard end - 3 >= line.content.lowerBound, bytes[end - 3] == 0xE2, bytes[end - 2] == 0x80 else {
          return false
        }
        end -= 3
      default: return false
      }
    }
    return false
  }

  private func endsItem(_ line: SourceLine) -> Bool {
    let text = bytes.string(line.content).suffix(5).replacing("\u{A0}", with: " ")
    return [";", ":", "; and", "; or", ", and", ", or", ","].contains { text.hasSuffix($0) } && !isFull(line)
      || [";", ":", "; and", "; or"].contains { text.hasSuffix($0) }
  }

  private func isFull(_ line: SourceLine) -> Bool { line.content.count + line.indent >= width * 9 / 10 }

  /// Whether the next line's first word would have fitted: the line was ended on purpose.
  private func isShort(_ line: SourceLine, before next: SourceLine) -> Bool {
    let word = bytes[next.content].prefix { $0 != 0x20 && $0 != 0x09 }.count
    return line.content.count + line.indent + 1 + word < width * 17 / 20
  }

  /// Columns set with blanks: three or more within the line, twice, or a tab.
  private func isAligned(_ line: SourceLine) -> Bool {
    guard !isMarkdown else { return false }
    var gaps = 0
    var blanks = 0
    for byte in bytes[line.content] {
      blanks = byte == 0x20 ? blanks + 1 : 0
      if blanks == 3 { gaps += 1 }
      if byte == 0x09 { gaps += 1 }
    }
    return gaps >= 2 || (gaps == 1 && ClauseLabel.read(bytes, line.content) == nil)
  }
}
