/// A fix with what the other side is told about it.
package struct Proposal: Sendable, Equatable {
  package var fix: Fix
  /// What we ask and why, for the counterparty.
  package var comment: String
  /// `family.element`, by which the proposal is known in reports.
  package var rule: String

  package init(fix: Fix, comment: String, rule: String) {
    self.fix = fix
    self.comment = comment
    self.rule = rule
  }

  /// The comment in the document: what is asked, why here, and the rule.
  var remark: String {
    [comment, fix.reason.isEmpty ? "(\(rule))" : "\(fix.reason) (\(rule))"]
      .filter { $0.contains { !$0.isWhitespace } }.joined(separator: "\n")
  }
}
