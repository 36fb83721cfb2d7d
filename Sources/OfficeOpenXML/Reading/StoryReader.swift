/// Reads the paragraphs of one part in the accepted view: insertions in, deletions out (ECMA-376 part 1, 17.13.5).
///
/// State is kept on stacks of its own, one entry for each open element that matters, so that no depth of input
/// is ever a depth of calls.
final class StoryReader: XMLHandler {
  static let paragraphLimit = 1_000_000
  static let textLimit = 64 << 20

  private(set) var contents = StoryContents()
  private(set) var rootNamespace = Namespace.none
  private(set) var root: Name?
  private var story: WordParagraph.Story
  private var styles: StyleSheet
  private let ignoredFields: Set<Int>

  private var skipped = 0
  private var paragraphs: [Draft] = []
  private var runs: [StoryState.RunState] = []
  private var containers = [StoryState.Container()]
  private var tables: [StoryState.TableState] = []
  private var choices: [Bool] = []
  private var outer: [StoryState.OuterState] = []
  private var fields = FieldStack()
  private var fieldCount = 0
  private var tableCount: Int
  private var paragraphCount = 0
  private var textCount = 0
  private var note: Int?
  private var footnoteNumbers: [Int: Int] = [:]
  private var place = PropertyPlace.none
  /// The start in the paragraph's text and in the part of the `w:t` being read.
  private var open: (text: Int, bytes: Int?)?

  /// Where property elements belong to.
  private enum PropertyPlace { case none, paragraph, mark, run, row, cell }

  init(
    _ story: WordParagraph.Story, styles: StyleSheet, firstTable: Int = 0, ignoredFields: Set<Int> = []
  ) {
    self.story = story
    self.styles = styles
    self.ignoredFields = ignoredFields
    tableCount = firstTable
  }

  var nextTable: Int { tableCount }

  // MARK: Start tags

  func start(_ tag: XMLTag) throws(OfficeError) {
    if skipped > 0 {
      skipped += 1
      return
    }
    if root == nil { (rootNamespace, root) = (tag.namespace, tag.name) }
    switch tag.namespace {
    case .word: try startWord(tag)
    case .math: startMath(tag)
    case .compatibility: startAlternative(tag)
    case .office: if tag.name == .oleObject { count(.object) }
    case .chart: if tag.name == .chart { count(.chart) }
    case .diagram: if tag.name == .relIds { count(.diagram) }
    default: break
    }
  }

  private func startWord(_ tag: XMLTag) throws(OfficeError) {
    switch place {
    case .none: try startContent(tag)
    case .paragraph, .mark: startParagraphProperty(tag)
    case .run: startRunProperty(tag)
    case .row: startRowProperty(tag)
    case .cell: startCellProperty(tag)
    }
  }

  private func startContent(_ tag: XMLTag) throws(OfficeError) {
    switch tag.name {
    case .p: try startParagraph(tag)
    case .pPr: if !paragraphs.isEmpty { place = .paragraph }
    case .r: runs.append(StoryState.RunState())
    case .rPr: if runs.isEmpty { skipped = 1 } else { place = .run }
    case .t: beginText(at: tag.range.upperBound)
    case .tab, .ptab: try append("\t")
    case .br, .cr: try append("\n")
    case .noBreakHyphen: try append("\u{2011}")
    case .softHyphen: try append("\u{AD}")
    case .sym: if let scalar = Symbols.scalar(tag[.char], font: tag[.font]) { try append(scalar) }
    case .fldChar: field(tag[.fldCharType])
    case .tbl, .tr, .tc: startTable(tag)
    case .trPr: place = .row
    case .tcPr: place = .cell
    case .txbxContent: startTextBox()
    case .footnote, .endnote, .comment: startNote(tag)
    case .del, .moveFrom, .sdtPr, .sdtEndPr, .customXmlPr, .smartTagPr, .rt, .tblPr, .tblGrid, .tblPrEx,
      .sectPrChange, .instrText, .delText:
      skipped = 1
    default: try startReference(tag)
    }
  }

