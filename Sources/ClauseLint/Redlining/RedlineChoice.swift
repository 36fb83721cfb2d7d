/// Which findings a redline answers, and how.
package struct RedlineChoice: Sendable, Equatable {
  package var tier: Tier
  /// Whether refinements (findings of severity note) are answered too.
  package var refining: Bool
  /// Rules (`family.element`) or families that are answered; `nil` for all.
  package var only: [String]?
  /// Rules or families that are not.
  package var except: [String]
  /// The most of a paragraph that may be struck, in per cent of its bytes.
  package var budget: Int
  package var audience: CommentAudience

  package init(
    tier: Tier = .preferred, refining: Bool = false, only: [String]? = nil, except: [String] = [],
    budget: Int = 100, audience: CommentAudience = .counterparty
  ) {
    self.tier = tier
    self.refining = refining
    self.only = only
    self.except = except
    self.budget = budget
    self.audience = audience
  }

  package func includes(_ rule: String) -> Bool {
    func names(_ list: [String]) -> Bool { list.contains { rule == $0 || rule.hasPrefix($0 + ".") } }
    return (only.map(names) ?? true) && !names(except)
  }
}

/// What a redline will do, before it is written.
package struct RedlinePlan: Sendable, Equatable {
  /// A finding that nothing is written for, with the reason.
  package struct Omission: Sendable, Equatable {
    package var rule: String
    package var passage: Passage
    package var reason: String
  }

  /// In the order of the document.
  package var proposals: [Proposal]
  package var omissions: [Omission]
  /// The rules that the proposals heal; one proposal may heal several.
  package var healed: [String]
}
