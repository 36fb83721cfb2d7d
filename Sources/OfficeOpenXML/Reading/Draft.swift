/// A paragraph as it stands in its part, before its number is known.
struct Draft: Sendable {
  var story: WordParagraph.Story
  var source: Range<Int>
  var text: [UInt8] = []
  var runs: [WordRun] = []
  var styleID: String?
  var numberingID: Int?
  var level: Int?
  var outlineLevel: Int?
  var cell: WordCell?
  /// The id of the footnote, endnote or comment the paragraph belongs to.
  var note: Int?
  /// Whether the view has no paragraph mark here, so that the text runs on into the following paragraph
  /// (17.13.5.15).
  var isMarkGone = false
  var isMarkHidden = false
  /// Whether the paragraph stands in a cell that a merge covers, so that Word shows none of it.
  var isCovered = false
  /// Text that Word does not show.
  var hidden: [UInt8] = []
  /// How much text there was when hidden text began last.
  private var hiddenAt = 0
  /// Whether the paragraph ends a section; where it holds nothing else, Word neither shows nor counts its number.
  var endsSection = false
  /// Whether some text is in lower case and not bold.
  var hasPlainText = false
  /// Paragraphs of text boxes, which come after the paragraph that holds them.
  var children: [Draft] = []

  init(story: WordParagraph.Story, start: Int) {
    self.story = story
    source = start..<start
  }

  /// Keeps pieces of hidden text apart between which there is text.
  mutating func beginHidden() {
    if !hidden.isEmpty, hiddenAt != text.count { hidden.append(0x20) }
    hiddenAt = text.count
  }

  /// Runs on into the paragraph that follows, whose properties hold for both; linear in the following text alone.
  mutating func runOn(into next: Draft) {
    children += next.children
    let shift = text.count
    let start = text.isEmpty ? next.source.lowerBound : source.lowerBound
    runs += next.runs.map {
      WordRun(text: $0.text.lowerBound + shift..<$0.text.upperBound + shift, bytes: $0.bytes)
    }
    text += next.text
    if !next.hidden.isEmpty { hidden += (hidden.isEmpty ? [] : [0x20]) + next.hidden }
    source = start..<max(start, next.source.upperBound)
    hasPlainText = hasPlainText || next.hasPlainText
    (styleID, numberingID, level) = (next.styleID, next.numberingID, next.level)
    (outlineLevel, cell, note) = (next.outlineLevel, next.cell ?? cell, next.note)
    (isMarkGone, isMarkHidden, endsSection) = (next.isMarkGone, next.isMarkHidden, next.endsSection)
  }
}