  private func startReference(_ tag: XMLTag) throws(OfficeError) {
    switch tag.name {
    case .footnoteReference: if isShown, let id = number(tag[.id]) { try footnote(id, tag) }
    case .endnoteReference: if isShown, let id = number(tag[.id]) { contents.endnotes.append(id) }
    case .headerReference: if let id = tag[.id, in: .references] { contents.headers.append(id) }
    case .footerReference: if let id = tag[.id, in: .references] { contents.footers.append(id) }
    case .altChunk: count(.importedDocument)
    case .subDoc: count(.subdocument)
    default: break
    }
  }

  /// The mark of a footnote, in raised digits; a mark of the author's own stands in the text already.
  private func footnote(_ id: Int, _ tag: XMLTag) throws(OfficeError) {
    let known = footnoteNumbers[id]
    let ordinal = known ?? footnoteNumbers.count + 1
    if known == nil {
      footnoteNumbers[id] = ordinal
      contents.footnotes.append(id)
    }
    if let mark = tag[.customMarkFollows], isOn(mark) { return }
    for digit in String(ordinal).unicodeScalars { try append(Symbols.raised(digit)) }
  }

  private func startMath(_ tag: XMLTag) {
    switch tag.name {
    case .oMath: count(.formula)
    case .r: runs.append(StoryState.RunState())
    case .t: beginText(at: nil)
    default: break
    }
  }

  /// Text boxes come twice, as drawing and as its older form: one of them is read (ECMA-376 part 3, 7.6).
  private func startAlternative(_ tag: XMLTag) {
    switch tag.name {
    case .alternateContent: choices.append(false)
    case .choice:
      guard let last = choices.indices.last else { return }
      if choices[last] || !StoryReader.understands(tag[.requires]) {
        skipped = 1
      } else {
        choices[last] = true
      }
    case .fallback: if choices.last == true { skipped = 1 }
    default: break
    }
  }

  /// The prefixes of the extensions that Word itself writes; whatever else a choice requires is unknown.
  private static func understands(_ requires: String?) -> Bool {
    guard let requires else { return true }
    let known = ["wps", "wpg", "wpc", "wpi", "wp14", "wp15", "wne", "a14", "v", "am3d", "aink", "c14"]
    return requires.split(separator: " ").allSatisfy { prefix in
      known.contains(String(prefix)) || prefix.hasPrefix("w1") || prefix.hasPrefix("cx")
    }
  }

  // MARK: Properties

  private func startParagraphProperty(_ tag: XMLTag) {
    guard let last = paragraphs.indices.last else { return }
    switch tag.name {
    case .rPr: place = .mark
    case .sectPr: paragraphs[last].endsSection = true
    case .pPrChange, .rPrChange, .sectPrChange, .tabs, .numberingChange: skipped = 1
    case .pStyle: paragraphs[last].styleID = tag[.val]
    case .numId: paragraphs[last].numberingID = number(tag[.val])
    case .ilvl: paragraphs[last].level = number(tag[.val])
    case .outlineLvl: paragraphs[last].outlineLevel = number(tag[.val])
    case .del, .moveFrom: if place == .mark { paragraphs[last].isMarkDeleted = true }
    case .vanish: if place == .mark { paragraphs[last].isMarkHidden = isOn(tag[.val]) }
    case .headerReference: if let id = tag[.id, in: .references] { contents.headers.append(id) }
    case .footerReference: if let id = tag[.id, in: .references] { contents.footers.append(id) }
    default: break
    }
  }

  private func startRunProperty(_ tag: XMLTag) {
    guard let last = runs.indices.last else { return }
    switch tag.name {
    case .rPrChange: skipped = 1
    case .rStyle: runs[last].styleID = tag[.val]
    case .b: runs[last].isBold = isOn(tag[.val])
    case .caps: runs[last].isCapitals = isOn(tag[.val])
    case .vanish: runs[last].isHidden = isOn(tag[.val])
    default: break
    }
  }

  private func startRowProperty(_ tag: XMLTag) {
    guard let last = tables.indices.last else { return }
    switch tag.name {
    case .trPrChange: skipped = 1
    case .del: tables[last].isRowDeleted = true
    case .gridBefore: tables[last].next += columns(tag[.val]) ?? 0
    default: break
    }
  }

  private func startCellProperty(_ tag: XMLTag) {
    guard let last = tables.indices.last else { return }
    switch tag.name {
    case .tcPrChange: skipped = 1
    case .cellDel: tables[last].isCellDeleted = true
    case .gridSpan: tables[last].next = tables[last].column + max(columns(tag[.val]) ?? 1, 1)
    default: break
    }
  }

