/// A decision to live with a finding: of which rule, about which words, why, by whom and until when.
package struct Waiver: Sendable, Equatable {
  package var rule: String
  /// The clause that the decision was taken on; `nil` for one that is missing.
  package var clause: ClauseFingerprint?
  package var reason: String
  package var approvedBy: String?
  /// The last day on which it holds.
  package var expires: CalendarDate?
  /// Where it is written: "tender.md:12" or "clauselint.waivers.yml:4".
  package var source: String
  /// Where its file is a Word document, the block of the comment; findings about the waiver stand there.
  package var block: Int?
  /// Whether it stands in the document itself.
  package var isInDocument: Bool
  /// Whether it stands for several files, so that one of them may well have no use for it.
  package var isShared = false

  package init(
    rule: String, clause: ClauseFingerprint? = nil, reason: String, approvedBy: String? = nil,
    expires: CalendarDate? = nil, source: String, block: Int? = nil, isInDocument: Bool = false
  ) {
    self.rule = rule
    self.clause = clause
    self.reason = reason
    self.approvedBy = approvedBy
    self.expires = expires
    self.source = source
    self.block = block
    self.isInDocument = isInDocument
  }

  package func isExpired(on today: CalendarDate) -> Bool { expires.map { $0 < today } ?? false }
}
