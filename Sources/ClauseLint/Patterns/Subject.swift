/// Who a sentence is about, as far as it was read.
struct Subject {
  /// The party before the last modal verb; `nil` where the verb has another subject.
  var current: PatternTable.Atom?
  /// The first party that the sentence names, and whether a comma follows it.
  var first: (atom: PatternTable.Atom, isParted: Bool)?
  /// The subject of the sentence before, for "it".
  var carried: PatternTable.Atom?

  init(carried: PatternTable.Atom? = nil) { self.carried = carried }

  /// What the next sentence's "it" stands for.
  var last: PatternTable.Atom? { current ?? first?.atom ?? carried }
}

/// Lets a verb have the subject that stands further back: "The Supplier shall test the system and shall keep …",
/// "The Supplier warrants that it shall …".
///
/// The word before the verb, "and" or "it", is taken to name the party.
extension Matcher {
  /// Adds the subject that the word at a token before a modal verb stands for.
  func inheritSubject(at: Int) {
    guard let atom = inherited(at: at) else { return }
    add(PatternTable.Ending(atom: atom, strength: -1), at, at + 1)
  }

  private func inherited(at: Int) -> Atom? {
    let trait = traits[at]
    if trait.contains(.pronoun) { return subject.first?.atom ?? subject.carried }
    if trait.contains(.coordinator) { return opensBracket(before: at) ? nil : subject.current }
    guard sentence.tokens[at].kind == .mark, subject(before: at) == nil else { return nil }
    if let open = bracket(closedAt: at), let party = subject(before: open) { return party }
    if let first = subject.first, first.isParted, subject.current == nil { return first.atom }
    return subject.current
  }

  /// "(and will not let others)" stands aside from the sentence.
  private func opensBracket(before at: Int) -> Bool {
    guard at > 0, sentence.tokens[at - 1].kind == .mark else { return false }
    return sentence.tokens[at - 1].end == sentence.tokens[at].start
  }

  /// The bracket before a few words that a mark closes: of "the Supplier (“Volta”) shall".
  private func bracket(closedAt at: Int) -> Int? {
    guard at > 0, sentence.tokens[at - 1].end == sentence.tokens[at].start else { return nil }
    return stride(from: at - 1, to: max(0, at - 12), by: -1).first { here in
      sentence.tokens[here].kind == .mark && opensBracket(before: here + 1)
        && sentence.tokens[here - 1].end < sentence.tokens[here].start
    }
  }

  /// Notes the parties as they are read; called when the spans that begin at the token are known.
  func noteSubject(at: Int) {
    if traits[at].contains(.modal) { subject.current = subject(before: at) }
    guard subject.first == nil else { return }
    for place in startOfSpans(at: at)..<spans.count where spans[place].atom <= Fixed.supplier {
      let end = Int(spans[place].end)
      let isParted = end < traits.count && sentence.tokens[end].kind == .mark
      subject.first = (spans[place].atom, isParted)
      return
    }
  }
}
