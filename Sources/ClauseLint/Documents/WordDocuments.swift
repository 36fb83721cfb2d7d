package import OfficeOpenXML

/// Turns what the readers of structured files found into blocks: headings, clauses, list items, cells and notes.
///
/// Clauses are told apart by the same rules as in plain text, so that the form of a contract changes no finding;
/// outline levels and heading styles come on top.
package enum WordDocuments {
  package static func document(from word: WordDocument, format: Document.Format = .word) -> Document {
    var assembly = BlockAssembly()
    for paragraph in word.paragraphs where !paragraph.story.isMargin { assembly.add(paragraph) }
    for paragraph in word.paragraphs where paragraph.story.isMargin { assembly.add(paragraph) }
    assembly.flush(before: nil)
    return Document(
      format: format, blocks: Structure.applied(to: assembly.blocks), notes: word.notes,
      hidden: assembly.hidden)
  }
}

extension WordParagraph.Story {
  /// Whether it stands beside the contract's text: it comes after all of it.
  var isMargin: Bool {
    switch self {
    case .header, .footer, .comment: true
    default: false
    }
  }
}

/// Makes blocks of paragraphs that come one after the other; a body line waits until the next one is known.
private struct BlockAssembly {
  private(set) var blocks: [Block] = []
  private(set) var hidden: [HiddenPassage] = []
  private var making = WordBlockMaking()
  private var waiting: [(line: WordLine, hidden: String)] = []

  mutating func add(_ paragraph: WordParagraph) {
    let line = WordLine(paragraph)
    let isEmpty = line.text.isEmpty && !(line.label != nil && line.isTyped)
    if isEmpty && paragraph.hiddenText.isEmpty { return }
    if paragraph.story == .body, !isEmpty { flush(before: line) }
    waiting.append((line, paragraph.hiddenText))
  }

  mutating func flush(before next: WordLine?) {
    for (line, hiddenText) in waiting {
      if !line.text.isEmpty || line.label != nil && line.isTyped {
        blocks.append(making.block(line, before: next))
      }
      if !hiddenText.isEmpty { hidden.append(HiddenPassage(after: blocks.count - 1, text: hiddenText)) }
    }
    waiting.removeAll(keepingCapacity: true)
  }
}

/// Tells the kinds of paragraphs in order.
private struct WordBlockMaking {
  private var levels = ListLevels()
  /// What a clause number's depth is added to for the level of its heading.
  private var base = 0
  private var before = ""

  /// - Parameter next: the following line of the body.
  mutating func block(_ line: WordLine, before next: WordLine?) -> Block {
    var line = line
    let isBody = line.paragraph.story == .body
    let next = isBody ? next : nil
    if isBareNumberInText(line, next) { line = line.withTypedNumberInText }
    let kind = kind(of: line, next)
    if isBody { before = line.text }
    return Block(
      kind: kind, text: line.text, number: line.number,
      source: SourceRange(part: line.paragraph.part, bytes: line.paragraph.source), runs: line.runs)
  }

  /// "12 Data" is a heading when 11 came before; "12 months" is text.
  private func isBareNumberInText(_ line: WordLine, _ next: WordLine?) -> Bool {
    guard line.isTyped, case .decimal(let parts, isBare: true)? = line.label?.form else { return false }
    if line.isOutlined || line.hasTab { return false }
    guard parts.first == levels.lastClause + 1 else { return true }
    return !(HeadingShape.isTitle(line.text, maximumWords: 8) || HeadingShape.isCapitals(line.text))
  }

