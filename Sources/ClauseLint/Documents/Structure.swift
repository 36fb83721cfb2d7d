/// Gives every block its place in the contract: the headings above it and the words that introduce it.
package enum Structure {
  /// Sets `headingPath` and `stem` of all blocks, whatever reader they come from.
  ///
  /// A list item's stem is the item it stands under, else the paragraph before the list if that leaves its sentence
  /// open ("The Supplier shall:"). A numbered sub-clause is treated so under its clause.
  package static func applied(to blocks: [Block]) -> [Block] {
    var out = blocks
    var walk = StructureWalk()
    for index in out.indices { walk.place(index, in: &out) }
    return out
  }

  /// The depth of a clause number: 2 for "4.1"; 0 for what is not a decimal number.
  static func depth(ofNumber number: String) -> Int {
    let parts = number.split(separator: ".")
    guard !parts.isEmpty, parts.allSatisfy({ $0.utf8.allSatisfy(\.isDigit) }) else { return 0 }
    return parts.count
  }

  /// Whether the words leave the sentence to what follows.
  static func isLeadIn(_ text: String) -> Bool {
    guard let last = text.last(where: { !$0.isWhitespace }) else { return false }
    return !".;?!”\"".contains(last)
  }

  /// "The Supplier shall:" set as a heading is still the beginning of a sentence.
  static func isSentenceHeading(_ text: String) -> Bool {
    guard let last = text.last(where: { !$0.isWhitespace }), ":—–-".contains(last) else { return false }
    return text.split(whereSeparator: { !$0.isLetter }).contains { modals.contains($0.lowercased()) }
  }

  private static let modals: Set<String> = [
    "shall", "must", "will", "should", "may", "agrees", "agree", "undertakes",
  ]
}

/// The open headings and list levels while blocks are walked through in order.
private struct StructureWalk {
  private struct Opener {
    var depth: Int
    var index: Int
    /// Whether it is a list item itself, whose sub-items always hang on it.
    var isItem: Bool
  }

  private var headings: [(level: Int, title: String)] = []
  private var openers: [Opener] = []
  /// The stem given last at each depth, for a list that goes on after a paragraph.
  private var lastStems: [Int: Int] = [:]

  mutating func place(_ index: Int, in blocks: inout [Block]) {
    let block = blocks[index]
    switch block.kind {
    case .footnote, .endnote, .header, .footer, .comment:
      return
    case .heading(let level):
      headings.removeAll { $0.level >= level }
      blocks[index].headingPath = headings.map(\.title)
      headings.append((level, block.number.isEmpty ? block.text : "\(block.number) \(block.text)"))
      lastStems = [:]
      openers = Structure.isSentenceHeading(block.text) ? [Opener(depth: 0, index: index, isItem: false)] : []
    case .tableCell, .textBox:
      blocks[index].headingPath = headings.map(\.title)
    case .listItem(let level):
      blocks[index].headingPath = headings.map(\.title)
      blocks[index].stem = open(index, depth: 100 + level, blocks)
    case .paragraph:
      blocks[index].headingPath = headings.map(\.title)
      placeParagraph(index, in: &blocks)
    }
  }

  private mutating func placeParagraph(_ index: Int, in blocks: inout [Block]) {
    let block = blocks[index]
    let depth = Structure.depth(ofNumber: block.number)
    if depth > 0 {
      blocks[index].stem = open(index, depth: depth, blocks)
    } else if isUnmarkedItem(index, blocks) {
      blocks[index].stem = openers.last.map { $0.isItem ? blocks[$0.index].stem ?? $0.index : $0.index }
    } else {
      openers = [Opener(depth: 0, index: index, isItem: false)]
    }
  }

  /// A paragraph that begins in lower case after ":" or ";" is an item whose bullet was lost.
  private func isUnmarkedItem(_ index: Int, _ blocks: [Block]) -> Bool {
    guard let first = blocks[index].text.first, first.isLowercase, blocks[index].number.isEmpty, index > 0,
      let opener = openers.last, blocks[opener.index].text.last == ":"
    else { return false }
    let before = blocks[index - 1]
    guard index - 1 == opener.index || before.stem == opener.index else { return false }
    return [":", ";", "and", "or", ","].contains { before.text.hasSuffix($0) }
  }

  /// Opens a level and returns the block that introduces it.
  private mutating func open(_ index: Int, depth: Int, _ blocks: [Block]) -> Int? {
    while let last = openers.last, last.depth >= depth { openers.removeLast() }
    let stem =
      openers.last.flatMap { introduces($0, index, depth, in: blocks) ? $0.index : nil }
      ?? resumed(index, depth, blocks)
    openers.append(Opener(depth: depth, index: index, isItem: depth >= 100))
    lastStems = lastStems.filter { $0.key < depth }
    lastStems[depth] = stem
    return stem
  }

  private func introduces(_ opener: Opener, _ index: Int, _ depth: Int, in blocks: [Block]) -> Bool {
    let text = blocks[opener.index].text
    guard case .paragraph = blocks[index].kind else { return opener.isItem || Structure.isLeadIn(text) }
    guard let last = text.last, ":—–".contains(last) else { return false }
    // A clause number far below "The objectives are:" has nothing to do with it.
    guard opener.depth > 0 || opener.index == index - 1 || lastStems[depth] == opener.index else {
      return false
    }
    // "The parties agree as follows:" introduces the whole contract and no clause in particular.
    let words = text.lowercased().split { !$0.isLetter }
    let isPreamble = ["follow", "agree"].allSatisfy { stem in words.contains { $0.hasPrefix(stem) } }
    return !(isPreamble && blocks[index].text.first?.isUppercase ?? false)
  }

  /// "(b)" after a paragraph that interrupted the list keeps the stem of "(a)".
  private func resumed(_ index: Int, _ depth: Int, _ blocks: [Block]) -> Int? {
    guard depth >= 100, let stem = lastStems[depth] else { return nil }
    let body = blocks[index].number.filter { $0.isLetter || $0.isNumber }
    return ["", "a", "A", "i", "I", "1"].contains(body) ? nil : stem
  }
}
