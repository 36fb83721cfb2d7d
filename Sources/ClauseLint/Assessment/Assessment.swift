/// What one document says about every family, with the evidence.
package struct Assessment: Sendable, Equatable {
  package enum Kind: String, Sendable, Equatable, CaseIterable {
    case contract, tender, statementOfWork = "statement-of-work", nda, other
  }

  package var kind: Kind
  /// Whether the purchase has software, data or a digital service in it.
  package var digital: Bool
  /// What that is told from.
  package var subject: SubjectMatter
  package var families: [FamilyVerdict]
  package var findings: [Finding]
  /// What was considered and how it was judged, in reading order; empty unless it was asked for.
  package var considered: [Consideration]
  /// How many words were read.
  package var words: Int

  package init(
    kind: Kind, digital: Bool, families: [FamilyVerdict], findings: [Finding],
    considered: [Consideration] = [], subject: SubjectMatter = SubjectMatter(), words: Int = 0
  ) {
    self.words = words
    self.subject = subject
    self.kind = kind
    self.digital = digital
    self.families = families
    self.findings = findings
    self.considered = considered
  }
}

package enum FamilyStatus: String, Sendable, Equatable, CaseIterable {
  case present, weak, missing, adverse, notApplicable = "not-applicable"
}

package enum ElementStatus: String, Sendable, Equatable, CaseIterable {
  case present, weak, absent
}

package struct FamilyVerdict: Sendable, Equatable {
  package var id: String
  package var status: FamilyStatus
  package var elements: [ElementVerdict]
  package var adverse: [AdverseEvidence]

  package init(id: String, status: FamilyStatus, elements: [ElementVerdict], adverse: [AdverseEvidence]) {
    self.id = id
    self.status = status
    self.elements = elements
    self.adverse = adverse
  }
}

package struct ElementVerdict: Sendable, Equatable {
  package var id: String
  package var status: ElementStatus
  package var evidence: [Evidence]

  package init(id: String, status: ElementStatus, evidence: [Evidence]) {
    self.id = id
    self.status = status
    self.evidence = evidence
  }
}

/// A passage of the document, as exact words with their place.
package struct Passage: Sendable, Equatable {
  package var text: String
  package var number: String
  package var heading: [String]
  /// The index of the block in the document.
  package var block: Int
  /// UTF-8 byte offsets in the block's text.
  package var range: Range<Int>

  package init(text: String, number: String, heading: [String], block: Int, range: Range<Int>) {
    self.text = text
    self.number = number
    self.heading = heading
    self.block = block
    self.range = range
  }
}

package struct Evidence: Sendable, Equatable {
  package var passage: Passage
  /// 0 (a recital) to 5 ("shall").
  package var strength: Int
  /// The pattern that fired, as the library writes it.
  package var pattern: String

  package init(passage: Passage, strength: Int, pattern: String) {
    self.passage = passage
    self.strength = strength
    self.pattern = pattern
  }
}

package struct AdverseEvidence: Sendable, Equatable {
  package var passage: Passage
  package var element: String
  package var says: String
  package var severity: Severity
  package var prohibited: Bool
  package var pattern: String

  package init(
    passage: Passage, element: String, says: String, severity: Severity, prohibited: Bool, pattern: String
  ) {
    self.passage = passage
    self.element = element
    self.says = says
    self.severity = severity
    self.prohibited = prohibited
    self.pattern = pattern
  }
}

/// One thing to act on.
package struct Finding: Sendable, Equatable {
  package enum Status: String, Sendable, Equatable, CaseIterable { case missing, weak, adverse }

  /// `family.element`, such as `data-ownership.no-secondary-use`.
  package var rule: String
  package var status: Status
  package var severity: Severity
  package var message: String
  /// Where the finding stands; for a missing clause, the block it belongs after, with an empty range.
  package var passage: Passage
  package var fix: Fix?

  package init(
    rule: String, status: Status, severity: Severity, message: String, passage: Passage, fix: Fix?
  ) {
    self.rule = rule
    self.status = status
    self.severity = severity
    self.message = message
    self.passage = passage
    self.fix = fix
  }
}

/// A proposed insertion that heals a finding.
package struct Fix: Sendable, Equatable {
  /// The index of the block that the new paragraphs follow.
  package var after: Int
  /// Why they belong there, in words for the comment.
  package var reason: String
  package var tier: Tier
  /// A title line where a whole clause is new; empty where sub-clauses join an existing clause.
  package var heading: String
  package var paragraphs: [String]

  package init(after: Int, reason: String, tier: Tier, heading: String, paragraphs: [String]) {
    self.after = after
    self.reason = reason
    self.tier = tier
    self.heading = heading
    self.paragraphs = paragraphs
  }
}

/// Whom a sentence binds.
package enum Bearer: String, Sendable, Equatable { case authority, supplier, either }

/// A sentence that fits a pattern, and what was made of it.
package struct Consideration: Sendable, Equatable {
  package enum Outcome: Sendable, Equatable, CaseIterable {
    case counted, hedged
    /// What counts for nothing, and why.
    case negated, wrongParty, condition, definition, question, heading, recital, proposal, deleted
    /// What counts for little: a box that nobody has ticked, a blank that nobody has filled in.
    case option, unresolved
  }

  /// `family.element`
  package var rule: String
  /// Whether the pattern is one of an adverse term.
  package var isAdverse: Bool
  package var passage: Passage
  package var pattern: String
  package var bearer: Bearer?
  /// 0 to 5.
  package var strength: Int
  package var outcome: Outcome
}
