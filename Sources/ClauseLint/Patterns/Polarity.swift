/// What turns a match against itself: negation, and a duty on the wrong side.
extension Matcher {
  func rejection(of match: Match, program: PatternTable.Program) -> Match.Rejection? {
    if isNegated(match) { return .negated }
    if isWarranty(match) { return .negated }
    if bindsWrongParty(match, program: program) { return .wrongParty }
    return nil
  }

  private func isNegated(_ match: Match) -> Bool {
    var covered = [Bool](repeating: false, count: match.end - match.start)
    for index in consumed.indices {
      let part = consumed[index]
      for at in Int(part.start)..<Int(part.end) where at < match.end { covered[at - match.start] = true }
    }
    for index in consumed.indices where isUndone(at: Int(consumed[index].start)) { return true }
    var relative = false
    for at in match.start..<match.end {
      if covered[at - match.start] { relative = false }
      if traits[at].contains(.relative) && !covered[at - match.start] {
        // "warrants that the pages do not comply" denies what it says.
        // "fees as set out in Annex 2 do not include training": what is set out ends no denial.
        let isReference = sentence.tokens[at].hash == Self.as
        relative =
          !isReference && (at == 0 || !traits[at].contains(.that) || !traits[at - 1].contains(.saying))
      }
      if covered[at - match.start] || relative { continue }
      if traits[at].contains(.negation), !makesBan(at, in: match) { return true }
      let next = Int(heavy[at + 1])
      if traits[at].contains(.avoidance), next < match.end, covered[next - match.start] { return true }
    }
    if isEmptied(match) { return true }
    let hasVerb = match.strength != nil && has(.modal, in: match.start..<match.end)
    if !hasVerb, isGoverned(byDenialOf: match) { return !holdsException(match, covered) }
    // "Nothing in this clause shall …", "no … shall", "neither party".
    var here = match.start - 1
    var words = 0
    var parted = false
    while here >= 0, words < 8 {
      let trait = traits[here]
      if trait.contains(.modal) || trait.contains(.semicolon) { return false }
      if trait.contains(.negation), !makesBan(here, in: match) {
        return (trait.contains(.strongNegation) || words <= 1) && !(parted && isSubordinate(at: here))
      }
      if sentence.tokens[here].kind == .mark { parted = true }
      if trait.contains(.word), !trait.contains(.light) { words += 1 }
      here -= 1
    }
    return false
  }

  /// "may be used for no other purpose", "shall be disclosed to nobody": what follows takes the match back.
  private func isEmptied(_ match: Match) -> Bool {
    let next = match.end + 1
    guard next + 1 < sentence.count, Self.directions.contains(sentence.tokens[match.end].hash) else {
      return false
    }
    return sentence.tokens[next].hash == Self.no && Self.nothings.contains(sentence.tokens[next + 1].hash)
  }

  private static let directions = Tokeniser.hashes(of: ["for", "to", "by", "with"])
  private static let nothings = Tokeniser.hashes(of: [
    "purpose", "other", "reason", "end", "one", "third", "person", "party",
  ])

  /// The "proprietary" of "non-proprietary" is the opposite of itself, unless the pattern has both.
  private func isUndone(at token: Int) -> Bool {
    guard token > 0, sentence.tokens[token - 1].hash == Self.non,
      Self.undone.contains(sentence.tokens[token].hash)
    else { return false }
    return consumed.withValues { !$0.contains { $0.start < token && token <= $0.end } }
  }

  private static let non = Tokeniser.hash(of: "non")
  private static let undone = Tokeniser.hashes(of: ["proprietary", "exclusive", "confidential", "standard"])

  /// "shall not disclose it unless the law requires": what an exception leaves open is not denied.
  private func holdsException(_ match: Match, _ covered: [Bool]) -> Bool {
    guard
      let exception = (match.start..<match.end).first(where: {
        Self.exceptive.contains(sentence.tokens[$0].hash)
      }),
      !covered[exception - match.start]
    else { return false }
    return covered[..<(exception - match.start)].contains(true)
      && covered[(exception - match.start)...].contains(true)
  }

  private static let exceptive = Tokeniser.hashes(of: ["unless", "except", "save"])

