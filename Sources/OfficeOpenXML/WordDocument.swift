/// A Word document as its paragraphs in reading order, in one view of its tracked changes.
package struct WordDocument: Sendable, Equatable {
  package var paragraphs: [WordParagraph]
  /// The name of the main part, found through the package's relationships.
  package var mainPart: String
  /// What was not read, in sentences for the user.
  package var notes: [String]

  package init(paragraphs: [WordParagraph], mainPart: String, notes: [String]) {
    self.paragraphs = paragraphs
    self.mainPart = mainPart
    self.notes = notes
  }
}

/// One `w:p` (ECMA-376 part 1, 17.3.1.22).
package struct WordParagraph: Sendable, Equatable {
  package enum Story: Sendable, Equatable { case body, textBox, footnote, endnote, header, footer, comment }

  package var story: Story
  /// Tabs as U+0009, line breaks as U+000A; without the automatic label.
  package var text: String
  package var runs: [WordRun]
  package var part: String
  /// Byte offsets of the whole element in its part, from `<` of the start tag to after `>` of the end tag.
  package var source: Range<Int>
  package var styleID: String?
  package var styleName: String?
  /// 0 for the outermost heading; `nil` for body text (17.3.1.20).
  package var outlineLevel: Int?
  /// The automatic number as Word shows it, "4.2" or "(a)" or "•"; empty where there is none.
  package var label: String
  /// 0 to 8 where the paragraph is numbered or bulleted.
  package var listLevel: Int?
  package var isBullet: Bool
  /// Where the paragraph stands in a table: the innermost table, counted through the document, all from 0.
  package var cell: WordCell?
  /// Text that Word does not show: hidden characters, and cells that a merge covers.
  package var hiddenText: String
  /// Whether all text is bold or in capitals, as unstyled headings are.
  package var isEmphasised: Bool

  package init(
    story: Story = .body, text: String, runs: [WordRun] = [], part: String, source: Range<Int>,
    styleID: String? = nil, styleName: String? = nil, outlineLevel: Int? = nil, label: String = "",
    listLevel: Int? = nil, isBullet: Bool = false, cell: WordCell? = nil,
    hiddenText: String = "", isEmphasised: Bool = false
  ) {
    self.story = story
    self.text = text
    self.runs = runs
    self.part = part
    self.source = source
    self.styleID = styleID
    self.styleName = styleName
    self.outlineLevel = outlineLevel
    self.label = label
    self.listLevel = listLevel
    self.isBullet = isBullet
    self.cell = cell
    self.hiddenText = hiddenText
    self.isEmphasised = isEmphasised
  }
}

package struct WordCell: Sendable, Equatable {
  package var table: Int
  package var row: Int
  package var column: Int
  /// Whether the row is repeated at the top of each page, as headers of tables are (17.4.49).
  package var isHeader: Bool

  package init(table: Int, row: Int, column: Int, isHeader: Bool = false) {
    self.table = table
    self.row = row
    self.column = column
    self.isHeader = isHeader
  }
}

/// The character data of one `w:t`.
package struct WordRun: Sendable, Equatable {
  /// UTF-8 byte offsets in the paragraph's text.
  package var text: Range<Int>
  /// Byte offsets of the character data in the part, between the tags.
  package var bytes: Range<Int>

  package init(text: Range<Int>, bytes: Range<Int>) {
    self.text = text
    self.bytes = bytes
  }
}
