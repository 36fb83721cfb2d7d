/// What a new version of a document does to the protections of the old one.
package struct Comparison: Sendable, Equatable {
  package struct Change: Sendable, Equatable {
    package enum Kind: String, Sendable, Equatable, CaseIterable {
      case lost, weakened
      /// Words against the public body are new.
      case adverse
      case strengthened, gained
      /// Words against the public body are gone.
      case cleared

      package var isLoss: Bool {
        switch self {
        case .lost, .weakened, .adverse: true
        case .strengthened, .gained, .cleared: false
        }
      }
    }

    package var kind: Kind
    /// `family.element`
    package var rule: String
    package var severity: Severity
    /// What the rule requires, or what the adverse words do.
    package var says: String
    /// The words of the old version; `nil` where it had none.
    package var before: Passage?
    package var after: Passage?
  }

  /// Losses first, then gains, each in the order of the library.
  package var changes: [Change]

  package var losses: [Change] { changes.filter(\.kind.isLoss) }

  /// - Parameter levels: how much rules count that the settings give another level; what is off is not compared.
  package init(
    from old: Assessment, to new: Assessment, library: ClauseLibrary, levels: [String: RuleLevel] = [:]
  ) {
    var changes: [Change] = []
    for family in library.families {
      let before = old.families.first { $0.id == family.id }
      let after = new.families.first { $0.id == family.id }
      guard before != nil || after != nil else { continue }
      for element in family.elements {
        let rule = "\(family.id).\(element.id)"
        guard levels[rule] != .off else { continue }
        let severity = levels[rule]?.severity ?? element.severity
        let pair = (before?.verdict(on: element.id), after?.verdict(on: element.id))
        if let change = Self.change(of: pair.0, to: pair.1, rule, severity, element.requires) {
          changes.append(change)
        }
        changes += Self.adverse(
          before?.adverse.filter { $0.element == element.id } ?? [],
          after?.adverse.filter { $0.element == element.id } ?? [], rule, levels[rule]?.severity)
      }
    }
    self.changes = changes.filter(\.kind.isLoss) + changes.filter { !$0.kind.isLoss }
  }

  private static func change(
    of old: ElementVerdict?, to new: ElementVerdict?, _ rule: String, _ severity: Severity, _ says: String
  ) -> Change? {
    let kind: Change.Kind
    switch (old?.status ?? .absent, new?.status ?? .absent) {
    case (.present, .absent), (.weak, .absent): kind = .lost
    case (.present, .weak): kind = .weakened
    case (.absent, .present), (.absent, .weak): kind = .gained
    case (.weak, .present): kind = .strengthened
    default: return nil
    }
    return Change(
      kind: kind, rule: rule, severity: severity, says: says, before: old?.strongest, after: new?.strongest)
  }

  /// Adverse words that are only said otherwise, or elsewhere, are no change.
  private static func adverse(
    _ old: [AdverseEvidence], _ new: [AdverseEvidence], _ rule: String, _ level: Severity?
  ) -> [Change] {
    func unmatched(_ some: [AdverseEvidence], in others: [AdverseEvidence]) -> [AdverseEvidence] {
      var rest = others.map { ($0.says, ClauseFingerprint(of: $0.passage.text)) }
      let reworded = some.filter { one in
        let print = ClauseFingerprint(of: one.passage.text)
        guard let same = rest.firstIndex(where: { $0 == (one.says, print) }) else { return true }
        rest.remove(at: same)
        return false
      }
      return reworded.filter { one in
        guard let same = rest.firstIndex(where: { $0.0 == one.says }) else { return true }
        rest.remove(at: same)
        return false
      }
    }
    return unmatched(new, in: old).map {
      Change(
        kind: .adverse, rule: rule, severity: level ?? $0.severity, says: $0.says, before: nil,
        after: $0.passage)
    }
      + unmatched(old, in: new).map {
        Change(
          kind: .cleared, rule: rule, severity: level ?? $0.severity, says: $0.says, before: $0.passage,
          after: nil)
      }
  }
}

extension FamilyVerdict {
  fileprivate func verdict(on element: String) -> ElementVerdict? { elements.first { $0.id == element } }
}

extension ElementVerdict {
  /// The words that bind most, the first among equals.
  fileprivate var strongest: Passage? {
    var best: Evidence?
    for one in evidence where one.strength > (best?.strength ?? -1) { best = one }
    return best?.passage
  }
}
