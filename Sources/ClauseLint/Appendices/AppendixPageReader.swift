/// Reads back an appendix that was written as a page, to verify it: the elements that ``Appendix/html()`` writes, in order.
package enum AppendixPageReader {
  /// The blocks of the page; `nil` where the file is no HTML.
  package static func document(_ bytes: [UInt8]) -> Document? {
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.prefix(200).lowercased().contains("<!doctype html") else { return nil }
    var blocks: [Block] = []
    var row = -1
    var rest = text[(text.firstRange(of: "<body>")?.upperBound ?? text.startIndex)...]
    if let nav = rest.firstRange(of: "<nav>"), let end = rest.firstRange(of: "</nav>"),
      nav.lowerBound < end.lowerBound
    {
      rest = rest[..<nav.lowerBound] + rest[end.upperBound...]
    }
    while let open = rest.firstIndex(of: "<") {
      // Words that stand between the elements are words as well.
      let loose = trimmed(rest[..<open])
      if !loose.isEmpty { blocks.append(Block(text: unescaped(loose))) }
      guard let end = rest[open...].firstIndex(of: ">") else { break }
      let tag = rest[rest.index(after: open)..<end]
      let name = tag.prefix { $0.isLetter || $0.isNumber }
      rest = rest[rest.index(after: end)...]
      if name == "tr" { row += 1 }
      guard ["h1", "h2", "p", "th", "td"].contains(name), let close = rest.firstRange(of: "</\(name)>") else {
        continue
      }
      let content = unescaped(plain(rest[..<close.lowerBound]))
      let kind: Block.Kind =
        switch name {
        case "h1", "h2": .heading(level: name == "h1" ? 1 : 2)
        case "th", "td": .tableCell(CellPosition(table: 0, row: row, column: 0))
        default: .paragraph
        }
      blocks.append(Block(kind: kind, text: content))
      rest = rest[close.upperBound...]
    }
    return Document(format: .text, blocks: blocks)
  }

  /// Text without its tags, and without the numbers, which stand in spans.
  private static func plain(_ text: Substring) -> String {
    var text = text
    if let open = text.firstRange(of: "<span>"), let close = text.firstRange(of: "</span>") {
      text = text[..<open.lowerBound] + text[close.upperBound...]
    }
    var result = ""
    var isTag = false
    for character in text {
      if character == "<" { isTag = true }
      if !isTag { result.append(character) }
      if character == ">" { isTag = false }
    }
    return trimmed(result)
  }

  private static func unescaped(_ text: String) -> String {
    text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&amp;", with: "&")
  }
}
