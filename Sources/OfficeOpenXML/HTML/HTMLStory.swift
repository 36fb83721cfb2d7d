/// Reads the paragraphs of a page: headings, paragraphs, list items and cells.
final class HTMLStory: HTMLHandler {
  private struct Open {
    var text = CollapsedText()
    var hidden = CollapsedText()
    var hasPlainText = false
    /// Whether text came since the last paragraph ended.
    var isEmpty: Bool { text.isEmpty && hidden.isEmpty }
  }

  private struct OpenList {
    /// `nil` for bullets.
    var format: NumberFormat?
    var next: Int
  }

  private struct Table {
    var index: Int
    var row = -1
    var column = -1
    var isHeader = false
  }

  private(set) var paragraphs: [WordParagraph] = []
  private(set) var contents = StoryContents()
  private let view: RevisionView
  private let limits: ReadingLimits
  private var open = Open()
  private var lists: [OpenList] = []
  private var tables: [Table] = []
  private var tableCount = 0
  /// The heading that is open, from 1.
  private var heading: Int?
  /// The number of the list item whose first paragraph is to come.
  private var label: (text: String, isBullet: Bool)?
  private var skipped = 0
  private var hidden = 0
  private var bold = 0
  private var preformatted = 0
  private var textCount = 0

  init(view: RevisionView, limits: ReadingLimits) { (self.view, self.limits) = (view, limits) }

  // MARK: Tags

  func start(_ name: String, _ attributes: HTMLAttributes) throws(OfficeError) {
    if skipped > 0 {
      if !HTMLStory.void.contains(name) { skipped += 1 }
      return
    }
    if HTMLStory.void.contains(name) { return startVoid(name) }
    switch name {
    case "head", "script", "style", "template", "noscript", "title", "rt", "rp": skipped = 1
    case "iframe", "object", "embed", "svg", "math":
      contents.unread[.object, default: 0] += 1
      skipped = 1
    case "ins", "del": startChange(name)
    case "b", "strong": bold += 1
    case "ul", "ol":
      try breakParagraph()
      lists.append(HTMLStory.list(name, attributes))
    case "table":
      try breakParagraph()
      tables.append(Table(index: tableCount))
      tableCount += 1
    default: try startBlock(name, attributes)
    }
    if skipped == 0, hidden > 0 || isHidden(attributes) { hidden += 1 }
  }

  private func startVoid(_ name: String) {
    switch name {
    case "br": if hidden == 0 { open.text.breakLine() }
    case "img": contents.unread[.picture, default: 0] += 1
    case "hr": try? breakParagraph()
    default: break
    }
  }

  private func startChange(_ name: String) {
    contents.revisions += 1
    if view.leavesOut(name == "ins" ? .ins : .del) { skipped = 1 }
  }

  private func startBlock(_ name: String, _ attributes: HTMLAttributes) throws(OfficeError) {
    guard HTMLStory.blocks.contains(name) else { return }
    try breakParagraph()
    switch name {
    case "h1", "h2", "h3", "h4", "h5", "h6": heading = Int(name.dropFirst())
    case "li": startItem(attributes)
    case "pre": preformatted += 1
    case "tr":
      guard let last = tables.indices.last else { return }
      tables[last].row += 1
      (tables[last].column, tables[last].isHeader) = (-1, false)
    case "td", "th":
      guard let last = tables.indices.last else { return }
      tables[last].column += 1
      tables[last].isHeader = name == "th"
    default: break
    }
  }

  func end(_ name: String) throws(OfficeError) {
    if skipped > 0 {
      if !HTMLStory.void.contains(name) { skipped -= 1 }
      return
    }
    if HTMLStory.void.contains(name) { return }
    switch name {
    case "b", "strong": bold = max(0, bold - 1)
    case "ul", "ol":
      try breakParagraph()
      _ = lists.popLast()
    case "table":
      try breakParagraph()
      _ = tables.popLast()
    case "pre":
      try breakParagraph()
      preformatted = max(0, preformatted - 1)
    default:
      guard HTMLStory.blocks.contains(name) else { break }
      try breakParagraph()
      if name.count == 2, name.hasPrefix("h") { heading = nil }
      if name == "li" { label = nil }
    }
    hidden = max(0, hidden - 1)
  }