  private mutating func kind(of line: WordLine, _ next: WordLine?) -> Block.Kind {
    let paragraph = line.paragraph
    switch paragraph.story {
    case .textBox: return .textBox
    case .footnote: return .footnote
    case .endnote: return .endnote
    case .header: return .header
    case .footer: return .footer
    case .comment: return .comment
    case .body: break
    }
    if let cell = paragraph.cell {
      return .tableCell(
        CellPosition(table: cell.table, row: cell.row, column: cell.column, isHeader: cell.isHeader))
    }
    if let level = line.outlineLevel, line.isHeadingText { return marked(level + 1, line.label) }
    if line.isContentsEntry { return .paragraph }
    guard let label = line.label else { return unlabelled(line) }
    switch label.form {
    case .bullet: return .listItem(level: line.paragraph.listLevel ?? levels.level(bullet: "•", indent: 0))
    case .decimal(let parts, _): return clause(parts, line, next)
    case .keyword: return keyword(line)
    case .item(let values, let frame): return item(values, frame, line)
    }
  }

  private mutating func heading(_ level: Int) -> Block.Kind {
    levels.close()
    return .heading(level: max(1, level))
  }

  /// A heading by its style; a number in it sets how deep the numbers under it are.
  private mutating func marked(_ level: Int, _ label: ClauseLabel?) -> Block.Kind {
    guard case .decimal(let parts, _)? = label?.form else {
      base = level
      return heading(level)
    }
    levels.note(clause: parts)
    // "4.2" set in the style of "4" is still a level deeper.
    let depth = parts.count > 1 ? max(level, base + parts.count) : level
    base = depth - parts.count
    return heading(depth)
  }

  private mutating func clause(_ parts: [Int], _ line: WordLine, _ next: WordLine?) -> Block.Kind {
    let startsList = parts == [1] && levels.lastClause > 0 && before.last == ":"
    let indent = 4 * (line.paragraph.listLevel ?? 0)
    if parts.count == 1, startsList || levels.continuesList(parts[0], indent: indent) {
      return .listItem(
        level: levels.level(
          values: [ClauseLabel.Count(series: .digit, value: parts[0])], frame: "1.", indent: indent))
    }
    levels.note(clause: parts)
    guard HeadingShape.isShort(line.text) else { return .paragraph }
    // A clause set in bold is still a clause: "The Supplier shall keep records."
    let isHeading =
      line.paragraph.isEmphasised && (line.isOutlined || !HeadingShape.isSentence(line.text))
      || HeadingShape.isTitle(line.text) && opensSection(parts, next) || HeadingShape.isCapitals(line.text)
    return isHeading ? heading(base + parts.count) : .paragraph
  }

  /// Whether what follows stands under this number rather than beside it.
  private func opensSection(_ parts: [Int], _ next: WordLine?) -> Bool {
    guard let next else { return false }
    switch next.label?.form {
    case .decimal(let following, isBare: false): return following.count > parts.count
    case .bullet: return false
    default: return true
    }
  }

  private mutating func item(_ values: [ClauseLabel.Count], _ frame: String, _ line: WordLine)
    -> Block.Kind
  {
    let isUpper = values.contains(where: \.series.isUpper) && frame == "a."
    if isUpper,
      line.paragraph.isEmphasised && HeadingShape.isShort(line.text) || HeadingShape.isCapitals(line.text)
    {
      return heading(base + 1)
    }
    let level = levels.level(values: values, frame: frame, indent: 0)
    return .listItem(level: line.isTyped ? level : line.paragraph.listLevel ?? level)
  }

  private mutating func keyword(_ line: WordLine) -> Block.Kind {
    guard line.text.isEmpty || HeadingShape.isCapitals(line.text) || HeadingShape.isTitle(line.text) else {
      levels.close()
      return .paragraph
    }
    base = 1
    return heading(1)
  }

  private mutating func unlabelled(_ line: WordLine) -> Block.Kind {
    if line.paragraph.listLevel != nil, !line.number.isEmpty {
      return .listItem(level: line.paragraph.listLevel ?? 0)
    }
    let isCapitals = HeadingShape.isCapitals(line.text)
    if line.isTitleStyle || isCapitals {
      base = 1
      return heading(1)
    }
    if line.paragraph.isEmphasised, HeadingShape.isTitle(line.text, maximumWords: 12) {
      return heading(base + 1)
    }
    return .paragraph
  }
}
