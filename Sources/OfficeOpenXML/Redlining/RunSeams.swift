/// Joining runs that were cut for our changes: what `RewriteWriter` added is found by the blanks before `>`.
extension RevisionRemoval {
  /// The bytes that make words struck by us: the tags around them and the letters that make `w:t` a `w:delText`.
  func restored(_ deletion: Int) -> [Range<Int>] {
    let element = tree.elements[deletion]
    var ranges = [element.tag, element.contentEnd..<element.whole.upperBound]
    for index in deletion + 1..<element.next where tree.isWord(index, "delText") {
      let text = tree.elements[index]
      let local = text.name.lowerBound + text.prefixLength
      ranges.append(local..<local + 6)
      ranges += addedAttribute(of: index)
      guard !isOurs(endTagOf: index) else { continue }
      let end = text.contentEnd + 2 + text.prefixLength
      ranges.append(end..<end + 6)
    }
    return ranges
  }

  /// The bytes from the end of a run that we cut to where its content goes on; `nil` where it was not cut.
  func seam(after run: Int) -> [Range<Int>]? {
    guard !tree.elements[run].isEmptyTag, isOurs(endTagOf: run), let next = nextRun(after: run),
      EmptyContainer.ends(tree.bytes[tree.elements[next].tag], with: ">")
    else { return nil }
    let last = tree.children(of: run).last
    let reopened = tree.children(of: next).first { !tree.isWord($0, "rPr") }
    if let last, let reopened, isText(last), isText(reopened), isOurs(endTagOf: last) {
      let attribute = tree.isWord(last, "t") ? addedAttribute(of: last) : []
      return attribute + [tree.elements[last].contentEnd..<tree.elements[reopened].tag.upperBound]
    }
    let properties = tree.child("rPr", of: next).map { tree.elements[$0].whole.upperBound }
    let attributes = tree.children(of: run).filter { tree.isWord($0, "t") }.flatMap(addedAttribute)
    return attributes
      + [tree.elements[run].contentEnd..<(properties ?? tree.elements[next].tag.upperBound)]
  }

  private func isText(_ index: Int) -> Bool { tree.isWord(index, "t") || tree.isWord(index, "delText") }

  private func isOurs(endTagOf index: Int) -> Bool {
    let element = tree.elements[index]
    return EmptyContainer.ends(tree.bytes[element.contentEnd..<element.whole.upperBound], with: ">")
  }

  private func addedAttribute(of text: Int) -> [Range<Int>] {
    let tag = tree.elements[text].tag
    guard
      tree.bytes[tag].dropLast().suffix(InsertionWriter.preserve.utf8.count)
        .elementsEqual(InsertionWriter.preserve.utf8)
    else { return [] }
    return [tag.upperBound - 1 - InsertionWriter.preserve.utf8.count..<tag.upperBound - 1]
  }

  /// The run that follows in the text, into and out of our own changes, past words that are new.
  private func nextRun(after run: Int) -> Int? {
    var index = tree.elements[run].next
    while index < tree.elements.count {
      if isOurRevision(index, "ins") {
        index = tree.elements[index].next
      } else if tree.isWord(index, "r") {
        return index
      } else if isOurRevision(index, "del") {
        index += 1
      } else {
        return nil
      }
    }
    return nil
  }
}
