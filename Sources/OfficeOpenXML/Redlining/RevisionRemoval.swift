/// Rejecting and accepting by looking for ids in the written bytes: independent of how they were written.
extension TrackedChanges {
  /// The part as it is when these revisions are rejected and these comments and bookmarks deleted.
  package static func rejecting(
    revisions: [Int], comments: [Int], bookmarks: [Int] = [], in bytes: [UInt8]
  ) throws(RedlineError) -> [UInt8] {
    let tree = try MarkupTree(bytes, part: "the redlined part")
    let removal = RevisionRemoval(
      tree: tree, revisions: revisions, comments: comments, bookmarks: bookmarks)
    return tree.removing(try removal.rejected())
  }

  /// The part as it is when these revisions are accepted; comments stay.
  package static func accepting(revisions: [Int], in bytes: [UInt8]) throws(RedlineError) -> [UInt8] {
    let tree = try MarkupTree(bytes, part: "the redlined part")
    return tree.removing(RevisionRemoval(tree: tree, revisions: revisions, comments: []).accepted())
  }
}

/// Tells containers that stood there empty from those we made: only XML's insignificant blanks differ.
///
/// `<w:rPr/>` becomes `<w:rPr><w:ins …/></w:rPr >`, `<w:rPr></w:rPr>` becomes `<w:rPr><w:ins … /></w:rPr>`, and
/// what we made ourselves is `<w:rPr><w:ins …/></w:rPr>`, so that each can be taken back to what it was.
enum EmptyContainer {
  static let blank = " "

  static func ends(_ bytes: ArraySlice<UInt8>, with end: String) -> Bool {
    bytes.suffix(end.utf8.count + 1).elementsEqual((blank + end).utf8)
  }
}

struct RevisionRemoval {
  let tree: MarkupTree
  private let revisions: Set<String>
  private let comments: Set<String>
  private let bookmarks: Set<String>

  init(tree: MarkupTree, revisions: [Int], comments: [Int], bookmarks: [Int] = []) {
    self.tree = tree
    self.revisions = Set(revisions.map(String.init))
    self.comments = Set(comments.map(String.init))
    self.bookmarks = Set(bookmarks.map(String.init))
  }

  /// What goes on rejection: our paragraphs, our marks with the containers they needed, our comment marks.
  func rejected() throws(RedlineError) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var index = 0
    while index < tree.elements.count {
      if tree.isWord(index, "p"), isWhollyOurs(index) {
        try checkMark(of: index)
        ranges.append(tree.elements[index].whole)
        index = tree.elements[index].next
        continue
      }
      if isOurRevision(index, "ins") { ranges += markRanges(index) ?? [tree.elements[index].whole] }
      if isOurRevision(index, "del") { ranges += restored(index) }
      if tree.isWord(index, "r"), let seam = seam(after: index) { ranges += seam }
      if isOurComment(index) || isOurBookmark(index) { ranges.append(tree.elements[index].whole) }
      index += 1
    }
    return ranges
  }

  /// What goes on acceptance: the tags around inserted runs, marks, and records of former properties.
  func accepted() -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    for index in tree.elements.indices {
      let element = tree.elements[index]
      if isOurRevision(index, "pPrChange") {
        ranges.append(element.whole)
      } else if isOurRevision(index, "del") {
        ranges.append(element.whole)
      } else if isOurRevision(index, "ins") {
        if let mark = markRanges(index) {
          ranges += mark
        } else {
          ranges += [element.tag, element.contentEnd..<element.whole.upperBound]
        }
      }
    }
    return ranges
  }

  func isOurRevision(_ index: Int, _ name: String) -> Bool {
    guard tree.isWord(index, name), let id = tree.attribute("id", of: index) else { return false }
    return revisions.contains(id)
  }

  private func isOurComment(_ index: Int) -> Bool {
    if tree.isWord(index, "r") {
      return tree.firstChild(of: index) { tree.isWord($0, "commentReference") && isOurs($0) } != nil
    }
    return (tree.isWord(index, "commentRangeStart") || tree.isWord(index, "commentRangeEnd")) && isOurs(index)
  }

  private func isOurBookmark(_ index: Int) -> Bool {
    guard !bookmarks.isEmpty, tree.isWord(index, "bookmarkStart") || tree.isWord(index, "bookmarkEnd") else {
      return false
    }
    return tree.attribute("id", of: index).map(bookmarks.contains) ?? false
  }

  private func isOurs(_ comment: Int) -> Bool {
    tree.attribute("id", of: comment).map(comments.contains) ?? false
  }

  /// Whether all that a paragraph holds was inserted by us.
  private func isWhollyOurs(_ paragraph: Int) -> Bool {
    guard tree.firstChild(of: paragraph, where: { isOurRevision($0, "ins") }) != nil else { return false }
    return tree.firstChild(of: paragraph) { !tree.isWord($0, "pPr") && !isOurRevision($0, "ins") } == nil
  }

  /// The bytes of an inserted mark, with `w:rPr` and `w:pPr` where we made them; `nil` around runs.
  private func markRanges(_ mark: Int) -> [Range<Int>]? {
    guard let runProperties = tree.elements[mark].parent, tree.isWord(runProperties, "rPr") else {
      return nil
    }
    let whole = tree.elements[mark].whole
    let container = tree.elements[runProperties]
    guard tree.children(of: runProperties) == [mark], !EmptyContainer.ends(tree.bytes[whole], with: "/>")
    else {
      return [whole]
    }
    if EmptyContainer.ends(tree.bytes[container.whole], with: ">") {
      return [
        container.tag.upperBound - 1..<whole.upperBound - 2,
        container.contentEnd..<container.whole.upperBound,
      ]
    }
    guard let properties = container.parent, tree.isWord(properties, "pPr"),
      tree.children(of: properties) == [runProperties]
    else { return [container.whole] }
    return [tree.elements[properties].whole]
  }

  /// A new paragraph without an inserted mark is what remains when the paragraph before it loses its own, so
  /// that its former properties must be that paragraph's.
  private func checkMark(of paragraph: Int) throws(RedlineError) {
    if hasOurMark(paragraph) { return }
    var before = tree.sibling(before: paragraph)
    while let index = before, isWhollyOurs(index), hasOurMark(index) { before = tree.sibling(before: index) }
    guard let anchor = before, tree.isWord(anchor, "p"), hasOurMark(anchor) else {
      throw .notProven("an inserted paragraph would stay behind, empty")
    }
    let properties = tree.child("pPr", of: paragraph)
    let change = properties.flatMap { tree.child("pPrChange", of: $0) }.flatMap { tree.child("pPr", of: $0) }
    let kept: Set<String> = ["rPr", "pPrChange"]
    let former =
      change.map { Array(tree.bytes[tree.content(of: $0)]) }
      ?? tree.paragraphProperties(paragraph, dropping: kept)
    guard former == tree.paragraphProperties(anchor, dropping: kept) else {
      throw .notProven("the paragraph before an insertion would change its format")
    }
  }

  private func hasOurMark(_ paragraph: Int) -> Bool {
    guard let properties = tree.child("pPr", of: paragraph), let mark = tree.child("rPr", of: properties)
    else {
      return false
    }
    return tree.child("ins", of: mark).map { isOurRevision($0, "ins") } ?? false
  }
}

extension MarkupTree {
  /// The bytes without some ranges, which ascend and do not overlap.
  func removing(_ ranges: [Range<Int>]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var at = 0
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where range.lowerBound >= at {
      result += bytes[at..<range.lowerBound]
      at = range.upperBound
    }
    return result + bytes[at...]
  }
}
