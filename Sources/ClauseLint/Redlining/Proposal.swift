/// One change that heals a finding, with what the other side is told about it.
package struct Proposal: Sendable, Equatable {
  package enum Change: Sendable, Equatable {
    /// New paragraphs.
    case insertion(Fix)
    /// Other words in a paragraph that is there.
    case rewrite(Rewrite)
  }

  package var change: Change
  /// What we ask and why; empty where no comment is wanted.
  package var comment: String
  /// `family.element`, by which the proposal is known in reports.
  package var rule: String

  package init(change: Change, comment: String, rule: String) {
    self.change = change
    self.comment = comment
    self.rule = rule
  }

  package init(fix: Fix, comment: String, rule: String) {
    self.init(change: .insertion(fix), comment: comment, rule: rule)
  }

  /// The new paragraphs; `nil` where words are changed in their place.
  package var fix: Fix? { if case .insertion(let fix) = change { fix } else { nil } }

  package var rewrite: Rewrite? { if case .rewrite(let rewrite) = change { rewrite } else { nil } }

  /// The block at which the change stands.
  package var block: Int {
    switch change {
    case .insertion(let fix): fix.after
    case .rewrite(let rewrite): rewrite.block
    }
  }

  /// The comment in the document: what is asked and why, and the rule by which it is known again when the document
  /// comes back.
  var remark: String? {
    guard comment.contains(where: { !$0.isWhitespace }) else { return nil }
    return "\(comment)\n(\(rule))"
  }
}

/// What a comment in the document tells, and whom.
package enum CommentAudience: String, Sendable, Equatable, CaseIterable {
  /// What we ask and why, as the other side may read it.
  case counterparty
  /// The finding, our guidance and the references: not to be sent.
  case `internal`
  case none
}
