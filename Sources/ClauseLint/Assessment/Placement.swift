/// Finds the place where a new clause belongs, and says why.
struct Placement {
  private let document: Document
  /// For each block, whether its section tells how to bid: what stands there binds no contractor.
  private let bidding: [Bool]
  /// The headings in lower case, with their blocks.
  private let titles: [(index: Int, text: String)]
  /// The block before the signatures and schedules, and the reason for that place.
  private let end: (after: Int, reason: String)

  init(document: Document, bidding: [Bool]) {
    self.document = document
    self.bidding = bidding
    titles = document.blocks.indices.compactMap { index in
      guard case .heading = document.blocks[index].kind else { return nil }
      return (index, document.blocks[index].text.lowercased())
    }
    end = Self.beforeSignatures(in: document, bidding)
  }

  /// The block a new clause of the family follows, and the reason for the place.
  func section(for family: Family) -> (after: Int, reason: String) {
    for words in family.placement {
      for (index, title) in titles where title.offset(of: words) != nil {
        let end = lastBlock(ofSectionAt: index)
        if end > index, !bidding[end] { return (end, "at the end of “\(document.blocks[index].text)”") }
      }
    }
    return end
  }

  /// The last body block under a heading, before the next heading of its level or above.
  private func lastBlock(ofSectionAt heading: Int) -> Int {
    guard case .heading(let level) = document.blocks[heading].kind else { return heading }
    var last = heading
    for index in document.blocks.indices.dropFirst(heading + 1) {
      if case .heading(let other) = document.blocks[index].kind, other <= level { break }
      if isClauseText(index) { last = index }
    }
    return last
  }

  private static let closing = [
    "signature", "in witness whereof", "signed for and on behalf", "signed by", "executed as", "schedule 1",
    "appendix", "annex", "exhibit a",
  ]

  private static func beforeSignatures(
    in document: Document, _ bidding: [Bool]
  ) -> (after: Int, reason: String) {
    let isAllBidding = bidding.allSatisfy { $0 }
    var last: Int?
    for (index, block) in document.blocks.enumerated() {
      if index > document.blocks.count / 2, let last, isClosing(block.text) {
        return (last, "before the signatures and schedules")
      }
      if isClauseText(block), isAllBidding || !bidding[index] { last = index }
    }
    return (last ?? max(0, document.blocks.count - 1), "at the end of the document")
  }

  private static func isClosing(_ text: String) -> Bool {
    let opening = text.prefix(30).lowercased()
    return closing.contains { opening.hasPrefix($0) }
  }

  /// The last block of the clause that a block belongs to: its items and sub-paragraphs.
  func end(ofClauseAt block: Int) -> Int {
    var end = block
    for index in document.blocks.indices.dropFirst(block + 1) {
      guard isClauseText(index), document.blocks[index].headingPath == document.blocks[block].headingPath
      else { break }
      if case .listItem = document.blocks[index].kind { end = index } else { break }
    }
    return end
  }

  private func isClauseText(_ index: Int) -> Bool { Self.isClauseText(document.blocks[index]) }

  private static func isClauseText(_ block: Block) -> Bool {
    switch block.kind {
    case .paragraph, .listItem: true
    default: false
    }
  }

  /// The place of a clause that is not there: an empty range at the end of the block it belongs after.
  func passage(after block: Int) -> Passage {
    guard document.blocks.indices.contains(block) else {
      return Passage(text: "", number: "", heading: [], block: 0, range: 0..<0)
    }
    let value = document.blocks[block]
    let end = value.text.utf8.count
    return Passage(text: "", number: value.number, heading: value.headingPath, block: block, range: end..<end)
  }
}