  /// Word's tables have at most 63 columns; larger numbers are never allocated for.
  private func columns(_ value: String?) -> Int? { number(value).map { min(max($0, 0), 63) } }

  // MARK: Paragraphs

  private func startParagraph(_ tag: XMLTag) throws(OfficeError) {
    if tables.last?.isCellDeleted == true {
      skipped = 1
      return
    }
    paragraphCount += 1
    guard paragraphCount <= StoryReader.paragraphLimit else {
      throw .tooMany("paragraphs", limit: StoryReader.paragraphLimit)
    }
    var draft = Draft(story: story, start: tag.range.lowerBound)
    draft.cell = tables.last?.cell
    draft.note = note
    paragraphs.append(draft)
  }

  private func endParagraph(_ range: Range<Int>) {
    guard var draft = paragraphs.popLast(), let last = containers.indices.last else { return }
    draft.source = draft.source.lowerBound..<max(range.upperBound, draft.source.lowerBound)
    if draft.hasHiddenText { count(.hiddenText) }
    if var former = containers[last].joined {
      containers[last].joined = nil
      former.runOn(into: draft)
      draft = former
    }
    if draft.isMarkDeleted {
      containers[last].joined = draft
    } else {
      deliver(draft)
    }
  }

  /// Ends a container: a paragraph that would run on into a following one has none and stands for itself.
  private func endContainer() {
    guard let container = containers.popLast() else { return }
    release(container.joined)
  }

  private func release(_ joined: Draft?) {
    guard let joined else { return }
    if joined.text.isEmpty {
      for child in joined.children { deliver(child) }
    } else {
      deliver(joined)
    }
  }

  private func deliver(_ draft: Draft) {
    if let last = paragraphs.indices.last {
      paragraphs[last].children.append(draft)
      return
    }
    var draft = draft
    let children = draft.children
    draft.children = []
    let isGone = draft.isMarkHidden && draft.text.isEmpty
    if !isGone { contents.drafts.append(draft) }
    var queue = Array(children.reversed())
    while var child = queue.popLast() {
      queue += child.children.reversed()
      child.children = []
      contents.drafts.append(child)
    }
  }

  // MARK: Containers

  private func startTable(_ tag: XMLTag) {
    switch tag.name {
    case .tbl:
      if tables.last?.isCellDeleted == true {
        skipped = 1
        return
      }
      if let last = containers.indices.last {
        release(containers[last].joined)
        containers[last].joined = nil
      }
      tables.append(StoryState.TableState(index: tableCount))
      tableCount += 1
    case .tr:
      guard let last = tables.indices.last else { return }
      tables[last].row += 1
      tables[last].next = 0
      tables[last].isRowDeleted = false
    default:
      guard let last = tables.indices.last else { return }
      if tables[last].isRowDeleted {
        skipped = 1
        return
      }
      tables[last].column = tables[last].next
      tables[last].next += 1
      tables[last].isCellDeleted = false
      containers.append(StoryState.Container())
    }
  }

  private func endTable(_ name: Name) {
    switch name {
    case .tbl: _ = tables.popLast()
    case .tr:
      guard let last = tables.indices.last, tables[last].isRowDeleted else { return }
      tables[last].row -= 1
    default:
      guard let last = tables.indices.last else { return }
      tables[last].isCellDeleted = false
      endContainer()
    }
  }

  private func startTextBox() {
    outer.append(StoryState.OuterState(tables: tables, fields: fields, story: story, runs: runs))
    tables = []
    runs = []
    if story == .body { story = .textBox }
    containers.append(StoryState.Container())
    fields = FieldStack()
    if !(outer.last?.fields.isShown ?? true) { fields.begin(-1) }
  }

  private func endTextBox() {
    endContainer()
    guard let state = outer.popLast() else { return }
    closeFields()
    (tables, fields, story, runs) = (state.tables, state.fields, state.story, state.runs)
  }

  /// Separators between text and notes are no text (17.11.23).
  private func startNote(_ tag: XMLTag) {
    if let type = tag[.type], type != "normal" {
      skipped = 1
      return
    }
    note = number(tag[.id])
    containers.append(StoryState.Container())
  }

  private func endNote() {
    endContainer()
    closeFields()
    note = nil
  }

