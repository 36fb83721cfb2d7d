/// Paragraphs, and the tables, text boxes and notes that hold them.
extension StoryReader {
  /// What a text box sets aside while it is read.
  struct OuterStory {
    var tables: OpenTables
    var fields: FieldStack
    var story: WordParagraph.Story
    var runs: OpenRuns
  }

  func startParagraph(_ tag: XMLTag) throws(OfficeError) {
    if tables.isCellGone {
      skipped = 1
      return
    }
    paragraphCount += 1
    guard paragraphCount <= limits.paragraphs else { throw .tooMany("paragraphs", limit: limits.paragraphs) }
    var draft = Draft(story: story, start: tag.range.lowerBound)
    draft.cell = tables.cell
    draft.note = note
    draft.isCovered = tables.isCellCovered
    paragraphs.begin(draft)
  }

  func endParagraph(_ range: Range<Int>) {
    if let ended = paragraphs.end(at: range.upperBound), !ended.hidden.isEmpty { count(.hiddenText) }
  }

  // MARK: Tables

  func startTable(_ tag: XMLTag) {
    switch tag.name {
    case .tbl:
      if tables.isCellGone {
        skipped = 1
        return
      }
      paragraphs.interrupt()
      if tables.begin(tableCount) { tableCount += 1 } else { count(.deepTable) }
    case .tr: tables.change { $0.beginRow() }
    default:
      guard !tables.isEmpty, !tables.isTooDeep else { return }
      if tables.isRowGone {
        skipped = 1
        return
      }
      tables.change { $0.beginCell() }
      paragraphs.beginContainer()
    }
  }

  func endTable(_ name: Name) {
    switch name {
    case .tbl: tables.end()
    case .tr: tables.change { $0.endRow() }
    default:
      guard !tables.isEmpty, !tables.isTooDeep else { return }
      paragraphs.endContainer()
      tables.change { $0.endCell() }
    }
  }

  // MARK: Text boxes

  func startTextBox() {
    let isShown = fields.isShown
    outer.append(OuterStory(tables: tables, fields: fields, story: story, runs: runs))
    (tables, fields, runs) = (OpenTables(), FieldStack(), OpenRuns())
    if story == .body { story = .textBox }
    paragraphs.beginContainer()
    if !isShown { fields.begin(-1) }
  }

  func endTextBox() {
    paragraphs.endContainer()
    guard let state = outer.popLast() else { return }
    closeFields()
    (tables, fields, story, runs) = (state.tables, state.fields, state.story, state.runs)
  }

  // MARK: Notes and margins

  /// Separators between text and notes are no text (17.11.23).
  func startNote(_ tag: XMLTag) throws(OfficeError) {
    if let type = tag[.type], type != "normal" {
      skipped = 1
      return
    }
    noteCount += 1
    guard noteCount <= limits.items else { throw .tooMany("notes or comments", limit: limits.items) }
    note = number(tag[.id])
    paragraphs.beginContainer()
  }

  func endNote() {
    paragraphs.endContainer()
    closeFields()
    note = nil
  }

  func startReference(_ tag: XMLTag) throws(OfficeError) {
    switch tag.name {
    case .footnoteReference: if isShown, let id = number(tag[.id]) { try footnote(id, tag) }
    case .endnoteReference: if isShown, let id = number(tag[.id]) { contents.endnotes.append(id) }
    case .headerReference, .footerReference: startMargin(tag)
    case .altChunk: count(.importedDocument)
    case .subDoc: count(.subdocument)
    default: break
    }
  }

  func startMargin(_ tag: XMLTag) {
    guard let id = tag[.id, in: .references] else { return }
    if tag.name == .headerReference { contents.headers.append(id) } else { contents.footers.append(id) }
  }

  /// The mark of a footnote, in raised digits; a mark of the author's own stands in the text already and is not
  /// counted.
  private func footnote(_ id: Int, _ tag: XMLTag) throws(OfficeError) {
    contents.footnotes.append(id)
    if let mark = tag[.customMarkFollows], isOn(mark) { return }
    let ordinal = footnoteNumbers[id] ?? footnoteNumbers.count + 1
    footnoteNumbers[id] = ordinal
    for digit in String(ordinal).unicodeScalars { try append(Symbols.raised(digit)) }
  }
}
