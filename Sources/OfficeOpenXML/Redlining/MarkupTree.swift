/// The elements of an XML part with their byte ranges, in document order.
///
/// Redlines are written by splicing bytes, so that whatever is not ours stays as its author saved it. That
/// needs the place of every tag and nothing else: text, entities and attribute values are left alone.
package struct MarkupTree: Sendable {
  package let bytes: [UInt8]
  package private(set) var elements: [MarkupElement] = []

  /// Scans well-formed UTF-8 XML. `part` names the bytes in error messages.
  package init(_ bytes: [UInt8], part: String) throws(RedlineError) {
    self.bytes = bytes
    var scanner = MarkupScanner(bytes: bytes, part: part)
    elements = try scanner.scan()
  }

  /// The indices of the elements directly inside an element, in order.
  func children(of parent: Int) -> [Int] {
    var result: [Int] = []
    var index = parent + 1
    while index < elements[parent].next {
      result.append(index)
      index = elements[index].next
    }
    return result
  }

  /// The first direct child with this local name in the WordprocessingML namespace.
  func child(_ name: String, of parent: Int) -> Int? {
    firstChild(of: parent) { isWord($0, name) }
  }

  func firstChild(of parent: Int, where isWanted: (Int) -> Bool) -> Int? {
    var index = parent + 1
    while index < elements[parent].next {
      if isWanted(index) { return index }
      index = elements[index].next
    }
    return nil
  }

  func isWord(_ index: Int, _ name: String) -> Bool {
    guard elements[index].isWord else { return false }
    let range = localNameRange(index)
    let name = name.utf8
    guard range.count == name.count, range.isEmpty || bytes[range.lowerBound] == name.first else {
      return false
    }
    return bytes[range].elementsEqual(name)
  }

  private func localNameRange(_ index: Int) -> Range<Int> {
    let element = elements[index]
    return element.name.lowerBound + element.prefixLength..<element.name.upperBound
  }

  /// The name without its prefix.
  func localName(_ index: Int) -> String {
    text(localNameRange(index))
  }

  /// The prefix without its colon; empty for the default namespace.
  func prefix(_ index: Int) -> String {
    let start = elements[index].name.lowerBound
    return String(decoding: bytes[start..<start + max(0, elements[index].prefixLength - 1)], as: UTF8.self)
  }

  /// The attributes of a start tag as written, values not unescaped.
  func attributes(_ index: Int) -> [(name: String, value: String)] {
    var cursor = AttributeCursor(
      bytes: bytes, at: elements[index].name.upperBound, end: elements[index].tag.upperBound)
    var result: [(name: String, value: String)] = []
    while let next = cursor.next() {
      result.append((text(next.name), text(next.value)))
    }
    return result
  }

  /// The value of an attribute by its local name, whatever its prefix.
  func attribute(_ local: String, of index: Int) -> String? {
    attributes(index).first { $0.name == local || $0.name.hasSuffix(":" + local) }?.value
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The element whose whole range starts at this byte.
  func element(startingAt offset: Int) -> Int? {
    var low = 0
    var high = elements.count
    while low < high {
      let middle = (low + high) / 2
      if elements[middle].whole.lowerBound < offset { low = middle + 1 } else { high = middle }
    }
    return low < elements.count && elements[low].whole.lowerBound == offset ? low : nil
  }

  /// Where an element's content begins and ends; empty for an empty-element tag.
  func content(of index: Int) -> Range<Int> {
    let element = elements[index]
    return element.tag.upperBound..<max(element.tag.upperBound, element.contentEnd)
  }
}

/// One element: where its tags stand and where the next element after its content is.
package struct MarkupElement: Sendable, Equatable {
  /// The start tag (or the empty-element tag) from `<` to after `>`.
  package var tag: Range<Int>
  /// From `<` of the start tag to after `>` of the end tag.
  package var whole: Range<Int>
  /// The qualified name inside the start tag.
  package var name: Range<Int>
  /// Bytes of prefix and colon; 0 without a prefix.
  package var prefixLength: Int
  /// Whether the tag closes itself (`<w:p/>`).
  package var isEmptyTag: Bool
  /// Whether the element is in the WordprocessingML namespace, transitional or strict.
  package var isWord: Bool
  /// The byte of the end tag's `<`.
  package var contentEnd: Int
  package var parent: Int?
  /// The index of the first element that does not stand inside this one.
  package var next: Int
}
