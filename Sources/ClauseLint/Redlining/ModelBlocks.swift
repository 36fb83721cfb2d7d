/// Which existing blocks a new clause takes after: its heading, its sub-clauses, its numbers.
struct ModelBlocks {
  let document: Document
  /// For each block, whether it can be followed and copied: paragraphs of the main text.
  private let main: [Bool]
  /// Whether a block's text is set apart, as in bold: one that warns of a limit of liability is no model for others.
  private let isSetApart: (Block) -> Bool

  init(
    document: Document, isMain: (Block) -> Bool, isSetApart: @escaping (Block) -> Bool = { _ in false }
  ) {
    self.document = document
    self.isSetApart = isSetApart
    main = document.blocks.map(isMain)
  }

  private var blocks: [Block] { document.blocks }
  func isMain(_ index: Int) -> Bool { main[index] }

  /// The block that an insertion wanted after `index` really follows: the nearest of the main text before it,
  /// or the first one of all.
  func anchor(_ index: Int) -> Int? {
    guard !blocks.isEmpty else { return nil }
    let start = min(max(index, 0), blocks.count - 1)
    return (0...start).last { isMain($0) } ?? blocks.indices.first { isMain($0) }
  }

  /// The heading that a new clause's heading takes after.
  func heading(near anchor: Int) -> Int? {
    if case .tableCell = blocks[anchor].kind { return nil }
    let path = enclosingHeadings(of: anchor)
    guard let deepest = path.last else { return nearestHeading(anchor) }
    if let clause = path.first(where: { isClauseNumber(blocks[$0].number) }) { return clause }
    if let next = nextMain(after: anchor), let level = level(blocks[next]),
      let same = path.first(where: { self.level(blocks[$0]) == level })
    {
      return same
    }
    return deepest
  }

  /// The paragraph that the new sub-clauses under a heading like `heading` take after.
  func clause(under heading: Int?, near anchor: Int) -> Int? {
    guard let heading, let level = level(blocks[heading]) else { return body(near: anchor) }
    let siblings = blocks.indices.filter { self.level(blocks[$0]) == level && isMain($0) }
    let nearestFirst = siblings.sorted { abs($0 - heading) < abs($1 - heading) }
    var setApart: Int?
    for sibling in nearestFirst.prefix(40) {
      let section = self.section(of: sibling, level: level)
      let own = ClauseNumber.core(blocks[sibling].number)
      if own.isEmpty { continue }
      if let found = plain(in: section, { isSubclause($0, of: own) }) { return found }
      setApart = setApart ?? section.first { isSubclause($0, of: own) }
    }
    if let setApart { return setApart }
    for sibling in nearestFirst.prefix(40) {
      let section = self.section(of: sibling, level: level)
      if let found = plain(in: section, isBody) { return found }
      setApart = setApart ?? section.first(where: isBody)
    }
    return setApart ?? body(near: anchor)
  }

  /// The first of some blocks that is wanted and not set apart.
  private func plain(in range: Range<Int>, _ isWanted: (Int) -> Bool) -> Int? {
    range.first { isWanted($0) && !isSetApart(blocks[$0]) }
  }

  /// The neighbour that sub-clauses joining an existing clause take after.
  func subclause(near anchor: Int) -> Int? {
    let block = blocks[anchor]
    if case .tableCell = block.kind { return anchor }
    if level(block) != nil, !isLong(block) {
      let level = self.level(block) ?? 1
      let section = self.section(of: anchor, level: level)
      let own = ClauseNumber.core(block.number)
      return plain(in: section) { isSubclause($0, of: own) } ?? plain(in: section, isBody)
        ?? clause(under: anchor, near: anchor)
    }
    var setApart: Int?
    var index = anchor
    while index >= 0, blocks[index].headingPath == block.headingPath || index == anchor {
      if isMain(index), isDotted(blocks[index].number), isBody(index) || isLong(blocks[index]) {
        if !isSetApart(blocks[index]) { return index }
        setApart = setApart ?? index
      }
      index -= 1
    }
    return setApart ?? anchor
  }

  /// The headings above a block and the block itself where it is one, outermost first.
  func enclosingHeadings(of index: Int) -> [Int] {
    var result: [Int] = []
    var limit = Int.max
    for at in (0...index).reversed() where isMain(at) {
      guard let level = level(blocks[at]), level < limit else { continue }
      if isLong(blocks[at]), at != index { continue }
      result.insert(at, at: 0)
      limit = level
      if level <= 1 { break }
    }
    return result
  }

  func level(_ block: Block) -> Int? {
    if case .heading(let level) = block.kind { level } else { nil }
  }

  func nextMain(after index: Int) -> Int? {
    blocks.indices.dropFirst(index + 1).first { isMain($0) }
  }

  /// The blocks under a heading, up to the next of its level or above.
  func section(of heading: Int, level: Int) -> Range<Int> {
    let end = blocks.indices.dropFirst(heading + 1).first { (self.level(blocks[$0]) ?? Int.max) <= level }
    return (heading + 1)..<(end ?? blocks.count)
  }

  private func nearestHeading(_ anchor: Int) -> Int? {
    blocks.indices.dropFirst(anchor + 1).first { level(blocks[$0]) != nil && isMain($0) }
  }

  private func body(near anchor: Int) -> Int? {
    if isBody(anchor) { return anchor }
    return blocks.indices.filter { isBody($0) }.min { abs($0 - anchor) < abs($1 - anchor) }
  }

  private func isBody(_ index: Int) -> Bool {
    let block = blocks[index]
    guard isMain(index), level(block) == nil, block.text.count > 20 else { return false }
    if case .tableCell = block.kind { return false }
    return true
  }

  /// A heading style is sometimes used for whole sub-clauses.
  private func isLong(_ block: Block) -> Bool { block.text.count > 90 }

  private func isSubclause(_ index: Int, of number: String) -> Bool {
    let block = blocks[index]
    guard isMain(index), level(block) == nil || isLong(block), block.number.hasPrefix(number + ".") else {
      return false
    }
    if case .tableCell = block.kind { return false }
    return ClauseNumber.core(block.number).dropFirst(number.count + 1).allSatisfy(\.isNumber)
  }

  private func isDotted(_ number: String) -> Bool {
    let parts = ClauseNumber.core(number).split(separator: ".")
    return parts.count > 1 && parts.allSatisfy { $0.allSatisfy(\.isNumber) }
  }

  /// "12", "12." or "Clause 12": the number of a whole clause.
  private func isClauseNumber(_ number: String) -> Bool {
    let words = ClauseNumber.core(number).split(separator: " ")
    guard let last = words.last, !last.contains("."), last.allSatisfy(\.isNumber) else { return false }
    return words.count == 1 || ["clause", "article", "section"].contains(words[0].lowercased())
  }
}