  /// A match without a modal verb of its own falls with the verb before it: "shall not be considered work made for
  /// hire", "need not ensure that all pages comply", "does not grant a licence".
  private func isGoverned(byDenialOf match: Match) -> Bool {
    var here = match.start - 1
    var words = 0
    var parted = false
    while here >= 0, words < Self.governing {
      let trait = traits[here]
      if trait.contains(.modal) {
        let denial = denial(endingNear: here, before: match.start)
        return denial.isDenial && !denial.isOfHarm
      }
      if trait.contains(.semicolon) { return false }
      if sentence.tokens[here].kind == .mark { parted = true }
      if trait.contains(.relative), !introducesDuty(that: here) { return false }
      if parted, words > 5 || trait.contains(.coordinator) { return false }
      if here > 0, sentence.tokens[here].hash == Self.not,
        Self.auxiliaries.contains(sentence.tokens[here - 1].hash)
      {
        return true
      }
      if trait.contains(.word), !trait.contains(.light) { words += 1 }
      here -= 1
    }
    return false
  }

  /// "warrants that", "ensure that".
  private func introducesDuty(that token: Int) -> Bool {
    guard token > 0, traits[token].contains(.that) else { return false }
    return traits[token - 1].contains(.saying) || Self.ensuring.contains(sentence.tokens[token - 1].hash)
  }

  private static let ensuring = Tokeniser.hashes(
    of: ["ensure", "procure", "intend", "require"].flatMap(Inflection.forms))

  /// Whether the modal verb that begins at a token, or the one that it hangs on ("shall not ensure that"), is a ban or
  /// no duty; and whether what it denies is a hindrance ("shall not prevent").
  private func denial(endingNear token: Int, before match: Int) -> (isDenial: Bool, isOfHarm: Bool) {
    for start in stride(from: token, through: max(0, token - 5), by: -1) where traits[start].contains(.modal)
    {
      for place in spans(at: start) {
        let span = spans[place]
        guard deniers[start] < 0, span.atom == Fixed.ban || span.atom == Fixed.right && span.strength == 0,
          Int(span.end) <= match, start == token || Int(span.end) == token || Int(span.end) == token + 1
        else { continue }
        let verbs = sentence.tokens[Int(span.end)...].prefix(3)
        return (true, verbs.contains { Self.hindrances.contains($0.hash) })
      }
    }
    return (false, false)
  }

  /// The words within which a verb governs what follows it.
  private static let governing = 10
  private static let `as` = Tokeniser.hash(of: "as")
  private static let auxiliaries = Tokeniser.hashes(of: ["do", "does", "did"])
  private static let hindrances = Tokeniser.hashes(
    of: [
      "prevent", "restrict", "limit", "hinder", "impede", "object", "oppose", "prohibit", "impair", "affect",
      "withhold", "refuse", "deny", "obstruct", "delay", "unreasonably", "remove", "relieve", "exclude",
    ].flatMap(Inflection.forms))

  /// "If the breach is not cured, the Client may …": the clause before the comma denies nothing after it.
  private func isSubordinate(at token: Int) -> Bool {
    has(.relative, in: max(0, token - 10)..<token)
  }

  /// A pattern that names no party is defeated by the other side as its bearer ("by the Customer") or beneficiary.
  private func bindsWrongParty(_ match: Match, program: PatternTable.Program) -> Bool {
    guard !program.namesSupplier, !program.namesAuthority else { return false }
    if traits[match.start].contains(.modal), let subject = subject(before: match.start) {
      return subject == Fixed.authority
    }
    var here = match.end
    while here < min(sentence.count, match.end + 10) {
      if traits[here].contains(.modal) || traits[here].contains(.semicolon) { return false }
      if traits[here].contains(.agent), here + 1 < sentence.count {
        var next = here + 1
        while next < sentence.count - 1, traits[next].contains(.light) { next += 1 }
        if begins(Fixed.authority, at: next) { return true }
        if begins(Fixed.supplier, at: next) { return false }
      }
      here += 1
    }
    return false
  }

  /// The party that ends right before a token, light words passed over.
  func subject(before token: Int) -> Atom? {
    var end = token
    while end > 0, traits[end - 1].contains(.light) { end -= 1 }
    for start in stride(from: end - 1, through: max(0, end - 5), by: -1) {
      for place in spans(at: start) where spans[place].atom <= Fixed.either && Int(spans[place].end) == end {
        return spans[place].atom
      }
    }
    return nil
  }

  /// Whether a hedge stands within 15 tokens of a match. What the public body may do at its own discretion is
  /// none the weaker for it.
  func isHedged(_ match: Match, bearer: Bearer?) -> Bool {
    var place = span(of: Fixed.hedge, from: max(0, match.start - 15))
    let end = min(sentence.count, match.end + 15)
    while place >= 0, Int(spans[place].start) < end {
      let span = spans[place]
      let words = sentence.tokens[Int(span.start)..<Int(span.end)]
      if bearer != .authority || !words.contains(where: { $0.hash == Self.discretion }) { return true }
      place = Int(span.next)
    }
    return false
  }

  private static let discretion = Tokeniser.hash(of: "discretion")
}
