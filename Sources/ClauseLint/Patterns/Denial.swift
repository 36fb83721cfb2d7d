/// What is denied in the sentence as far as it was read.
struct Denial {
  /// The word that denies the subject that is being read; -1 where none does.
  var denier = -1
  /// Whether the last modal verb bans.
  var isBanned = false
  /// Whether a relative clause began since.
  var isRelative = false
}

/// Reads denials that stand away from their verb: "no part of the data may be sold", "shall neither sell nor share",
/// "nor shall the Supplier sell".
extension Matcher {
  private static let nor = Tokeniser.hash(of: "nor")
  static let no = Tokeniser.hash(of: "no")
  /// Words that deny the subject that follows.
  private static let deniers = Tokeniser.hashes(of: ["no", "none", "neither"])
  /// A verb of its own between a denied subject and a modal verb ends what is denied.
  private static let verbs = Tokeniser.hashes(of: [
    "is", "are", "was", "were", "has", "have", "does", "do", "being", "shall", "will",
  ])
  /// What "in no …" or "at no …" may speak of before a verb is turned round.
  private static let occasions = Tokeniser.hashes(of: [
    "event", "circumstance", "circumstances", "case", "time", "account", "condition", "conditions", "way",
  ])
  /// How far a denied subject may reach, in tokens.
  private static let denialReach = 24

  /// Has the modal verb at a token, where its subject is denied, be a ban as well, and the "nor" that only carries a
  /// ban on deny nothing; called when the spans that begin at the token are known.
  func noteDenial(at: Int) {
    let trait = traits[at]
    if trait.contains(.modal) {
      if denial.isRelative, denial.denier >= 0 {
        denial.isRelative = false
        return
      }
      let isDenied = denial.denier >= 0 && at - denial.denier <= Self.denialReach
      denial.isBanned =
        isDenied || (startOfSpans(at: at)..<spans.count).contains { spans[$0].atom == Fixed.ban }
      if isDenied {
        deniers[at] = Int32(denial.denier)
        let end = endOfModal(at: at)
        spans.append(Span(atom: Fixed.ban, start: Int32(at), end: Int32(end), next: -1, strength: 5))
      }
      denial.denier = -1
    } else if trait.contains(.relative) {
      denial.isRelative = true
    } else if denial.denier >= 0, !denial.isRelative, Self.verbs.contains(sentence.tokens[at].hash) {
      denial.denier = -1
    }
    guard trait.contains(.negation) else { return }
    let hash = sentence.tokens[at].hash
    if hash == Self.nor, denial.isBanned || denial.denier >= 0 {
      traits[at].subtract([.negation, .strongNegation])
    } else if Self.deniers.contains(hash), opensClause(at) {
      denial.denier = at
      denial.isRelative = false
    }
  }

  /// Whether a new subject may begin at a token.
  private func opensClause(_ at: Int) -> Bool {
    guard at > 0, at != sentence.ownStart else { return true }
    let before = traits[at - 1]
    if before.contains(.coordinator) || before.contains(.that) || before.contains(.semicolon) { return true }
    return !sentence.tokens[at - 1].isWord
  }

  /// Whether the modal verb that begins at a token has a denied subject, and the running match does not say so itself.
  func isDenied(at token: Int) -> Bool {
    let denier = Int(deniers[token])
    return denier >= 0 && (consumed.isEmpty || Int(consumed[0].start) > denier)
  }

  /// Whether the denial at a token makes a ban of a modal verb in the match.
  func makesBan(_ token: Int, in match: Match) -> Bool {
    (match.start..<match.end).contains { Int(deniers[$0]) == token }
  }

  /// "nor shall the Supplier sell", "in no event may the Vendor use": the word before the verb stands for the party,
  /// and the verb up to its end is a ban.
  func addInversion(at: Int) {
    let hash = sentence.tokens[at].hash
    if let inversion, inversion.verb == at {
      add(PatternTable.Ending(atom: Fixed.ban, strength: 5), at, inversion.end)
      return
    }
    guard at + 2 < traits.count, traits[at + 1].contains(.beginsModal) else { return }
    let isOccasion = at > 0 && sentence.tokens[at - 1].hash == Self.no && Self.occasions.contains(hash)
    guard hash == Self.nor || isOccasion else { return }
    var next = at + 2
    while next + 1 < traits.count, traits[next].contains(.light), sentence.tokens[next].isWord { next += 1 }
    guard let party = inverted(at: next) else {
      noteInvertedPassive(verb: at + 1, denier: isOccasion ? at - 1 : at)
      return
    }
    guard !speaksOfLiability(after: party.end) else { return }
    traits[isOccasion ? at - 1 : at].subtract([.negation, .strongNegation])
    add(PatternTable.Ending(atom: party.atom, strength: -1), at, at + 1)
    inversion = (at + 1, party.end)
  }