  // MARK: Fields

  /// Fields show their result and never their instruction (17.16.18).
  private func field(_ type: String?) {
    switch type {
    case "begin":
      fieldCount += 1
      if !ignoredFields.contains(fieldCount) { fields.begin(fieldCount) }
    case "separate": fields.separate()
    case "end": fields.end()
    default: break
    }
  }

  private func closeFields() {
    contents.unclosedFields.formUnion(fields.unfinished)
    fields = FieldStack()
  }

  /// Ends the story: to be called once after the part was read.
  func finish() {
    closeFields()
    while !containers.isEmpty { endContainer() }
  }

  // MARK: Text

  private var isShown: Bool { fields.isShown && !look().hidden }

  private func look() -> (hidden: Bool, emphasised: Bool) {
    guard let last = runs.indices.last else { return (false, false) }
    if let look = runs[last].look { return look }
    let run = runs[last]
    let own = run.styleID.map { styles.resolved($0) }
    let around = (paragraphs.last?.styleID ?? styles.defaultParagraph).map { styles.resolved($0) }
    let look = (
      hidden: run.isHidden ?? own?.isHidden ?? around?.isHidden ?? false,
      emphasised: run.isBold ?? own?.isBold ?? around?.isBold ?? false
        || run.isCapitals ?? own?.isCapitals ?? around?.isCapitals ?? false
    )
    runs[last].look = look
    return look
  }

  private func beginText(at byte: Int?) {
    guard let last = paragraphs.indices.last, fields.isShown else { return }
    if look().hidden {
      paragraphs[last].hasHiddenText = true
    } else {
      open = (paragraphs[last].text.count, byte)
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(OfficeError) {
    guard skipped == 0, open != nil, let last = paragraphs.indices.last else { return }
    try grow(bytes.count)
    paragraphs[last].text += bytes
  }

  private func endText(_ range: Range<Int>) {
    guard let (start, bytes) = open, let last = paragraphs.indices.last else { return }
    open = nil
    let end = paragraphs[last].text.count
    guard end > start else { return }
    if let bytes {
      paragraphs[last].runs.append(WordRun(text: start..<end, bytes: bytes..<max(bytes, range.lowerBound)))
    }
    if !paragraphs[last].hasPlainText, !look().emphasised {
      paragraphs[last].hasPlainText = StoryReader.hasLowercase(paragraphs[last].text[start..<end])
    }
  }

  private static func hasLowercase(_ text: ArraySlice<UInt8>) -> Bool {
    if text.contains(where: { (0x61...0x7A).contains($0) }) { return true }
    guard text.contains(where: { $0 >= 0x80 }) else { return false }
    return String(decoding: text, as: UTF8.self).unicodeScalars.contains { $0.properties.isLowercase }
  }

  private func append(_ scalar: UnicodeScalar) throws(OfficeError) {
    guard let last = paragraphs.indices.last, isShown else { return }
    try grow(4)
    paragraphs[last].text += UTF8.encode(scalar).map(Array.init) ?? []
  }

  private func grow(_ bytes: Int) throws(OfficeError) {
    textCount += bytes
    guard textCount <= StoryReader.textLimit else {
      throw .tooMany("bytes of text", limit: StoryReader.textLimit)
    }
  }

  private func count(_ what: StoryContents.Unread) { contents.unread[what, default: 0] += 1 }

  // MARK: End tags

  func end(_ namespace: Namespace, _ name: Name, _ range: Range<Int>) throws(OfficeError) {
    if skipped > 0 {
      skipped -= 1
      return
    }
    switch (namespace, name) {
    case (.word, _): endWord(name, range)
    case (.math, .t): endText(range)
    case (.math, .r): _ = runs.popLast()
    case (.compatibility, .alternateContent): _ = choices.popLast()
    default: break
    }
  }

  private func endWord(_ name: Name, _ range: Range<Int>) {
    switch name {
    case .rPr: place = place == .mark ? .paragraph : .none
    case .pPr, .trPr, .tcPr: place = .none
    case .p: endParagraph(range)
    case .r: if place == .none { _ = runs.popLast() }
    case .t: endText(range)
    case .tbl, .tr, .tc: endTable(name)
    case .txbxContent: endTextBox()
    case .footnote, .endnote, .comment: endNote()
    default: break
    }
  }
}
