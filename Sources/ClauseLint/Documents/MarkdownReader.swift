/// Reads Markdown: its own headings, tables and markup, and clause numbers as in plain text.
package enum MarkdownReader {
  /// - Throws: `ReadingError` where the bytes are neither UTF-8 nor UTF-16.
  package static func read(_ file: [UInt8]) throws(ReadingError) -> Document {
    let source = try SourceText(file)
    var walk = MarkdownWalk(source)
    walk.run()
    var making = BlockMaking(source, isMarkdown: true, definitions: walk.definitions)
    let blocks = making.blocks(from: walk.grouping.finish())
    return Document(format: .markdown, blocks: blocks, notes: TextReader.notes(source) + walk.notes)
  }
}

/// Walks over the lines of a Markdown file.
private struct MarkdownWalk {
  let source: SourceText
  var grouping: LineGrouping
  var definitions: Set<String> = []
  var notes: [String] = []
  private var index = 0
  private var tables = 0

  private var bytes: [UInt8] { source.bytes }

  init(_ source: SourceText) {
    self.source = source
    grouping = LineGrouping(source.bytes, lines: source.lines, isMarkdown: true)
    for line in source.lines where !line.isBlank {
      if let found = MarkdownMarks.definition(source.bytes, line.content) {
        definitions.insert((found.isFootnote ? "^" : "") + found.name)
      }
    }
  }

  mutating func run() {
    skipFrontMatter()
    while index < source.lines.count {
      let line = source.lines[index]
      index += 1
      take(line)
    }
  }

  /// Takes a line, or what is left of it after quotation marks and comments, however many there are.
  private mutating func take(_ line: SourceLine) {
    var line = line
    while true {
      while let inner = MarkdownMarks.unquoted(bytes, line.content) { line.content = inner }
      guard !line.isBlank, bytes[line.content].starts(with: "<!--".utf8) else { break }
      guard let rest = skipComment(line) else { return }
      line = rest
    }
    takeContent(line)
  }

  private mutating func takeContent(_ line: SourceLine) {
    guard !line.isBlank else { return grouping.blank() }
    let content = line.content
    if let fence = MarkdownMarks.fence(bytes, content) { return skipCode(fence) }
    if let (level, title) = MarkdownMarks.heading(bytes, content) { return addHeading(level, title, content) }
    if let (level, title) = MarkdownMarks.htmlHeading(bytes, content) {
      return addHeading(level, title, content)
    }
    if let level = MarkdownMarks.underline(bytes, content), grouping.canBeUnderlined {
      return grouping.underline(level: level)
    }
    if MarkdownMarks.isRule(bytes, content) { return grouping.blank() }
    if bytes[content].contains(0x7C), index < source.lines.count,
      MarkdownTable.isDelimiter(bytes, source.lines[index].content)
    {
      return addTable(line)
    }
    if let found = MarkdownMarks.definition(bytes, content) { return addDefinition(found, content) }
    if MarkdownMarks.isBlockTag(bytes, content) { grouping.blank() }
    if PageFurniture.isPageMark(bytes, line, inMarkdown: true) { return grouping.pageMark(line) }
    grouping.add(line)
  }

  private mutating func skipFrontMatter() {
    guard let first = source.lines.first, bytes.string(first.content) == "---" else { return }
    let limit = min(source.lines.count, 200)
    guard
      let end = source.lines[1..<max(limit, 1)].firstIndex(where: {
        ["---", "..."].contains(bytes.string($0.content))
      })
    else { return }
    let fields = source.lines[1..<end].filter { !$0.isBlank }
    guard fields.contains(where: { bytes[$0.content].contains(0x3A) }) else { return }
    index = end + 1
  }

  private mutating func skipCode(_ fence: (mark: UInt8, count: Int)) {
    let start = index
    while index < source.lines.count {
      let content = source.lines[index].content
      index += 1
      if content.count >= fence.count, bytes[content].allSatisfy({ $0 == fence.mark }) { break }
    }
    notes.append("The block of code in lines \(start) to \(index) was not read as text of the contract.")
    grouping.blank()
  }

  /// Passes over a comment and gives back what stands after it on its last line.
  private mutating func skipComment(_ line: SourceLine) -> SourceLine? {
    var line = line
    while true {
      if let end = commentEnd(line.content) {
        let rest = SourceLine(bytes, end..<line.content.upperBound)
        return rest.isBlank ? nil : rest
      }
      guard index < source.lines.count else {
        notes.append("A comment that is opened with <!-- is never closed; what follows it was not read.")
        return nil
      }
      line = source.lines[index]
      index += 1
    }
  }

  private func commentEnd(_ range: Range<Int>) -> Int? {
    guard range.count >= 3 else { return nil }
    for start in range.lowerBound...(range.upperBound - 3)
    where bytes[start] == 0x2D && bytes[start + 1] == 0x2D && bytes[start + 2] == 0x3E {
      return start + 3
    }
    return nil
  }

  private mutating func addHeading(_ level: Int, _ title: Range<Int>, _ content: Range<Int>) {
    guard !title.isEmpty else { return grouping.blank() }
    var group = LineGroup(role: .heading(level: level), pieces: [title], source: content)
    let lead = MarkdownMarks.lead(bytes, title)
    if let label = ClauseLabel.read(bytes, lead..<title.upperBound), isNumber(label, title) {
      group.label = label
      group.pieces = [label.textStart..<title.upperBound]
      let marks = MarkdownMarks.emphasis(bytes, title.lowerBound..<lead)
      if !marks.isEmpty, !label.closesMarkup {
        group.pieces.insert(marks, at: 0)
        group.opensMarkup = true
      }
      group.breaks = group.pieces.map { _ in false }
    }
    grouping.add(group)
  }

  private func isNumber(_ label: ClauseLabel, _ title: Range<Int>) -> Bool {
    switch label.form {
    case .bullet: false
    case .decimal(_, isBare: true): label.textStart < title.upperBound && !bytes[label.textStart].isLower
    default: true
    }
  }

  private mutating func addTable(_ header: SourceLine) {
    addRow(header, row: 0)
    index += 1
    var row = 1
    while index < source.lines.count, bytes[source.lines[index].content].contains(0x7C) {
      addRow(source.lines[index], row: row)
      index += 1
      row += 1
    }
    tables += 1
  }

  private mutating func addRow(_ line: SourceLine, row: Int) {
    for (column, cell) in MarkdownTable.cells(bytes, line.content).enumerated() where !cell.isEmpty {
      let position = CellPosition(table: tables, row: row, column: column, isHeader: row == 0)
      grouping.add(LineGroup(role: .cell(position), pieces: [cell], source: cell))
    }
  }

  private mutating func addDefinition(
    _ found: (name: String, start: Int, isFootnote: Bool), _ content: Range<Int>
  ) {
    guard found.isFootnote, found.start < content.upperBound else { return grouping.blank() }
    var group = LineGroup(role: .footnote, pieces: [found.start..<content.upperBound], source: content)
    group.label = ClauseLabel(form: .bullet(found.name), text: found.name, textStart: found.start)
    grouping.add(group)
  }
}
