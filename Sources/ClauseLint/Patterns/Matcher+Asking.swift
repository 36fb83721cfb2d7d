/// What stands where in the sentence that was indexed last.
extension Matcher {
  /// Whether a token of the range has one of the traits.
  func has(_ traits: PatternTable.Traits, in range: Range<Int>) -> Bool {
    for at in range where !self.traits[at].isDisjoint(with: traits) { return true }
    return false
  }

  func spans(at token: Int) -> Range<Int> { Int(starts[token])..<Int(starts[token + 1]) }

  /// The first span that begins at the token that is being read.
  func startOfSpans(at token: Int) -> Int { Int(starts[token]) }

  /// Whether an atom is that of a word itself, and not of a class that has it.
  func isOfWord(_ atom: Atom, _ word: Int) -> Bool {
    table.atoms.range(word).contains { table.atoms.values[$0] == atom }
  }

  /// The token after the modal verb that begins at a token.
  func endOfModal(at token: Int) -> Int {
    let last = starts.count > token + 1 ? Int(starts[token + 1]) : spans.count
    var end = token + 1
    for place in Int(starts[token])..<last where Fixed.isModal(spans[place].atom) {
      end = max(end, Int(spans[place].end))
    }
    return end
  }

  func partyName(at token: Int) -> (role: PartyNames.Role, end: Int)? {
    parties.name(in: sentence.tokens, at: token)
  }

  func has(_ atom: Atom) -> Bool { atom >= 0 && stands(atom) }

  /// How often the atom stands among the sentence's own words, its stem left out.
  func count(of atom: Atom) -> Int {
    guard atom >= 0 else { return 0 }
    var count = 0
    var place = span(of: atom, from: sentence.ownStart)
    while place >= 0 {
      count += 1
      place = Int(spans[place].next)
    }
    return count
  }

  /// The first span of the atom that begins at a token or after it; -1 where there is none.
  func span(of atom: Atom, from token: Int) -> Int {
    var place = firstSpan(of: atom)
    while place >= 0, Int(spans[place].start) < token { place = Int(spans[place].next) }
    return place
  }

  /// Whether a span of the atom begins at the token.
  func begins(_ atom: Atom, at token: Int) -> Bool {
    let place = span(of: atom, from: token)
    return place >= 0 && Int(spans[place].start) == token
  }
}
