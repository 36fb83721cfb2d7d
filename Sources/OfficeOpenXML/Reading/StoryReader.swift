/// Reads the paragraphs of one part in one view of its tracked changes (ECMA-376 part 1, 17.13.5).
///
/// State is kept on stacks of its own, one entry for each open element that matters, so that no depth of input
/// is ever a depth of calls.
final class StoryReader: XMLHandler {
  let view: RevisionView
  let limits: ReadingLimits
  /// Fields to be overlooked, counted by their beginnings: those that turned out never to end.
  let ignoredFields: Set<Int>
  var contents = StoryContents()
  private(set) var rootNamespace = Namespace.none
  private(set) var root: Name?

  var story: WordParagraph.Story
  var styles: StyleSheet
  var paragraphs = ParagraphAssembly()
  var runs = OpenRuns()
  var tables = OpenTables()
  var fields = FieldStack()
  var alternatives = Alternatives()
  /// What text boxes set aside while they are read.
  var outer: [OuterStory] = []
  var place = PropertyPlace.none
  /// The `w:t` being read.
  var open: OpenText?
  var note: Int?
  var footnoteNumbers: [Int: Int] = [:]
  /// How many elements deep the reader is in something that is left out; 0 where it reads.
  var skipped = 0
  var fieldCount = 0
  var tableCount: Int
  var paragraphCount = 0
  var noteCount = 0
  var textCount = 0

  /// Where property elements belong to.
  enum PropertyPlace { case none, paragraph, mark, run, row, cell, control }

  init(
    _ story: WordParagraph.Story, styles: StyleSheet, view: RevisionView, limits: ReadingLimits,
    firstTable: Int,
    ignoredFields: Set<Int>
  ) {
    self.story = story
    self.styles = styles
    self.view = view
    self.limits = limits
    self.ignoredFields = ignoredFields
    tableCount = firstTable
  }

  /// Ends the story: to be called once after the part was read.
  func finish() {
    closeFields()
    paragraphs.finish()
    contents.drafts = paragraphs.finished
  }

  func count(_ what: StoryContents.Unread) { contents.unread[what, default: 0] += 1 }

  // MARK: Start tags

  func start(_ tag: XMLTag) throws(OfficeError) {
    if skipped > 0 {
      skipped += 1
      return
    }
    if root == nil { (rootNamespace, root) = (tag.namespace, tag.name) }
    switch tag.namespace {
    case .word: try startWord(tag)
    case .math: if tag.name == .oMath { skipFormula() }
    case .compatibility: startAlternative(tag)
    case .drawing: if tag.name == .blip { count(.picture) }
    case .vml: if tag.name == .imagedata { count(.picture) }
    case .office: if tag.name == .oleObject { count(.object) }
    case .chart: if tag.name == .chart { count(.chart) }
    case .diagram: if tag.name == .relIds { count(.diagram) }
    case .foreign:
      skipped = 1
      count(.foreign)
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
    case .control: if tag.name == .showingPlcHdr { count(.placeholder) }
    }
  }

  private func startContent(_ tag: XMLTag) throws(OfficeError) {
    switch tag.name {
    case .p: try startParagraph(tag)
    case .pPr: if paragraphs.isInside { place = .paragraph }
    case .r: runs.begin()
    case .rPr: if runs.isEmpty { skipped = 1 } else { place = .run }
    case .t: beginText(at: tag.range.upperBound)
    case .delText: if view == .original { beginText(at: tag.range.upperBound) } else { skipped = 1 }
    case .tab, .ptab: try append("\t")
    case .br, .cr: try append("\n")
    case .noBreakHyphen: try append("\u{2011}")
    case .softHyphen: try append("\u{AD}")
    case .sym: if let scalar = Symbols.scalar(tag[.char], font: tag[.font]) { try append(scalar) }
    case .fldChar: field(tag[.fldCharType])
    case .ins, .moveTo, .del, .moveFrom: if isGone(tag.name) { skipped = 1 }
    case .tbl, .tr, .tc: startTable(tag)
    case .trPr: place = .row
    case .tcPr: place = .cell
    case .sdtPr: place = .control
    case .txbxContent: startTextBox()
    case .footnote, .endnote, .comment: try startNote(tag)
    case .sdtEndPr, .customXmlPr, .smartTagPr, .rt, .tblPr, .tblGrid, .tblPrEx, .sectPrChange, .instrText,
      .delInstrText:
      skipped = 1
    default: try startReference(tag)
    }
  }

  /// Counts a tracked change, and says whether what it holds is not there in the view.
  func isGone(_ change: Name) -> Bool {
    contents.revisions += 1
    return view.leavesOut(change)
  }

  /// A formula is two-dimensional: its characters in a row would say something else.
  private func skipFormula() {
    count(.formula)
    skipped = 1
  }

  private func startAlternative(_ tag: XMLTag) {
    switch tag.name {
    case .alternateContent: alternatives.begin()
    case .choice: if !alternatives.takes(tag) { skipped = 1 }
    case .fallback: if !alternatives.takesFallback { skipped = 1 }
    default: break
    }
  }

  // MARK: End tags

  func end(_ tag: XMLEndTag) throws(OfficeError) {
    if skipped > 0 {
      skipped -= 1
      return
    }
    switch tag.namespace {
    case .word: endWord(tag)
    case .compatibility: if tag.name == .alternateContent { alternatives.end() }
    default: break
    }
  }

  private func endWord(_ tag: XMLEndTag) {
    switch tag.name {
    case .rPr: endRunProperties()
    case .pPr, .trPr, .tcPr, .sdtPr: place = .none
    case .p: endParagraph(tag.range)
    case .r: if place == .none { runs.end() }
    case .t, .delText: endText(tag.range)
    case .tbl, .tr, .tc: endTable(tag.name)
    case .txbxContent: endTextBox()
    case .footnote, .endnote, .comment: endNote()
    default: break
    }
  }
}
