/// Finds what a printed page adds to the text: page numbers, page marks, running heads.
enum PageFurniture {
  /// Whether the line is a page number or mark: "- 3 -", "Page 2 of 9", "<PAGE> 4", "[3]", "iv" is not.
  static func isPageMark(_ bytes: [UInt8], _ line: SourceLine, inMarkdown: Bool) -> Bool {
    guard !line.isBlank, line.content.count <= 120, mayBePageMark(bytes, line.content) else { return false }
    let text = bytes.string(line.content).lowercased()
    if !inMarkdown, endsInPageNumber(text) { return true }
    guard line.content.count <= 40 else { return false }
    let words = text.split { $0.isWhitespace || "-–—".contains($0) }
    if text.hasPrefix("<page>") { return words.count <= 2 }
    if inMarkdown { return false }
    switch words.count {
    case 1:
      guard Int(words[0]) != nil, words[0].count <= 4 else { return false }
      return line.indent >= 12 || text.first == "-" || text.first == "–"
    case 2: return words[0] == "page" && Int(words[1]) != nil
    case 3: return words[1] == "of" && Int(words[0]) != nil && Int(words[2]) != nil
    case 4: return words[0] == "page" && words[2] == "of" && Int(words[1]) != nil && Int(words[3]) != nil
    default: return false
    }
  }

  /// Every page mark ends in a number or a dash, but for "<PAGE>".
  private static func mayBePageMark(_ bytes: [UInt8], _ content: Range<Int>) -> Bool {
    let last = bytes[content.upperBound - 1]
    return last.isDigit || last == 0x2D || last >= 0x80 || bytes[content.lowerBound] == 0x3C
  }

  /// "Supply Agreement            Page 2": a running foot.
  private static func endsInPageNumber(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    guard words.count >= 3, words[words.count - 2] == "page", Int(words[words.count - 1]) != nil else {
      return false
    }
    return text.contains("    page ")
  }

  /// The indices of all lines that belong to the page and not to the contract.
  ///
  /// A running head is a line that stands among the first after a page mark on at least half of the pages, or right
  /// after three or more: annexes often have heads of their own.
  static func lines(_ bytes: [UInt8], _ lines: [SourceLine], inMarkdown: Bool) -> Set<Int> {
    var found = Set(lines.indices.filter { isPageMark(bytes, lines[$0], inMarkdown: inMarkdown) })
    found.formUnion(loneNumbers(bytes, lines, beside: found))
    let marks = found.sorted()
    let tops = marks + lines.indices.filter { lines[$0].startsPage && !found.contains($0) }.map { $0 - 1 }
    guard tops.count >= 2 else { return found }
    var seen: [String: (all: Set<Int>, first: Set<Int>)] = [:]
    for top in tops {
      for (place, index) in following(top, lines, count: 4).enumerated() where !found.contains(index) {
        let text = bytes.string(lines[index].content)
        seen[text, default: ([], [])].all.insert(index)
        if place == 0 { seen[text]?.first.insert(index) }
      }
    }
    for (text, (all, first)) in seen {
      if all.count >= 2 && all.count * 2 >= tops.count {
        found.formUnion(all)
      } else if first.count >= 3, text.utf8.contains(where: \.isLetter) {
        found.formUnion(first)
      }
    }
    return found
  }

  /// Numbers alone between blank lines that count upwards, or that stand right above a page mark.
  private static func loneNumbers(_ bytes: [UInt8], _ lines: [SourceLine], beside marks: Set<Int>) -> [Int] {
    var found: [Int] = []
    var candidates: [(index: Int, value: Int)] = []
    for index in lines.indices where (1...4).contains(lines[index].content.count) {
      guard let value = Int(bytes.string(lines[index].content)), !marks.contains(index) else { continue }
      let below = (index + 1..<min(lines.count, index + 5)).first { !lines[$0].isBlank }
      if let below, marks.contains(below) {
        found.append(index)
      } else if index > 0, lines[index - 1].isBlank, index + 1 >= lines.count || lines[index + 1].isBlank {
        candidates.append((index, value))
      }
    }
    let steps = zip(candidates, candidates.dropFirst())
    let counts = steps.filter { $0.value + 1 == $1.value }.count
    return candidates.count >= 2 && counts * 4 >= (candidates.count - 1) * 3
      ? found + candidates.map(\.index) : found
  }

  private static func following(_ top: Int, _ lines: [SourceLine], count: Int) -> [Int] {
    var out: [Int] = []
    var index = top + 1
    while index < lines.count, out.count < count, index < top + 16 {
      if !lines[index].isBlank, lines[index].content.count <= 120 { out.append(index) }
      index += 1
    }
    return out
  }
}
