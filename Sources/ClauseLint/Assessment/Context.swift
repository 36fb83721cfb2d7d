/// Where a sentence stands, as far as it bears on its strength.
struct Context {
  let document: Document
  let block: Int
  /// Whether the block's section tells how to bid.
  let isOnBidding: Bool
  /// The levels of headings that hold clauses.
  let clauseLevels: Set<Int>
  /// Whether another clause takes this one out.
  let isDeleted: Bool

  /// Why words here bind nobody, if they do not.
  var discount: Consideration.Outcome? {
    if isDeleted { return .deleted }
    let value = document.blocks[block]
    switch value.kind {
    case .heading(let level):
      if clauseLevels.contains(level), Self.isSentence(value.text) { return nil }
      return Self.holdsSentences(value.text) ? nil : .heading
    case .header, .footer, .comment: return .heading
    default: break
    }
    return Self.isRecital(value) ? .recital : nil
  }

  /// For each block, whether its section tells how to bid: what a bidder has to send is not what the contractor has
  /// to do.
  static func biddingSections(of document: Document) -> [Bool] {
    var known: [String: Bool] = [:]
    var last: (path: [String], isOnBidding: Bool) = ([], false)
    return document.blocks.map { block in
      if block.headingPath != last.path {
        let isOnBidding = block.headingPath.contains { title in
          if let known = known[title] { return known }
          let words = title.lowercased()
          let isOnBidding =
            biddingTitles.contains { words.holds($0) } && !contractorsTitles.contains { words.holds($0) }
          known[title] = isOnBidding
          return isOnBidding
        }
        last = (block.headingPath, isOnBidding)
      }
      return last.isOnBidding
    }
  }

  private static let biddingTitles = [
    "submission", "instructions to", "evaluation criteria", "evaluation of", "basis of award",
    "basis for award",
    "how to apply", "how to bid", "how to respond", "proposal format", "proposal requirements",
    "proposal content",
    "quote format", "quotation format", "format of the", "preparation of", "selection criteria",
    "award criteria",
    "factors for award", "evaluation process", "evaluation factor", "evaluation method", "selection process",
    "contractor selection", "proposal preparation", "proposal evaluation", "tender evaluation",
    "bid evaluation", "technical response", "price response", "notification of selection",
  ]
  /// What is submitted under such titles comes from the contractor: "Invoice Submission".
  private static let contractorsTitles = ["invoice", "deliverable", "submission of data", "data submission"]

  /// The levels of headings that this document sets its clauses in, as Word users do who number with heading styles:
  /// most headings of the level, and three at least, are whole sentences.
  static func clauseLevels(of document: Document) -> Set<Int> {
    var counts: [Int: (all: Int, sentences: Int)] = [:]
    for block in document.blocks {
      guard case .heading(let level) = block.kind else { continue }
      counts[level, default: (0, 0)].all += 1
      if isSentence(block.text) { counts[level, default: (0, 0)].sentences += 1 }
    }
    return Set(counts.filter { $1.sentences >= 3 && $1.sentences * 2 > $1.all }.keys)
  }

  private static func isSentence(_ text: String) -> Bool {
    guard text.utf8.count > 60, let end = text.utf8.last(where: { $0 > 0x20 }) else { return false }
    return end == 0x2E || end == 0x3B || end == 0x3A
  }

  /// Two sentences are no title.
  private static func holdsSentences(_ text: String) -> Bool {
    guard isSentence(text) else { return false }
    let bytes = Array(text.utf8)
    return bytes.indices.dropLast(2).contains {
      bytes[$0] == 0x2E && bytes[$0 + 1] == 0x20 && bytes[$0 + 2].isUpper
    }
  }

  /// "[ ]", "☐" or "( )" before the words: a choice that is not made yet.
  var isUntickedOption: Bool {
    let text = document.blocks[block].text.utf8
    guard let first = text.first else { return false }
    if first == 0xE2 { return text.starts(with: "☐".utf8) }
    guard first == 0x5B || first == 0x28 else { return false }
    let rest = text.dropFirst()
    let blanks = rest.prefix { $0 == 0x20 || $0 == 0x09 }.count
    return (1...6).contains(blanks) && rest.dropFirst(blanks).first == (first == 0x5B ? 0x5D : 0x29)
  }

  /// Whether the words there have a blank that nobody has filled in.
  func isUnresolved(_ range: Range<Int>) -> Bool { Placeholder.first(in: passage(range).text) != nil }

  private static func isRecital(_ block: Block) -> Bool {
    if block.text.hasPrefix("WHEREAS") || block.text.hasPrefix("Whereas") { return true }
    guard let heading = block.headingPath.last?.lowercased() else { return false }
    return heading.hasSuffix("recitals") || heading.hasSuffix("whereas")
  }

  func passage(_ range: Range<Int>) -> Passage {
    let value = document.blocks[block]
    let utf8 = value.text.utf8
    let lower = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
    let upper = utf8.index(utf8.startIndex, offsetBy: range.upperBound)
    return Passage(
      text: String(value.text[lower..<upper]), number: value.number, heading: value.headingPath, block: block,
      range: range)
  }
}
