/// The clause that says which words prevail where two contradict each other.
enum Precedence {
  private static let signs = [
    "order of precedence", "shall prevail", "will prevail", "takes precedence", "take precedence",
    "shall govern over",
    "in the event of any conflict", "in the event of a conflict", "in case of conflict",
    "in the event of inconsistency",
    "in the event of any inconsistency",
  ]

  /// The first block that orders precedence, headings passed over; `nil` where none does.
  static func clause(of document: Document) -> Int? {
    document.blocks.firstIndex { block in
      if case .heading = block.kind { return false }
      guard
        block.text.offset(of: "prec") != nil || block.text.offset(of: "prevail") != nil
          || block.text.offset(of: "onflict") != nil || block.text.offset(of: "nconsisten") != nil
      else { return false }
      let text = block.text.lowercased()
      return signs.contains { text.offset(of: $0) != nil }
    }
  }
}