  func finish() { try? breakParagraph() }

  private func isHidden(_ attributes: HTMLAttributes) -> Bool {
    if attributes["hidden"] != nil { return true }
    guard let style = attributes["style"]?.lowercased().filter({ !$0.isWhitespace }) else { return false }
    return style.contains("display:none") || style.contains("visibility:hidden")
  }

  // MARK: Lists

  private static func list(_ name: String, _ attributes: HTMLAttributes) -> OpenList {
    guard name == "ol" else { return OpenList(format: nil, next: 1) }
    let format: NumberFormat =
      switch attributes["type"] {
      case "a": .lowerLetter
      case "A": .upperLetter
      case "i": .lowerRoman
      case "I": .upperRoman
      default: .decimal
      }
    return OpenList(format: format, next: number(attributes["start"]) ?? 1)
  }

  private func startItem(_ attributes: HTMLAttributes) {
    guard let last = lists.indices.last, let format = lists[last].format else {
      label = ("•", true)
      return
    }
    if let value = number(attributes["value"]) { lists[last].next = value }
    label = (format.string(lists[last].next) + ".", false)
    lists[last].next = min(lists[last].next, Int(Int32.max)) + 1
  }

  // MARK: Text

  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(OfficeError) {
    guard skipped == 0 else { return }
    textCount += bytes.count
    guard textCount <= limits.textBytes else { throw .tooMany("bytes of text", limit: limits.textBytes) }
    if hidden > 0 { return open.hidden.append(bytes) }
    if preformatted > 0 { open.text.append(exactly: bytes) } else { open.text.append(bytes) }
    if bold == 0, !open.hasPlainText {
      open.hasPlainText = String(decoding: bytes, as: UTF8.self).contains(where: \.isLowercase)
    }
  }

  private func breakParagraph() throws(OfficeError) {
    guard !open.isEmpty else { return }
    let draft = open
    open = Open()
    guard paragraphs.count < limits.paragraphs else { throw .tooMany("paragraphs", limit: limits.paragraphs) }
    let text = String(decoding: draft.text.bytes, as: UTF8.self)
    if !draft.hidden.isEmpty { contents.unread[.hiddenText, default: 0] += 1 }
    let cell = tables.last.map {
      WordCell(table: $0.index, row: max($0.row, 0), column: max($0.column, 0), isHeader: $0.isHeader)
    }
    let item = text.isEmpty ? nil : label
    if item != nil { label = nil }
    paragraphs.append(
      WordParagraph(
        text: text, part: "", source: 0..<0, outlineLevel: heading.map { $0 - 1 }, label: item?.text ?? "",
        listLevel: item == nil ? nil : min(max(lists.count - 1, 0), 8), isBullet: item?.isBullet ?? false,
        cell: cell, hiddenText: String(decoding: draft.hidden.bytes, as: UTF8.self),
        isEmphasised: !draft.hasPlainText && text.prefix(1024).contains(where: \.isLetter)))
  }

  private static let void: Set<String> = [
    "br", "hr", "img", "input", "meta", "link", "area", "base", "col", "source", "track", "wbr", "param",
    "frame",
    "basefont", "isindex",
  ]

  private static let blocks: Set<String> = [
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "tr", "td", "th", "pre", "blockquote", "section",
    "article",
    "header", "footer", "main", "aside", "nav", "dl", "dt", "dd", "address", "center", "fieldset", "form",
    "legend",
    "figure", "figcaption", "thead", "tbody", "tfoot", "caption", "body", "html", "details", "summary",
    "option",
  ]
}
