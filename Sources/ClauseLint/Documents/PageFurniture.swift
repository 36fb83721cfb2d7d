/// Finds what a printed page adds to the text: page numbers, page marks, running heads.
enum PageFurniture {
  /// Whether the line is a page number or mark: "- 3 -", "Page 2 of 9", "<PAGE> 4", "[3]", "iv" is not.
  static func isPageMark(_ bytes: [UInt8], _ line: SourceLine, inMarkdown: Bool) -> Bool {
    guard !line.isBlank, line.content.count <= 40 else { return false }
    let text = bytes.string(line.content).lowercased()
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

  /// The indices of all lines that belong to the page and not to the contract.
  ///
  /// A running head is a line that stands among the first after a page mark on at least half of three pages or more.
  static func lines(_ bytes: [UInt8], _ lines: [SourceLine], inMarkdown: Bool) -> Set<Int> {
    let marks = lines.indices.filter { isPageMark(bytes, lines[$0], inMarkdown: inMarkdown) }
    var found = Set(marks)
    let tops = marks + lines.indices.filter { lines[$0].startsPage && !found.contains($0) }.map { $0 - 1 }
    guard tops.count >= 2 else { return found }
    var seen: [String: [Int]] = [:]
    for top in tops {
      for index in following(top, lines, count: 4) where !found.contains(index) {
        seen[bytes.string(lines[index].content), default: []].append(index)
      }
    }
    for indices in seen.values where indices.count >= 2 && indices.count * 2 >= tops.count {
      found.formUnion(indices)
    }
    return found
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
