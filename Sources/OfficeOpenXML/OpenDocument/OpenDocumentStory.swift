/// Reads the text of one part of an OpenDocument file: body, notes, comments, headers and footers.
///
/// What stands beside a paragraph (a note, a comment, a text box) is set aside and comes where it belongs: notes and
/// text boxes after the paragraph, comments and margins at the end of the document.
final class OpenDocumentStory: XMLHandler {
  private struct Open {
    var story: WordParagraph.Story
    var start: Int
    var text = CollapsedText()
    var hidden = CollapsedText()
    var style: OpenDocumentStyles.Style
    var outlineLevel: Int?
    var label = ""
    var isBullet = false
    var listLevel: Int?
    var cell: WordCell?
    var hasPlainText = false
  }

  private struct Table {
    var index: Int
    var row = -1
    var column = -1
    var headerDepth = 0
    var isCovered = false
  }

  private(set) var paragraphs: [WordParagraph] = []
  private(set) var contents = StoryContents()
  private(set) var holdsText = false
  private var sheet: OpenDocumentStyles
  private let view: RevisionView
  private let part: String
  private let limits: ReadingLimits
  private var open: [Open] = []
  private var aside: [WordParagraph] = []
  private var stories: [WordParagraph.Story] = []
  private var spans: [OpenDocumentStyles.Style] = []
  private var tables: [Table] = []
  private var tableCount = 0
  private var lists = OpenDocumentLists()
  private var setAside: [(lists: OpenDocumentLists, tables: [Table])] = []
  private var skipped = 0
  private var isInBody = false
  private var paragraphCount = 0
  private var textCount = 0
  private var notes = 0
  /// The ids of tracked insertions (5.5.8); what lies between their marks is new.
  private var insertions: Set<String> = []
  private var region: String?
  /// What tracked deletions took out, by their ids: put back where they stood, in the original view.
  private var deletions: [String: [UInt8]] = [:]
  private var isInDeletion = false
  private var openInsertions = 0

  init(_ sheet: OpenDocumentStyles, view: RevisionView, part: String, limits: ReadingLimits) {
    (self.sheet, self.view, self.part, self.limits) = (sheet, view, part, limits)
  }

  private func count(_ what: StoryContents.Unread) { contents.unread[what, default: 0] += 1 }

  // MARK: Start tags

  func start(_ tag: XMLTag) throws(OfficeError) {
    if skipped > 0 {
      skipped += 1
      return
    }
    switch tag.namespace {
    case .odfOffice: startOffice(tag)
    case .odfText: try startText(tag)
    case .odfTable: startTable(tag)
    case .odfStyle: startMargin(tag.name)
    case .odfDraw: startDrawing(tag.name)
    case .dublinCore: skipped = 1
    default: break
    }
  }

  private func startOffice(_ tag: XMLTag) {
    switch tag.name {
    case .text: (isInBody, holdsText) = (true, true)
    case .annotation: begin(.comment)
    case .changeInfo, .automaticStyles, .styles, .meta, .scripts, .settings, .fontFaceDecls, .forms:
      skipped = 1
    default: break
    }
  }

  private func startMargin(_ name: Name) {
    switch name {
    case .header, .headerFirst, .headerLeft: begin(.header)
    case .footer, .footerFirst, .footerLeft: begin(.footer)
    default: break
    }
  }

  private func startDrawing(_ name: Name) {
    switch name {
    case .textBox: begin(stories.last ?? .body == .body ? .textBox : stories.last ?? .body)
    case .image: count(.picture)
    case .object, .objectOLE: count(.object)
    default: break
    }
  }

  private func startText(_ tag: XMLTag) throws(OfficeError) {
    switch tag.name {
    case .p, .h: try startParagraph(tag)
    case .span: spans.append(sheet.resolved(tag[.styleName]))
    case .s: append(exactly: repeatElement(0x20, count: min(max(number(tag[.c]) ?? 1, 1), 255)))
    case .tab: append(exactly: [0x09])
    case .lineBreak: if let last = open.indices.last { open[last].text.breakLine() }
    case .list:
      lists.begin(
        style: tag[.styleName], id: tag[.id, in: .xml], continuesLast: tag[.continueNumbering] == "true",
        continued: tag[.continueList])
    case .listItem: lists.beginItem(isHeader: false, start: number(tag[.startValue]))
    case .listHeader: lists.beginItem(isHeader: true, start: nil)
    case .note:
      notes += 1
      begin(tag[.noteClass] == "endnote" ? .endnote : .footnote)
    case .noteCitation: skipped = 1
    case .rubyText, .sequenceDecls, .variableDecls, .userFieldDecls, .indexTitleTemplate, .tocSource:
      skipped = 1
    case .hiddenText, .hiddenParagraph: skipped = 1
    case .trackedChanges: break
    case .changedRegion:
      region = tag[.id, in: .xml] ?? tag[.id]
      contents.revisions += 1
    case .insertion: if let region { insertions.insert(region) }
    case .deletion: if view == .accepted { skipped = 1 } else { isInDeletion = true }
    case .change:
      if let id = tag[.changeID], let last = open.indices.last {
        open[last].text.append(exactly: deletions[id] ?? [])
      }
    case .changeStart: if let id = tag[.changeID], insertions.contains(id) { openInsertions += 1 }
    case .changeEnd:
      if let id = tag[.changeID], insertions.contains(id) { openInsertions = max(0, openInsertions - 1) }
    default: break
    }
  }

