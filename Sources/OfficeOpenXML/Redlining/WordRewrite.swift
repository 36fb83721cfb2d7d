/// Words of an existing paragraph that are struck and put in, as tracked changes (ECMA-376 part 1, 17.13.5.14 and
/// 17.13.5.18).
package struct WordRewrite: Sendable, Equatable {
  /// One contiguous change.
  package struct Edit: Sendable, Equatable {
    /// The struck character data as bytes of the part, in order, each inside one `w:t`.
    package var struck: [Range<Int>]
    /// The byte of character data before which the new words stand, where nothing is struck.
    package var place: Int
    /// The new words; empty where words are only struck.
    package var inserted: String

    package init(struck: [Range<Int>], place: Int, inserted: String) {
      self.struck = struck
      self.place = place
      self.inserted = inserted
    }
  }

  /// Ascending, apart from one another.
  package var edits: [Edit]
  /// The comment's text; line feeds separate its paragraphs.
  package var comment: String?

  package init(edits: [Edit], comment: String? = nil) {
    self.edits = edits
    self.comment = comment
  }
}

/// Why words cannot be changed where they stand.
package enum RewriteHindrance: String, Sendable, Equatable {
  case noText = "the words stand in no text run of the main part"
  case otherContent = "a tab, a picture or a note stands among the words"
  case field = "the words are the result of a field, which Word would write over"
  case revision = "the words carry somebody's tracked change"
  case contentControl = "the words stand in a content control that is locked or filled by Word"
  case unusualMarkup = "the words are marked up in an unusual way"
}

extension WordSource {
  /// The byte at which the character at `offset` bytes of a run's text begins; `bytes` is the run's character data.
  package func byte(ofText offset: Int, inRun bytes: Range<Int>) -> Int? {
    var at = bytes.lowerBound
    var text = 0
    while at < bytes.upperBound, text < offset {
      switch tree.bytes[at] {
      case UInt8(ascii: "&"):
        guard let end = tree.bytes[at..<bytes.upperBound].firstIndex(of: UInt8(ascii: ";")) else {
          return nil
        }
        text += MarkupText.unescaped(tree.text(at..<end + 1)).utf8.count
        at = end + 1
      case 0x0D: return nil
      default:
        text += 1
        at += 1
      }
    }
    return text == offset ? at : nil
  }

  /// Whether the words can be changed where they stand so that both accepting and rejecting come out right.
  package func hindrance(to edit: WordRewrite.Edit) -> RewriteHindrance? {
    do throws(RewriteHindrance) {
      _ = try tree.pieces(of: edit, fields: fields)
      return nil
    } catch {
      return error
    }
  }
}

extension RewriteHindrance: Error {}

/// A part of one `w:t` that an edit touches.
struct TextPiece: Equatable {
  /// The `w:t` and its `w:r`.
  var text: Int
  var run: Int
  /// The struck character data; empty where words are only put in.
  var range: Range<Int>
}

extension MarkupTree {
  /// The `w:t` elements that an edit touches, in order.
  func pieces(of edit: WordRewrite.Edit, fields: [Range<Int>]) throws(RewriteHindrance) -> [TextPiece] {
    let ranges = edit.struck.isEmpty ? [edit.place..<edit.place] : edit.struck
    var pieces: [TextPiece] = []
    for range in ranges {
      guard let text = textElement(around: range), let run = elements[text].parent, isWord(run, "r") else {
        throw .noText
      }
      if fields.contains(where: { $0.overlaps(elements[run].whole) }) { throw .field }
      try refuseOddMarkup(of: run, text)
      try refuseSurroundings(of: run)
      pieces.append(TextPiece(text: text, run: run, range: range))
    }
    for (before, after) in zip(pieces, pieces.dropFirst()) where !isBeside(before, after) {
      throw .otherContent
    }
    return pieces
  }

  /// The `w:t` whose character data hold a range.
  private func textElement(around range: Range<Int>) -> Int? {
    var low = 0
    var high = elements.count
    while low < high {
      let middle = (low + high) / 2
      if elements[middle].tag.upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    guard low > 0, isWord(low - 1, "t") else { return nil }
    let content = content(of: low - 1)
    return content.lowerBound <= range.lowerBound && range.upperBound <= content.upperBound ? low - 1 : nil
  }

  /// Blanks before the end of a tag are how our own seams are known; see `EmptyContainer`.
  private func refuseOddMarkup(of run: Int, _ text: Int) throws(RewriteHindrance) {
    for index in [run, text] {
      let element = elements[index]
      let end = bytes[element.contentEnd..<element.whole.upperBound]
      if EmptyContainer.ends(bytes[element.tag], with: ">") || EmptyContainer.ends(end, with: ">") {
        throw .unusualMarkup
      }
    }
    guard children(of: text).isEmpty, !bytes[content(of: text)].contains(UInt8(ascii: "<")) else {
      throw .unusualMarkup
    }
    guard let properties = child("rPr", of: run) else { return }
    let marks: Set<String> = ["ins", "del", "moveFrom", "moveTo", "rPrChange"]
    if (properties..<elements[properties].next).contains(where: { marks.contains(localName($0)) }) {
      throw .revision
    }
  }

  private func refuseSurroundings(of run: Int) throws(RewriteHindrance) {
    var above = elements[run].parent
    while let index = above, !isWord(index, "p") {
      switch localName(index) {
      case "ins", "del", "moveFrom", "moveTo": throw .revision
      case "fldSimple": throw .field
      case "hyperlink", "smartTag", "sdtContent", "customXml", "bdo", "dir": break
      case "sdt": if isClosed(index) { throw .contentControl }
      default: throw .unusualMarkup
      }
      above = elements[index].parent
    }
    guard let paragraph = above else { throw .noText }
    if ["del", "moveFrom"].contains(markRevision(paragraph)) { throw .revision }
    if isInsideClosedControl(paragraph) { throw .contentControl }
  }

  private func isInsideClosedControl(_ paragraph: Int) -> Bool {
    var above = elements[paragraph].parent
    while let index = above {
      if isWord(index, "sdt"), isClosed(index) { return true }
      above = elements[index].parent
    }
    return false
  }

  /// Whether nothing but marks without content stands between two pieces.
  private func isBeside(_ before: TextPiece, _ after: TextPiece) -> Bool {
    guard before.range.upperBound == content(of: before.text).upperBound,
      after.range.lowerBound == content(of: after.text).lowerBound
    else { return before.text == after.text }
    if before.run == after.run { return elements[before.text].next == after.text }
    guard elements[before.run].parent == elements[after.run].parent,
      elements[before.text].next == elements[before.run].next
    else { return false }
    let opening = children(of: after.run).filter { !isWord($0, "rPr") }
    guard opening.first == after.text else { return false }
    var between = elements[before.run].next
    while between < after.run {
      guard isRangeMark(between) else { return false }
      between = elements[between].next
    }
    return between == after.run
  }

  /// The stretches of complex fields (17.16.18), from the begin mark to the end mark of the outermost.
  func fieldRanges() -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var depth = 0
    var start = 0
    for index in elements.indices where isWord(index, "fldChar") {
      switch attribute("fldCharType", of: index) {
      case "begin":
        if depth == 0 { start = elements[index].whole.lowerBound }
        depth += 1
      case "end" where depth > 0:
        depth -= 1
        if depth == 0 { ranges.append(start..<elements[index].whole.upperBound) }
      default: break
      }
    }
    if depth > 0 { ranges.append(start..<bytes.count) }
    return ranges
  }
}
