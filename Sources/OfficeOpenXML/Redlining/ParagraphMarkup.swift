/// How a paragraph looks, as bytes that a new one takes over.
struct ParagraphLook {
  /// The children of `w:pPr`, of the mark's `w:rPr` and of the text's.
  var properties: [UInt8]
  var mark: [UInt8]
  var run: [UInt8]
  /// What stands between a typed number and the text.
  var gap: String
}

/// What a redline copies from, and asks of, an existing `w:p` (ECMA-376 part 1, 17.3.1.22).
extension MarkupTree {
  /// Revisions and what belongs to one place only: never copied into a new paragraph.
  static let paragraphOnly: Set<String> = [
    "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "numberingChange", "sectPr", "rPr",
    "framePr",
    "cnfStyle", "divId", "pageBreakBefore",
  ]
  private static let runOnly: Set<String> = [
    "ins", "del", "moveFrom", "moveTo", "rPrChange", "highlight", "vanish", "specVanish", "webHidden",
    "strike",
    "dstrike", "vertAlign", "position", "fitText", "em",
  ]
  private static let revisionMarks = ["ins", "del", "moveFrom", "moveTo"]

  /// The children of `w:pPr` as bytes, without the mark's run properties, section, revisions and frames.
  func paragraphProperties(_ paragraph: Int, dropping drop: Set<String> = paragraphOnly) -> [UInt8] {
    guard let properties = child("pPr", of: paragraph) else { return [] }
    return children(of: properties).flatMap { copy($0, dropping: drop) }
  }

  /// The run properties of the paragraph mark as bytes, which format the number, without its revisions.
  func markProperties(_ paragraph: Int) -> [UInt8] {
    guard let properties = child("pPr", of: paragraph), let mark = child("rPr", of: properties) else {
      return []
    }
    return children(of: mark).flatMap { copy($0, dropping: Self.runOnly) }
  }

  /// The run properties that most of the paragraph's text has, so that a bold defined term does not set the tone.
  func runProperties(_ paragraph: Int) -> [UInt8] {
    var weights: [[UInt8]: Int] = [:]
    var best: (properties: [UInt8], weight: Int) = ([], 0)
    for run in runs(of: paragraph) {
      let properties = child("rPr", of: run).map { children(of: $0).flatMap(copyRunProperty) } ?? []
      let length = children(of: run).reduce(0) { $0 + (isWord($1, "t") ? content(of: $1).count : 0) }
      let weight = (weights[properties] ?? 0) + length
      weights[properties] = weight
      if weight > best.weight { best = (properties, weight) }
    }
    return best.properties
  }

  /// Whether the runs set most of the paragraph's text apart.
  func isSetApart(_ paragraph: Int) -> Bool {
    var (apart, all) = (0, 0)
    for run in runs(of: paragraph) {
      let length = children(of: run).reduce(0) { $0 + (isWord($1, "t") ? content(of: $1).count : 0) }
      all += length
      guard let properties = child("rPr", of: run) else { continue }
      let isApart = ["b", "i", "u", "caps"].contains { name in
        child(name, of: properties).map { !["0", "false", "none", "off"].contains(attribute("val", of: $0)) }
          ?? false
      }
      if isApart { apart += length }
    }
    return apart * 2 > all
  }

  /// The text that is shown, tabs as U+0009 and line breaks as U+000A, without deleted text and automatic numbers.
  func shownText(_ paragraph: Int) -> String {
    var result = ""
    for run in runs(of: paragraph) {
      for child in children(of: run) where elements[child].isWord {
        switch localName(child) {
        case "t": result += MarkupText.unescaped(text(content(of: child)))
        case "tab", "ptab": result += "\t"
        case "br", "cr": result += "\n"
        case "noBreakHyphen": result += "\u{2011}"
        default: break
        }
      }
    }
    return result
  }

  /// The runs of this paragraph itself: not deleted, not of a text box in it.
  private func runs(of paragraph: Int) -> [Int] {
    var result: [Int] = []
    var index = paragraph + 1
    while index < elements[paragraph].next {
      if elements[index].isWord {
        let name = localName(index)
        if name == "r" { result.append(index) }
        if ["r", "del", "moveFrom", "pPr", "p"].contains(name) {
          index = elements[index].next
          continue
        }
      }
      index += 1
    }
    return result
  }

  private func copyRunProperty(_ index: Int) -> [UInt8] {
    if isWord(index, "rStyle"), let style = attribute("val", of: index),
      style.contains("Reference") || style.contains("Hyperlink") || style.contains("Placeholder")
    {
      return []
    }
    return copy(index, dropping: Self.runOnly)
  }

  /// An element's bytes without the dropped ones and without foreign namespaces, whose prefixes may not reach.
  private func copy(_ index: Int, dropping drop: Set<String>) -> [UInt8] {
    let element = elements[index]
    guard element.isWord, !drop.contains(localName(index)) else { return [] }
    if element.isEmptyTag { return Array(bytes[element.tag]) }
    return bytes[element.tag] + children(of: index).flatMap { copy($0, dropping: drop) }
      + bytes[element.contentEnd..<element.whole.upperBound]
  }

  /// The revision of the paragraph mark ("ins", "del" …), where somebody's is there.
  func markRevision(_ paragraph: Int) -> String? {
    guard let properties = child("pPr", of: paragraph), let mark = child("rPr", of: properties) else {
      return nil
    }
    return Self.revisionMarks.first { child($0, of: mark) != nil }
  }

  /// Whether an inserted mark can be added to this paragraph and taken away again without a trace, and its
  /// properties can be stated in full in a `w:pPrChange`.
  func canShiftMark(_ paragraph: Int) -> Bool {
    guard !elements[paragraph].isEmptyTag else { return false }
    guard let properties = child("pPr", of: paragraph) else { return true }
    guard elements[properties].next > properties + 1 else { return false }
    let hindrances: Set<String> = [
      "ins", "del", "moveFrom", "moveTo", "sectPr", "pPrChange", "numberingChange", "framePr",
    ]
    return (properties + 1..<elements[properties].next).allSatisfy {
      elements[$0].isWord && !hindrances.contains(localName($0))
    }
  }
}
