/// A contract or tender as it was read: its blocks in reading order, whatever file they came from.
package struct Document: Sendable, Equatable {
  /// The kinds of file that can be read.
  package enum Format: String, Sendable, Equatable, CaseIterable {
    case word, flatOPC = "flat-opc", wordXML = "word-xml", openDocument = "odt", html, pdf, text, markdown
  }

  package var format: Format
  package var blocks: [Block]
  /// What was not read, or read with doubt, in sentences for the user.
  package var notes: [String]
  /// What readers of the document do not see, in reading order; it is never judged.
  package var hidden: [HiddenPassage]

  package init(format: Format, blocks: [Block], notes: [String] = [], hidden: [HiddenPassage] = []) {
    self.format = format
    self.blocks = blocks
    self.notes = notes
    self.hidden = hidden
  }

  /// The number of words in all blocks, counted as runs of bytes that are neither space nor control characters.
  package var words: Int {
    blocks.reduce(0) { $0 + Self.words(in: $1.text) }
  }

  /// Counts where words begin, eight bytes at a time.
  private static func words(in text: String) -> Int {
    var text = text
    return text.withUTF8 { bytes in
      let raw = UnsafeRawBufferPointer(bytes)
      var count = 0
      // One bit for each byte of a word, the highest of the byte; the bit of the byte before the eight comes in.
      var before: UInt64 = 0
      var at = 0
      while at < raw.count {
        var eight: UInt64 = 0
        if at + 8 <= raw.count {
          eight = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
        } else {
          for place in at..<raw.count { eight |= UInt64(raw[place]) << UInt64((place - at) * 8) }
        }
        // The sum carries into the highest bit from 0x21 on, and into no other byte.
        let inWord = ((eight & 0x7F7F_7F7F_7F7F_7F7F) + 0x5F5F_5F5F_5F5F_5F5F | eight) & 0x8080_8080_8080_8080
        count += (inWord & ~(inWord << 8 | before)).nonzeroBitCount
        before = inWord >> 56
        at += 8
      }
      return count
    }
  }
}

/// Text that is in the file but not shown: hidden characters, and cells that a merge covers.
package struct HiddenPassage: Sendable, Equatable {
  /// The index of the block it stands in or after; -1 before the first.
  package var after: Int
  package var text: String

  package init(after: Int, text: String) {
    self.after = after
    self.text = text
  }
}

/// One heading, paragraph, list item or table cell paragraph.
package struct Block: Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    /// A heading; the outermost level is 1.
    case heading(level: Int)
    case paragraph
    /// A list item; the outermost level is 0.
    case listItem(level: Int)
    case tableCell(CellPosition)
    case footnote, endnote, header, footer, textBox, comment
  }

  package var kind: Kind
  /// The text without its number, with tabs and line feeds where the source has tabs and line breaks.
  package var text: String
  /// The number or label shown before the text, such as "12.3" or "(b)"; empty where there is none.
  package var number: String
  /// The headings above this block, outermost first, each with its number: "12 Data".
  package var headingPath: [String]
  /// The index of the block that introduces the list or the sub-clauses this block belongs to
  /// ("The Supplier shall:"), where there is one.
  package var stem: Int?
  /// Where the whole block stands in its source: a paragraph element or lines of text.
  package var source: SourceRange
  /// The pieces of text with their places, in order; text of no piece (a tab, a symbol) has no place of its own.
  package var runs: [Run]

  package init(
    kind: Kind = .paragraph, text: String, number: String = "", headingPath: [String] = [],
    stem: Int? = nil, source: SourceRange = SourceRange(part: "", bytes: 0..<0), runs: [Run] = []
  ) {
    self.kind = kind
    self.text = text
    self.number = number
    self.headingPath = headingPath
    self.stem = stem
    self.source = source
    self.runs = runs
  }
}

/// The place of a cell: tables are counted through the document, rows and columns within the table, all from 0.
package struct CellPosition: Sendable, Equatable, Hashable {
  package var table: Int
  package var row: Int
  package var column: Int
  /// Whether the row is the table's header.
  package var isHeader: Bool

  package init(table: Int, row: Int, column: Int, isHeader: Bool = false) {
    self.table = table
    self.row = row
    self.column = column
    self.isHeader = isHeader
  }
}

/// A range of bytes in a part of the file.
package struct SourceRange: Sendable, Equatable {
  /// The name of the part inside the package ("word/document.xml"); empty for a file that is one part.
  package var part: String
  /// Byte offsets in the part as it is after inflating.
  package var bytes: Range<Int>

  package init(part: String, bytes: Range<Int>) {
    self.part = part
    self.bytes = bytes
  }
}

/// A piece of a block's text and the bytes it was read from.
package struct Run: Sendable, Equatable {
  /// UTF-8 byte offsets in the block's text.
  package var text: Range<Int>
  /// Byte offsets in the part named by the block's source: the character data between the tags for Word.
  package var bytes: Range<Int>

  package init(text: Range<Int>, bytes: Range<Int>) {
    self.text = text
    self.bytes = bytes
  }
}