  private func startTable(_ tag: XMLTag) {
    switch tag.name {
    case .table:
      tables.append(Table(index: tableCount))
      tableCount += 1
    case .tableHeaderRows: if let last = tables.indices.last { tables[last].headerDepth += 1 }
    case .tableRow:
      guard let last = tables.indices.last else { return }
      tables[last].row += 1
      tables[last].column = -1
    case .tableCell, .coveredTableCell:
      guard let last = tables.indices.last else { return }
      tables[last].column += 1
      tables[last].isCovered = tag.name == .coveredTableCell
    default: break
    }
  }

  private func begin(_ story: WordParagraph.Story) {
    stories.append(story)
    setAside.append((lists, tables))
    (lists, tables) = (OpenDocumentLists(), [])
  }

  // MARK: Paragraphs

  private func startParagraph(_ tag: XMLTag) throws(OfficeError) {
    if isInDeletion {
      if let region, deletions[region] != nil { deletions[region]?.append(0x20) }
      return
    }
    guard isInBody || !stories.isEmpty else { return }
    paragraphCount += 1
    guard paragraphCount <= limits.paragraphs else { throw .tooMany("paragraphs", limit: limits.paragraphs) }
    let style = sheet.resolved(tag[.styleName])
    var draft = Open(story: stories.last ?? .body, start: tag.range.lowerBound, style: style)
    draft.cell = tables.last.map {
      WordCell(table: $0.index, row: max($0.row, 0), column: max($0.column, 0), isHeader: $0.headerDepth > 0)
    }
    if tag.name == .h { draft.outlineLevel = number(tag[.outlineLevel]) ?? 1 }
    if let list = lists.label(paragraphList: style.listStyle, sheet) {
      (draft.label, draft.isBullet, draft.listLevel) = (list.label, list.isBullet, lists.level)
    } else if let level = draft.outlineLevel, lists.level == nil, tag[.isListHeader] != "true" {
      let start = tag[.restartNumbering] == "true" ? number(tag[.startValue]) ?? 1 : nil
      draft.label = lists.heading(level, start: start, sheet)
    }
    open.append(draft)
  }

  private func endParagraph(_ range: Range<Int>) {
    guard let draft = open.popLast() else { return }
    let text = String(decoding: draft.text.bytes, as: UTF8.self)
    let hiddenText = String(decoding: draft.hidden.bytes, as: UTF8.self)
    if !hiddenText.isEmpty { count(.hiddenText) }
    let paragraph = WordParagraph(
      story: draft.story, text: text, part: part,
      source: draft.start..<max(draft.start, range.upperBound), styleName: draft.style.name,
      outlineLevel: (draft.outlineLevel ?? draft.style.outlineLevel).flatMap {
        (1...9).contains($0) ? $0 - 1 : nil
      },
      label: draft.label, listLevel: draft.label.isEmpty ? nil : draft.listLevel, isBullet: draft.isBullet,
      cell: draft.cell, hiddenText: hiddenText,
      isEmphasised: !draft.hasPlainText && text.prefix(1024).contains(where: \.isLetter))
    if open.isEmpty {
      paragraphs.append(paragraph)
      paragraphs += aside
      aside = []
    } else {
      aside.append(paragraph)
    }
  }

  private func append(exactly bytes: some Sequence<UInt8>) {
    guard let last = open.indices.last, isShown else { return }
    open[last].text.append(exactly: bytes)
  }

  private var isShown: Bool { view == .accepted || openInsertions == 0 }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(OfficeError) {
    guard skipped == 0 else { return }
    textCount += bytes.count
    guard textCount <= limits.textBytes else { throw .tooMany("bytes of text", limit: limits.textBytes) }
    if isInDeletion, let region { deletions[region, default: []] += bytes }
    guard isShown, let last = open.indices.last else { return }
    let around = open[last].style
    if spans.last?.isHidden ?? around.isHidden ?? false || tables.last?.isCovered ?? false {
      open[last].hidden.append(bytes)
      return
    }
    open[last].text.append(bytes)
    let isEmphasised =
      spans.last?.isBold ?? around.isBold ?? false || spans.last?.isCapitals ?? around.isCapitals ?? false
    if !isEmphasised, !open[last].hasPlainText {
      open[last].hasPlainText = String(decoding: bytes, as: UTF8.self).contains(where: \.isLowercase)
    }
  }

  // MARK: End tags

  func end(_ tag: XMLEndTag) throws(OfficeError) {
    if skipped > 0 {
      skipped -= 1
      return
    }
    switch (tag.namespace, tag.name) {
    case (.odfText, .p), (.odfText, .h): endParagraph(tag.range)
    case (.odfText, .deletion): isInDeletion = false
    case (.odfText, .span): _ = spans.popLast()
    case (.odfText, .list): lists.end()
    case (.odfText, .note), (.odfOffice, .annotation), (.odfDraw, .textBox): endStory()
    case (.odfStyle, .header), (.odfStyle, .headerFirst), (.odfStyle, .headerLeft), (.odfStyle, .footer),
      (.odfStyle, .footerFirst), (.odfStyle, .footerLeft):
      endStory()
    case (.odfOffice, .text): isInBody = false
    case (.odfTable, .table): _ = tables.popLast()
    case (.odfTable, .tableHeaderRows): if let last = tables.indices.last { tables[last].headerDepth -= 1 }
    default: break
    }
  }

  private func endStory() {
    let story = stories.popLast()
    if let state = setAside.popLast() { (lists, tables) = state }
    // The mark of a note stands in the text, in raised digits.
    if story == .footnote || story == .endnote, let last = open.indices.last, isShown {
      let digits = String(notes).unicodeScalars.map { Symbols.raised($0) }
      open[last].text.append(
        exactly: digits.flatMap { Array(UTF8.encode($0) ?? UTF8.encodedReplacementCharacter) })
    }
  }
}