  /// "Under no circumstances shall data be sold": the ban stands, in no words, right before "be".
  private func noteInvertedPassive(verb: Int, denier: Int) {
    let rest = (verb + 1)..<min(verb + 12, sentence.count)
    guard let be = rest.first(where: { sentence.tokens[$0].hash == Self.be }), be > verb + 1,
      !speaksOfLiability(after: be)
    else { return }
    traits[denier].subtract([.negation, .strongNegation])
    passive = be
  }

  /// Adds the ban of a verb turned round before the passive at a token.
  func addInvertedPassive(at: Int) {
    spans.append(Span(atom: Fixed.ban, start: Int32(at), end: Int32(at), next: -1, strength: 5))
  }

  /// "in no event shall the Supplier be liable" bans nothing.
  private func speaksOfLiability(after at: Int) -> Bool {
    sentence.tokens[min(at, sentence.count)...].prefix(6).contains { Self.liability.contains($0.hash) }
  }

  private static let liability = Tokeniser.hashes(of: ["liable", "liability", "responsible", "exceed"])

  private func inverted(at token: Int) -> (atom: Atom, end: Int)? {
    if let name = partyName(at: token) { return (name.role.atom, name.end) }
    guard traits[token].contains(.pronoun), let party = subject.first?.atom ?? subject.carried else {
      return nil
    }
    return (party, token + 1)
  }

  // MARK: Verbs without a modal

  static let to = Tokeniser.hash(of: "to")
  private static let be = Tokeniser.hash(of: "be")

  /// The lists of a statement of work: "Vendor to provide training", "Data to be exported as CSV". Called for each "to".
  func addInfinitive(at: Int) {
    guard at > sentence.ownStart, at + 1 < traits.count,
      sentence.tokens[at + 1].kind == .word, !hasVerb(before: at)
    else { return }
    if subject(before: at) == Fixed.supplier, opensList(before: at) {
      add(PatternTable.Ending(atom: Fixed.duty, strength: 4), at, at + 1)
    } else if sentence.tokens[at + 1].hash == Self.be, at - sentence.ownStart <= 6, isLastVerb(from: at + 2) {
      add(PatternTable.Ending(atom: Fixed.duty, strength: 4), at, at + 1)
    }
  }

  private func hasVerb(before at: Int) -> Bool {
    (sentence.ownStart..<at).contains {
      traits[$0].contains(.modal) || traits[$0].contains(.relative)
        || Self.verbs.contains(sentence.tokens[$0].hash)
    }
  }

  /// Whether nothing but a number stands before the party's name that ends at a token.
  private func opensList(before at: Int) -> Bool {
    var here = sentence.ownStart
    while here < at,
      traits[here].contains(.light) || sentence.tokens[here].kind != .word
        || sentence.tokens[here].end - sentence.tokens[here].start <= 1
    { here += 1 }
    return here < at
      && spans(at: here).contains { spans[$0].atom <= Fixed.either && Int(spans[$0].end) >= at - 1 }
  }

  private func isLastVerb(from at: Int) -> Bool {
    guard at < traits.count, sentence.tokens[at].kind == .word else { return false }
    return !sentence.tokens[at...].contains {
      Self.verbs.contains($0.hash) || Self.mainVerbs.contains($0.hash)
    }
  }

  private static let mainVerbs = Tokeniser.hashes(of: ["must", "may", "should", "can", "means"])

  // MARK: Objects

  private static let prepositions = Tokeniser.hashes(of: ["to", "by", "from", "against"])

  /// Whether the party that the match begins with is the object of a preposition, so that the verb has another subject: "data given
  /// to the Supplier shall".
  var beginsWithAnObject: Bool {
    guard consumed.count == 1, let last = consumed.last, last.start > 0 else { return false }
    let isParty = spans(at: Int(last.start)).contains {
      spans[$0].atom <= Fixed.either && spans[$0].end == last.end
    }
    guard isParty else { return false }
    var before = Int(last.start) - 1
    while before > sentence.ownStart, traits[before].contains(.light), sentence.tokens[before].isWord {
      before -= 1
    }
    return before > sentence.ownStart && Self.prepositions.contains(sentence.tokens[before].hash)
  }
}
