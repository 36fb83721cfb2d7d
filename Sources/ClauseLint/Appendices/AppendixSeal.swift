import OfficeOpenXML

/// The last line of an appendix, by which its text is known again: which library it comes from, and a digest of its
/// words.
package struct AppendixSeal: Sendable, Equatable {
  package var libraryVersion: String
  /// 64 hexadecimal digits.
  package var digest: String

  private static let lead = "Clause library "
  private static let middle = ", digest "

  var line: String { "\(Self.lead)\(libraryVersion)\(Self.middle)\(digest)." }

  init(libraryVersion: String, digest: String) {
    (self.libraryVersion, self.digest) = (libraryVersion, digest)
  }

  /// Reads the line, whatever stands around it in its paragraph; `nil` where it is none.
  init?(line: String) {
    guard line.hasPrefix(Self.lead), let cut = line.firstRange(of: Self.middle) else { return nil }
    let digits = line[cut.upperBound...].prefix { $0.isHexDigit }
    guard digits.count == 64 else { return nil }
    libraryVersion = String(line[line.index(line.startIndex, offsetBy: Self.lead.count)..<cut.lowerBound])
    digest = String(digits)
  }

  /// The digest of the letters and digits of all clauses in their order, so that a file's form makes no difference and a
  /// changed word does.
  static func digest(of content: [WordContent]) -> String {
    var words = Words()
    for piece in content {
      switch piece {
      case .title, .contents: break
      case .heading(_, let text), .clause(_, let text), .paragraph(let text): words.add(text)
      case .table(let rows): for row in rows.dropFirst() { row.forEach { words.add($0) } }
      }
    }
    return Digest.sha256(words.bytes)
  }

  /// What a text's digest is made from.
  private struct Words {
    var bytes: [UInt8] = []

    mutating func add(_ text: String) {
      for scalar in text.unicodeScalars where scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) {
        bytes += Array(String(scalar).utf8)
      }
    }
  }
}

/// Whether an appendix still says what it said when it was written.
package enum AppendixCheck: Sendable, Equatable {
  case unaltered(AppendixSeal)
  case altered(AppendixSeal, found: String)

  /// Checks a document as it was read.
  /// - Throws: ``AppendixCheckError`` where it carries no seal.
  package init(_ document: Document) throws(AppendixCheckError) {
    let blocks = document.blocks
    guard let place = blocks.lastIndex(where: { AppendixSeal(line: $0.text) != nil }),
      let seal = AppendixSeal(line: blocks[place].text)
    else { throw .noSeal }
    let found = AppendixSeal.digest(of: Self.clauses(Array(blocks[..<place])))
    self = found == seal.digest ? .unaltered(seal) : .altered(seal, found: found)
  }

  /// The clauses among the blocks: without the title, the table of contents, the table's header and the note.
  private static func clauses(_ blocks: [Block]) -> [WordContent] {
    var blocks = blocks
    if let title = blocks.firstIndex(where: { $0.text == Appendix.title }) { blocks.removeSubrange(...title) }
    if let note = blocks.lastIndex(where: { $0.text == Appendix.noteTitle }) {
      blocks.remove(at: note)
      if note < blocks.count, blocks[note].text == Appendix.note { blocks.remove(at: note) }
    }
    let headings = Set(blocks.filter(isHeading).map(\.text) + [Appendix.noteTitle])
    let start = blocks.firstIndex(where: isHeading) ?? 0
    return blocks.enumerated().compactMap { index, block in
      // Before the first heading, a line that is a heading's title is an entry of the table of contents.
      if index < start, headings.contains(block.text) { return nil }
      if case .tableCell(let cell) = block.kind, cell.row == 0 { return nil }
      return .paragraph(block.text)
    }
  }

  private static func isHeading(_ block: Block) -> Bool {
    if case .heading = block.kind { true } else { false }
  }
}

/// Why an appendix cannot be checked.
package enum AppendixCheckError: Error, Equatable, CustomStringConvertible {
  case noSeal

  package var description: String {
    "The file carries no line “Clause library …, digest …”; only an appendix that clauselint wrote can be verified."
  }
}
