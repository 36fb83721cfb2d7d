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
  /// Whether the paragraph mark is deleted, so that the text runs on into the following paragraph (17.13.5.15).
  var isMarkDeleted = false
  var isMarkHidden = false
  var hasHiddenText = false
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

  /// Runs on into the paragraph that follows, whose properties hold for both; linear in the following text alone.
  mutating func runOn(into next: Draft) {
    children += next.children
    let shift = text.count
    let start = text.isEmpty ? next.source.lowerBound : source.lowerBound
    runs += next.runs.map {
      WordRun(text: $0.text.lowerBound + shift..<$0.text.upperBound + shift, bytes: $0.bytes)
    }
    text += next.text
    source = start..<max(start, next.source.upperBound)
    hasPlainText = hasPlainText || next.hasPlainText
    (styleID, numberingID, level) = (next.styleID, next.numberingID, next.level)
    (outlineLevel, cell, note) = (next.outlineLevel, next.cell ?? cell, next.note)
    (isMarkDeleted, isMarkHidden, endsSection) = (next.isMarkDeleted, next.isMarkHidden, next.endsSection)
  }
}

/// What a story holds besides its paragraphs.
struct StoryContents {
  var drafts: [Draft] = []
  /// The ids that footnote and endnote references name, in order, each once.
  var footnotes: [Int] = []
  var endnotes: [Int] = []
  /// The relationship ids of headers and footers, in order, each once.
  var headers: [String] = []
  var footers: [String] = []
  /// How often something was met that is not read, by what it is.
  var unread: [Unread: Int] = [:]
  /// Fields that never end, counted by their beginnings.
  var unclosedFields: Set<Int> = []

  enum Unread: Int, Sendable, CaseIterable {
    case hiddenText, object, chart, diagram, importedDocument, subdocument, formula, unclosedField

    /// A sentence for the user.
    func note(_ count: Int) -> String {
      let one = count == 1
      switch self {
      case .hiddenText:
        return one
          ? "1 paragraph has hidden text, which was not read"
          : "\(count) paragraphs have hidden text, which was not read"
      case .object: return one ? "1 embedded object was not read" : "\(count) embedded objects were not read"
      case .chart: return one ? "1 chart was not read" : "\(count) charts were not read"
      case .diagram: return one ? "1 diagram was not read" : "\(count) diagrams were not read"
      case .importedDocument:
        return one
          ? "1 imported document (altChunk) was not read"
          : "\(count) imported documents (altChunk) were not read"
      case .subdocument:
        return one ? "1 linked subdocument was not read" : "\(count) linked subdocuments were not read"
      case .formula:
        return one
          ? "1 formula was read as plain characters" : "\(count) formulas were read as plain characters"
      case .unclosedField:
        return one
          ? "1 field never ends, so its code may appear as text"
          : "\(count) fields never end, so their codes may appear as text"
      }
    }
  }
}
