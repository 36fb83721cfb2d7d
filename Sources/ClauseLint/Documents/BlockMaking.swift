/// Turns groups into blocks: tells headings, clauses and list items apart.
struct BlockMaking {
  private let source: SourceText
  private let isMarkdown: Bool
  private let definitions: Set<String>
  private let words: Set<String>
  private var levels = ListLevels()
  /// What a clause number's depth is added to for the level of its heading.
  private var base = 0
  /// The level of the last list item, while its list goes on.
  private var openItem: Int?
  private var before = ""

  init(_ source: SourceText, isMarkdown: Bool, definitions: Set<String> = []) {
    self.source = source
    self.isMarkdown = isMarkdown
    self.definitions = definitions
    words = WordList.words(of: source)
  }

  mutating func blocks(from groups: [LineGroup]) -> [Block] {
    var blocks: [Block] = []
    blocks.reserveCapacity(groups.count)
    for (index, group) in groups.enumerated() {
      let next = groups[(index + 1)...].first { $0.role != .furniture }
      let made = block(group, next: next)
      if !made.text.isEmpty || !made.number.isEmpty { blocks.append(made) }
    }
    return Structure.applied(to: blocks)
  }

  private mutating func block(_ group: LineGroup, next: LineGroup?) -> Block {
    var group = group
    if isBareNumberInText(group, next: next) { group = group.withoutLabel }
    let raw = group.text(of: source.bytes) { words.contains($0) }
    let text = isMarkdown ? MarkdownInline.plain(raw, definitions: definitions) : raw.trimmed()
    let isBold = isMarkdown && Self.isWhollyBold(raw.bytes)
    let kind = kind(of: group, text.string, isBold: isBold, next: next)
    before = text.string
    return Block(
      kind: kind, text: text.string, number: group.label?.text ?? "",
      source: SourceRange(part: "", bytes: group.source), runs: text.runs)
  }

  /// "12 Data" is a heading when 11 came before; "12 months" and "14 Market Street" are text.
  private func isBareNumberInText(_ group: LineGroup, next: LineGroup?) -> Bool {
    guard case .decimal(let parts, isBare: true) = group.label?.form else { return false }
    if case .heading = group.role { return false }
    let text = source.bytes.string(group.pieces.last ?? 0..<0)
    let isTitle = HeadingShape.isTitle(text, maximumWords: 8) || HeadingShape.isCapitals(text)
    return !(isTitle && group.pieces.count == 1 && group.followsBlank && parts.first == levels.lastClause + 1)
  }

  private mutating func kind(of group: LineGroup, _ text: String, isBold: Bool, next: LineGroup?)
    -> Block.Kind
  {
    switch group.role {
    case .furniture: return .footer
    case .footnote: return .footnote
    case .cell(let position): return .tableCell(position)
    case .heading(let level): return marked(level, group.label)
    case .text: break
    }
    guard let label = group.label else { return unlabelled(group, text, isBold: isBold) }
    switch label.form {
    case .bullet(let mark): return item(levels.level(bullet: mark, indent: group.indent))
    case .decimal(let parts, _): return clause(parts, group, text, isBold: isBold, next: next)
    case .keyword(let word): return keyword(word, text)
    case .item(let values, let frame):
      let isUpper = values.contains(where: \.series.isUpper) && frame == "a."
      if isUpper, isBold || HeadingShape.isCapitals(text) { return heading(base + 1) }
      return item(levels.level(values: values, frame: frame, indent: group.indent))
    }
  }

  private mutating func item(_ level: Int) -> Block.Kind {
    openItem = level
    return .listItem(level: level)
  }

  private mutating func heading(_ level: Int) -> Block.Kind {
    openItem = nil
    levels.close()
    return .heading(level: max(1, level))
  }

  /// A heading that the format marks; a number in it sets how deep the numbers under it are.
  private mutating func marked(_ level: Int, _ label: ClauseLabel?) -> Block.Kind {
    base = level
    if case .decimal(let parts, _) = label?.form {
      levels.note(clause: parts)
      base = level - parts.count
    }
    return heading(level)
  }

