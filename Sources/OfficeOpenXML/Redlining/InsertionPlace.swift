/// Where new paragraphs go, and by which of the two patterns they are tracked.
struct InsertionPlace: Equatable {
  enum Pattern: Equatable {
    /// A paragraph follows: each new one has an inserted mark.
    case between
    /// None follows (a table, the end of a cell, of the body): the anchor's mark counts as inserted and the last
    /// new paragraph takes over the anchor's old one. Otherwise rejecting leaves an empty paragraph behind.
    case shifted
  }

  var anchor: Int
  /// The byte before which the new paragraphs are written.
  var offset: Int
  var pattern: Pattern
}

extension MarkupTree {
  /// The place after a paragraph given by its bytes, which may span paragraphs joined by a deleted mark.
  func place(after range: Range<Int>) throws(RedlineError) -> InsertionPlace {
    guard let first = element(startingAt: range.lowerBound), isWord(first, "p") else {
      throw .noAnchor(offset: range.lowerBound)
    }
    var anchor = outermost(first)
    while let next = sibling(after: anchor), elements[next].whole.lowerBound < range.upperBound,
      isWord(next, "p")
    {
      anchor = next
    }
    // A deleted mark joins its paragraph to the next, and nothing may come between the two.
    while ["del", "moveFrom"].contains(markRevision(anchor)), let next = sibling(after: anchor),
      isWord(next, "p")
    {
      anchor = next
    }
    let (offset, isFollowed) = end(of: anchor)
    if isFollowed || !isWord(anchor, "p") || !canShiftMark(anchor) {
      return InsertionPlace(anchor: anchor, offset: offset, pattern: .between)
    }
    return InsertionPlace(anchor: anchor, offset: elements[anchor].whole.upperBound, pattern: .shifted)
  }

  /// The element that new paragraphs can follow: out of text boxes and of content controls that hold no more.
  private func outermost(_ paragraph: Int) -> Int {
    var result = paragraph
    var index = paragraph
    while let parent = elements[index].parent {
      if isWord(parent, "p") || (isWord(parent, "sdt") && isClosed(parent)) { result = parent }
      index = parent
    }
    return result
  }

  /// Whether a content control takes one paragraph only, is filled by Word itself, or is locked (17.5.2).
  func isClosed(_ control: Int) -> Bool {
    guard let properties = child("sdtPr", of: control) else { return false }
    let closed: Set<String> = [
      "text", "date", "comboBox", "dropDownList", "picture", "dataBinding", "docPartObj", "docPartList",
      "lock",
      "checkbox", "citation", "bibliography",
    ]
    return children(of: properties).contains { closed.contains(localName($0)) }
  }

  /// Whether an element of this name stands anywhere above.
  func isInside(_ index: Int, _ name: String) -> Bool {
    var parent = elements[index].parent
    while let above = parent {
      if isWord(above, name) { return true }
      parent = elements[above].parent
    }
    return false
  }

  /// The innermost `w:p` that an element stands in.
  func paragraph(around index: Int) -> Int? {
    var above: Int? = index
    while let element = above, !isWord(element, "p") { above = elements[element].parent }
    return above
  }

  func sibling(after index: Int) -> Int? {
    let next = elements[index].next
    return next < elements.count && elements[next].parent == elements[index].parent ? next : nil
  }

  func sibling(before index: Int) -> Int? {
    guard let parent = elements[index].parent else { return nil }
    return children(of: parent).last { $0 < index }
  }

  /// After the anchor and the ends of bookmarks and the like that stand behind it.
  private func end(of anchor: Int) -> (offset: Int, isFollowed: Bool) {
    var offset = elements[anchor].whole.upperBound
    var next = sibling(after: anchor)
    var onlyEnds = true
    while let index = next, isRangeMark(index) {
      onlyEnds = onlyEnds && !localName(index).hasSuffix("Start")
      if onlyEnds { offset = elements[index].whole.upperBound }
      next = sibling(after: index)
    }
    return (offset, next.map { isWord($0, "p") && hasContent($0) } ?? false)
  }

  /// Whether a paragraph holds anything. LibreOffice gives an empty one the number of what was rejected before it.
  private func hasContent(_ paragraph: Int) -> Bool {
    children(of: paragraph).contains { !isWord($0, "pPr") && !isRangeMark($0) }
  }

  func isRangeMark(_ index: Int) -> Bool {
    let name = localName(index)
    return elements[index].isWord
      && (name == "proofErr" || name == "permStart" || name == "permEnd" || name.hasPrefix("bookmark")
        || name.hasSuffix("RangeStart") || name.hasSuffix("RangeEnd"))
  }
}
