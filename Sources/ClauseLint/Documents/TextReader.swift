/// Reads plain text as lawyers type it: numbered clauses, hard-wrapped lines, underlined headings, page numbers.
package enum TextReader {
  /// - Throws: `ReadingError` where the bytes are neither UTF-8 nor UTF-16.
  package static func read(_ file: [UInt8]) throws(ReadingError) -> Document {
    let source = try SourceText(file)
    let bytes = source.bytes
    let furniture = PageFurniture.lines(bytes, source.lines, inMarkdown: false)
    var grouping = LineGrouping(bytes, lines: source.lines, isMarkdown: false)
    for (index, line) in source.lines.enumerated() {
      if line.isBlank {
        grouping.blank()
      } else if furniture.contains(index) {
        grouping.pageMark(line)
      } else if let level = MarkdownMarks.underline(bytes, line.content), grouping.canBeUnderlined {
        grouping.underline(level: level)
      } else if MarkdownMarks.isRule(bytes, line.content) {
        if !grouping.isOpen { grouping.blank() }
      } else {
        grouping.add(withoutRule(bytes, line))
      }
    }
    var making = BlockMaking(source, isMarkdown: false)
    let blocks = making.blocks(from: grouping.finish())
    return Document(format: .text, blocks: blocks, notes: notes(source))
  }

  static func notes(_ source: SourceText) -> [String] {
    source.wasUTF16 ? ["The file is UTF-16; places in it are counted as bytes of its UTF-8 form."] : []
  }

  /// "--------- 2.0 Term": the rule before a heading on the same line is not its text.
  private static func withoutRule(_ bytes: [UInt8], _ line: SourceLine) -> SourceLine {
    guard let first = bytes[line.content].first, first == 0x2D || first == 0x3D || first == 0x2A else {
      return line
    }
    let count = bytes[line.content].prefix { $0 == first }.count
    guard count >= 8, count < line.content.count else { return line }
    var line = line
    let start = bytes.afterBlanks(line.content.lowerBound + count, before: line.content.upperBound)
    line.content = start..<line.content.upperBound
    return line
  }
}
