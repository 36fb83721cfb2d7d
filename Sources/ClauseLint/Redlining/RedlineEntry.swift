/// One change as people read it: where it stands, and what was and is there.
package struct RedlineEntry: Sendable, Equatable {
  package enum Piece: Sendable, Equatable {
    case kept(String)
    case struck(String)
    case inserted(String)
  }

  package var rule: String
  /// "insertion", or the manner of a rewrite.
  package var kind: String
  /// The block that is changed, or that new paragraphs follow.
  package var block: Int
  /// Why new paragraphs stand there; empty for a rewrite.
  package var reason: String
  /// The paragraph before the change; empty for new paragraphs.
  package var before: String
  package var after: String
  /// A rewritten paragraph in its pieces; new paragraphs as one piece each.
  package var pieces: [Piece]
  package var comment: String

  package init(_ proposal: Proposal, in document: Document) {
    (rule, block, comment) = (proposal.rule, proposal.block, proposal.comment)
    switch proposal.change {
    case .insertion(let fix):
      (kind, reason, before) = ("insertion", fix.reason, "")
      let lines = (fix.heading.isEmpty ? [] : [fix.heading]) + fix.paragraphs
      after = lines.joined(separator: "\n")
      pieces = lines.map { .inserted($0) }
    case .rewrite(let rewrite):
      let text = document.blocks.indices.contains(block) ? document.blocks[block].text : ""
      (kind, reason, before) = (rewrite.manner.rawValue, "", text)
      after = rewrite.applied(to: text)
      pieces = Self.pieces(of: text, rewrite.edits)
    }
  }

  /// A text with struck and new words among those that stay.
  package static func pieces(of text: String, _ edits: [Rewrite.Edit]) -> [Piece] {
    let bytes = Array(text.utf8)
    var pieces: [Piece] = []
    var at = 0
    func words(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    for edit in edits {
      if edit.range.lowerBound > at { pieces.append(.kept(words(at..<edit.range.lowerBound))) }
      if !edit.range.isEmpty { pieces.append(.struck(words(edit.range))) }
      if !edit.text.isEmpty { pieces.append(.inserted(edit.text)) }
      at = edit.range.upperBound
    }
    if at < bytes.count { pieces.append(.kept(words(at..<bytes.count))) }
    return pieces
  }
}

extension RedlinePlan {
  package func entries(in document: Document) -> [RedlineEntry] {
    proposals.map { RedlineEntry($0, in: document) }
  }
}
