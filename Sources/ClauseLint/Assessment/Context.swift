/// Where a sentence stands, as far as it bears on its strength.
struct Context {
  let document: Document
  let block: Int
  /// Whether the block's section tells how to bid.
  let isOnBidding: Bool
  /// Why words here bind nobody, if they do not.
  var discount: Consideration.Outcome? {
    let value = document.blocks[block]
    switch value.kind {
    case .heading: return Self.isSentence(value.text) ? nil : .heading
    case .header, .footer, .comment: return .heading
    default: break
    }
    return Self.isRecital(value) ? .recital : nil
  }

  /// For each block, whether its section tells how to bid: what a bidder has to send is not what the contractor has
  /// to do.
  static func biddingSections(of document: Document) -> [Bool] {
    var known: (path: [String], isOnBidding: Bool) = ([], false)
    return document.blocks.map { block in
      if block.headingPath != known.path {
        let titles = block.headingPath.map { $0.lowercased() }
        known = (
          block.headingPath, titles.contains { title in biddingTitles.contains { title.contains($0) } }
        )
      }
      return known.isOnBidding
    }
  }

  private static let biddingTitles = [
    "submission", "instructions to", "evaluation criteria", "evaluation of", "basis of award",
    "basis for award",
    "how to apply", "how to bid", "how to respond", "proposal format", "proposal requirements",
    "proposal content",
    "quote format", "quotation format", "format of the", "preparation of", "selection criteria",
    "award criteria",
    "factors for award",
  ]

  /// Whether what is set as a heading is a clause: many contracts set their numbered clauses in a heading style.
  private static func isSentence(_ text: String) -> Bool {
    guard text.utf8.count > 60, let end = text.utf8.last(where: { $0 > 0x20 }) else { return false }
    return end == 0x2E || end == 0x3B || end == 0x3A
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