  private mutating func clause(
    _ parts: [Int], _ group: LineGroup, _ text: String, isBold: Bool, next: LineGroup?
  ) -> Block.Kind {
    let startsList = parts == [1] && levels.lastClause > 0 && before.last == ":"
    if parts.count == 1, startsList || levels.continuesList(parts[0], indent: group.indent) {
      return item(
        levels.level(
          values: [ClauseLabel.Count(series: .digit, value: parts[0])], frame: "1.", indent: group.indent))
    }
    levels.note(clause: parts)
    openItem = nil
    let isShort = group.pieces.count <= 3
    let isTitle = HeadingShape.isTitle(text) && opensSection(parts, next)
    if isShort, HeadingShape.isCapitals(text) || isTitle || (isBold && HeadingShape.isShort(text)) {
      return heading(base + parts.count)
    }
    return .paragraph
  }

  /// Whether what follows stands under this number rather than beside it.
  private func opensSection(_ parts: [Int], _ next: LineGroup?) -> Bool {
    guard let next else { return false }
    switch next.label?.form {
    case .decimal(let following, isBare: false): return following.count > parts.count
    case .bullet: return false
    default: return next.role == .text
    }
  }

  private mutating func keyword(_ word: String, _ text: String) -> Block.Kind {
    guard text.isEmpty || HeadingShape.isCapitals(text) || HeadingShape.isTitle(text) else {
      openItem = nil
      levels.close()
      return .paragraph
    }
    let isInner = ["section", "sec", "clause"].contains(word)
    if !isMarkdown { base = isInner ? max(1, min(base, 1) + (sawArticle ? 1 : 0)) : 1 }
    if word == "article" || word == "part" || word == "chapter" { sawArticle = true }
    return heading(isMarkdown ? base + 1 : base)
  }

  private var sawArticle = false

  private mutating func unlabelled(_ group: LineGroup, _ text: String, isBold: Bool) -> Block.Kind {
    let isCapitals = HeadingShape.isCapitals(text) && group.pieces.count <= 3
    if isCapitals && !isMarkdown {
      base = 1
      return heading(1)
    }
    if isBold || isCapitals, HeadingShape.isTitle(text, maximumWords: 12) || isCapitals {
      return heading(base + 1)
    }
    if isMarkdown, let openItem, group.indent >= 2 { return .listItem(level: openItem) }
    openItem = nil
    return .paragraph
  }

  /// "**Title**" and nothing else.
  static func isWhollyBold(_ bytes: [UInt8]) -> Bool {
    guard bytes.count > 4, bytes.count < 160,
      bytes.starts(with: [0x2A, 0x2A]) || bytes.starts(with: [0x5F, 0x5F])
    else { return false }
    let mark = bytes[0]
    let body = bytes.drop { $0 == mark }
    guard let close = body.firstIndex(of: mark) else { return false }
    return body[close...].allSatisfy { $0 == mark || $0 == 0x3A || $0 == 0x20 }
  }
}

/// The words of a text, to tell "informa-" + "tion" from "non-" + "disclosure"; empty where no line ends in a hyphen.
enum WordList {
  static func words(of source: SourceText) -> Set<String> {
    let bytes = source.bytes
    let isDivided = source.lines.contains { line in
      line.content.count > 1 && bytes[line.content.upperBound - 1] == 0x2D
        && bytes[line.content.upperBound - 2].isLetter
    }
    guard isDivided else { return [] }
    var words: Set<String> = []
    var start = 0
    for index in 0...bytes.count where index == bytes.count || !bytes[index].isLetter {
      let isDivided = index + 1 < bytes.count && bytes[index] == 0x2D && bytes[index + 1] < 0x20
      if index > start + 2, !isDivided { words.insert(bytes.string(start..<index).lowercased()) }
      start = index + 1
    }
    return words
  }
}
