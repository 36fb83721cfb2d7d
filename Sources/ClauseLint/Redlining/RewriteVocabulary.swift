/// What can be done to a sentence, made ready once for a document: the lexicon's phrases and the parties' names.
struct RewriteVocabulary {
  /// Verbs that bind too little, and what binds in their place.
  let weak: [(phrase: PhraseWords, binding: String)]
  let hedges: [PhraseWords]
  /// What somebody may, may not, and need not do.
  let rights: [PhraseWords]
  let bans: [PhraseWords]
  let exemptions: [PhraseWords]
  let names: PartyNames
  /// The parties as the document calls them, article included.
  let values: ModelValues

  init(lexicon: Lexicon, names: PartyNames, values: ModelValues) {
    (self.names, self.values) = (names, values)
    var weak: [(phrase: PhraseWords, binding: String)] = []
    var (rights, bans, exemptions): ([PhraseWords], [PhraseWords], [PhraseWords]) = ([], [], [])
    for modal in lexicon.modals {
      let forms = PhraseWords.forms(of: modal.phrase)
      switch (modal.sense, modal.strength) {
      case (.duty, 1..<4): weak += forms.map { ($0, "shall") }
      case (.ban, 1..<4): weak += forms.map { ($0, "shall not") }
      case (.right, 1...): rights += forms
      case (.right, 0): exemptions += forms
      case (.ban, 4...): bans += forms
      default: break
      }
    }
    (self.weak, self.rights, self.bans, self.exemptions) = (weak, rights, bans, exemptions)
    // Phrases with choices are for finding and not for striking.
    hedges = lexicon.hedgePhrases.filter { !$0.contains("(") }.map(PhraseWords.init)
  }

  /// What costs extra, and what it says when it does not.
  static let charges: [(phrase: PhraseWords, free: String)] = [
    "subject to payment of its standard fees", "subject to an additional fee", "subject to additional fees",
    "subject to a separate fee", "subject to additional charges", "only for an additional fee",
    "for an additional fee", "for a fee", "at additional cost", "at an additional cost",
    "at additional charge",
    "at an additional charge", "at extra cost", "on a time and materials basis", "at its hourly rates",
    "at its then current rates", "at its standard rates", "at its own rates",
  ].map { (PhraseWords($0), "free of charge") }

  /// Words that shut others out or make a grant fleeting, and what says the contrary; nothing where they go.
  static let words: [(phrase: PhraseWords, turned: String)] = [
    ("exclusive", ""), ("an exclusive", "a"), ("sole and exclusive", ""), ("a sole and exclusive", "a"),
    ("exclusively", ""), ("revocable", "irrevocable"), ("a revocable", "an irrevocable"),
    ("proprietary", "open"),
    ("a proprietary", "an open"),
  ].map { (PhraseWords($0.0), $0.1) }

  /// What a price list leaves out.
  static let omissions: [PhraseWords] = ["do not include", "does not include"].map { PhraseWords($0) }

  static let modalWords = Tokeniser.hashes(of: ["shall", "will", "should", "must", "may", "can"])
  /// Words by which a party is named as an owner.
  static let by = Tokeniser.hashes(of: ["by"])
  static let owned = Tokeniser.hashes(of: ["owned", "held", "retained", "kept", "reserved"])
  static let towards = Tokeniser.hashes(of: ["to", "in", "with", "of"])
  static let vesting = Tokeniser.hashes(of: [
    "vest", "vests", "vested", "belong", "belongs", "property", "remain", "remains", "reside", "resides",
    "accrue", "accrues", "owner", "owners", "ownership", "pass", "passes",
  ])
  static let owning = Tokeniser.hashes(of: [
    "own", "owns", "retain", "retains", "keep", "keeps", "hold", "holds", "reserve", "reserves", "property",
    "owner",
  ])
  static let of = Tokeniser.hash(of: "of")
  static let nor = Tokeniser.hash(of: "nor")
  static let both = Tokeniser.hashes(of: ["neither", "either", "each", "both", "none", "any", "all"])
  static let article = Tokeniser.hash(of: "the")
  static let subordinators = Tokeniser.hashes(of: [
    "where", "if", "subject", "to", "as", "so", "whenever", "wherever",
  ])
  static let continuing = Tokeniser.hashes(of: [
    "of", "to", "and", "or", "by", "for", "under", "in", "with", "from", "on", "at",
  ])
}
