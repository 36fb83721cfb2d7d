import OfficeOpenXML

/// One paragraph of a Word document with its number taken off, whether Word counted it or somebody typed it.
struct WordLine: Sendable {
  let paragraph: WordParagraph
  /// The number as it is shown; a typed one without what surrounds it.
  private(set) var number: String
  private(set) var label: ClauseLabel?
  /// Whether the number is part of the paragraph's own text.
  private(set) var isTyped = false
  /// Whether a tab stands after the typed number, as nobody types in a sentence.
  private(set) var hasTab = false
  private(set) var text: String
  private(set) var runs: [Run]

  init(_ paragraph: WordParagraph) {
    self.paragraph = paragraph
    let bytes = Array(paragraph.text.utf8)
    let content = WordLine.trimmed(bytes, 0..<bytes.count)
    (number, text, runs) = (paragraph.label, "", [])
    var start = content.lowerBound
    if paragraph.label.isEmpty {
      if paragraph.story == .body, !content.isEmpty, let typed = ClauseLabel.read(bytes, content),
        WordLine.leavesText(typed, content)
      {
        (label, number, isTyped) = (typed, typed.text, true)
        start = min(typed.textStart, content.upperBound)
        hasTab = bytes[content.lowerBound..<start].contains(0x09)
      }
    } else {
      let shown = Array((paragraph.label + " x").utf8)
      label =
        paragraph.isBullet
        ? ClauseLabel(form: .bullet(paragraph.label), text: paragraph.label, textStart: 0)
        : ClauseLabel.read(shown, 0..<shown.count)
    }
    take(start..<content.upperBound, of: bytes)
  }

  /// The paragraph whose leading number is part of its sentence: "12 months after …".
  var withTypedNumberInText: WordLine {
    var line = self
    let bytes = Array(paragraph.text.utf8)
    (line.label, line.number, line.isTyped) = (nil, "", false)
    line.take(WordLine.trimmed(bytes, 0..<bytes.count), of: bytes)
    return line
  }

  // MARK: Headings

  private var styleName: String { (paragraph.styleName ?? paragraph.styleID ?? "").lowercased() }

  /// The style of a document's own title.
  var isTitleStyle: Bool { styleName == "title" }

  /// A line of a table of contents.
  var isContentsEntry: Bool { styleName.hasPrefix("toc ") || styleName.hasPrefix("table of ") }

  var outlineLevel: Int? { isContentsEntry ? nil : paragraph.outlineLevel }

  var isOutlined: Bool { outlineLevel != nil }

  /// Whether the text may be a heading: many contracts set whole sub-clauses in heading styles for their numbers.
  var isHeadingText: Bool {
    if HeadingShape.isCapitals(text) || HeadingShape.isTitle(text, maximumWords: 14) { return true }
    guard text.count <= 100, let last = text.last, !".;,:".contains(last), text.first?.isLowercase != true
    else {
      return false
    }
    let words = text.split { !$0.isLetter }.map { $0.lowercased() }
    return !["or", "and"].contains(words.last)
      && !words.contains { ["shall", "must", "will", "may"].contains($0) }
  }

  // MARK: Text

  /// Whether words follow a typed number; a price alone in a cell is no number, "SCHEDULE 2" alone is one.
  private static func leavesText(_ label: ClauseLabel, _ content: Range<Int>) -> Bool {
    if case .keyword = label.form { return true }
    return label.textStart < content.upperBound
  }

  private static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, let width = blank(bytes, at: start, before: end) { start += width }
    while end > start, let width = blank(bytes, endingAt: end, after: start) { end -= width }
    return start..<end
  }

  private static func blank(_ bytes: [UInt8], at index: Int, before end: Int) -> Int? {
    if bytes[index] == 0x0A || bytes[index] == 0x0D { return 1 }
    let width = bytes.blankWidth(at: index, before: end)
    return width > 0 ? width : nil
  }

  private static func blank(_ bytes: [UInt8], endingAt end: Int, after start: Int) -> Int? {
    if bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { return 1 }
    let width = bytes.blankWidth(endingAt: end, after: start)
    return width > 0 ? width : nil
  }

  /// Keeps a part of the paragraph's text and of its runs.
  private mutating func take(_ range: Range<Int>, of bytes: [UInt8]) {
    if range.count == bytes.count {
      text = paragraph.text
      runs = paragraph.runs.compactMap { $0.text.isEmpty ? nil : Run(text: $0.text, bytes: $0.bytes) }
    } else {
      text = String(decoding: bytes[range], as: UTF8.self)
      runs = paragraph.runs.compactMap { WordLine.clipped($0, to: range, of: bytes) }
    }
  }

  /// A run cut to a part of the text. Where the source spells a character as an entity, text and source differ in
  /// length; then only ASCII that needs no entity is cut off, and a run that would lose more has no place.
  private static func clipped(_ run: WordRun, to range: Range<Int>, of bytes: [UInt8]) -> Run? {
    let kept = run.text.clamped(to: range)
    guard !kept.isEmpty else { return nil }
    if kept.count == run.text.count {
      return Run(
        text: kept.lowerBound - range.lowerBound..<kept.upperBound - range.lowerBound, bytes: run.bytes)
    }
    let head = kept.lowerBound - run.text.lowerBound
    let tail = run.text.upperBound - kept.upperBound
    let isLiteral = run.text.count == run.bytes.count
    let cut = bytes[run.text.lowerBound..<kept.lowerBound] + bytes[kept.upperBound..<run.text.upperBound]
    guard isLiteral || cut.allSatisfy({ $0 < 0x80 && $0 != 0x26 && $0 != 0x3C && $0 != 0x3E }),
      head + tail <= run.bytes.count
    else { return nil }
    return Run(
      text: kept.lowerBound - range.lowerBound..<kept.upperBound - range.lowerBound,
      bytes: run.bytes.lowerBound + head..<run.bytes.upperBound - tail)
  }
}
