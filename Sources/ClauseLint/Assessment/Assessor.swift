/// Judges documents against a clause library.
package struct Assessor: Sendable {
  package let library: ClauseLibrary
  let table: PatternTable
  private let rules: [Rule]
  /// The ids of the families that are asked; `nil` for all.
  private let asked: Set<String>?
  let knownParties: KnownParties

  /// What a pattern speaks for.
  enum Rule: Sendable, Equatable {
    case satisfied(family: Int, element: Int)
    case adverse(family: Int, element: Int, term: Int)

    var isAdverse: Bool { if case .adverse = self { true } else { false } }
  }

  /// Compiles the library's patterns.
  /// - Throws: ``PatternError`` naming the file, line and column of a pattern that cannot be used.
  package init(library: ClauseLibrary, profile: Profile? = nil) throws(PatternError) {
    self.init(library: library, table: try PatternTable(compiling: library), profile: profile)
  }

  /// - Parameter table: the patterns of the same library, compiled.
  /// - Parameter profile: the families that are asked and what they weigh; without one, all are.
  package init(library: ClauseLibrary, table: PatternTable, profile: Profile? = nil) {
    var rules: [Rule] = []
    for (f, family) in library.families.enumerated() {
      for (e, element) in family.elements.enumerated() {
        rules.append(.satisfied(family: f, element: e))
        for term in element.adverse.indices { rules.append(.adverse(family: f, element: e, term: term)) }
      }
    }
    self.library = profile.map(library.weighed) ?? library
    self.table = table
    self.rules = rules
    asked = profile.map { Set($0.families) }
    knownParties = KnownParties(library.lexicon)
  }

  /// What the document says about every family of the library.
  /// - Parameter refining: whether refinements are proposed as text, and not only reported.
  /// - Parameter explaining: whether to keep what was considered and how it was judged.
  package func assess(
    _ document: Document, tier: Tier = .preferred, refining: Bool = false, explaining: Bool = false
  ) -> Assessment {
    assess(judgement(of: document), tier: tier, refining: refining, explaining: explaining)
  }

  /// The same of a document that was made ready before.
  package func assess(
    _ prepared: BlockJudgement, tier: Tier = .preferred, refining: Bool = false, explaining: Bool = false
  ) -> Assessment {
    var judgement = prepared
    let document = prepared.document
    var found = Tally(library: library)
    var subject = SubjectMatter()
    for block in document.blocks.indices {
      judgement.judge(block, explaining: explaining, into: &found, &subject)
    }
    let kind = DocumentKind.of(document)
    let words = document.words
    let isDigital = subject.isDigital(kind: kind, words: words)
    let verdicts = found.verdicts(digital: isDigital, isPublic: judgement.parties.havePublicBody).filter {
      asked?.contains($0.id) ?? true
    }
    let values = PartyTerms.values(in: document, tokens: judgement.reader.tokens, parties: judgement.parties)
    let writer = FindingWriter(
      library: library, document: document, bidding: judgement.bidding, tier: tier, values: values,
      refining: refining, precedence: Precedence.clause(of: document))
    let findings = writer.findings(of: verdicts)
    return Assessment(
      kind: kind, digital: isDigital, families: verdicts, findings: findings, considered: found.considered,
      subject: subject, words: words)
  }

  /// The document made ready to be judged block by block.
  package func judgement(of document: Document) -> BlockJudgement { BlockJudgement(self, document) }

  fileprivate func parties(in reader: SentenceReader) -> PartyNames {
    var parties = PartyReader.names(in: reader.tokens, known: knownParties)
    DefinedTerms.learn(from: reader, table: table, into: &parties)
    return parties
  }

  fileprivate func note(
    _ match: Match, matcher: Matcher, range: Range<Int>, context: Context, explaining: Bool,
    in found: inout Tally
  ) {
    let program = table.programs[match.program]
    let judgement = Judgement(match, in: matcher, program: program, context: context, passage: range)
    guard judgement.strength > 0 || explaining else { return }
    let passage = context.passage(range)
    let rule = rules[Int(program.owner)]
    let pattern = pattern(Int(program.ordinal), of: rule)
    if explaining {
      found.consider(
        Consideration(
          rule: name(of: rule), isAdverse: rule.isAdverse, passage: passage, pattern: pattern,
          bearer: judgement.bearer, strength: judgement.strength, outcome: judgement.outcome))
    }
    guard judgement.strength > 0 else { return }
    switch rule {
    case .satisfied(let family, let element):
      found.add(
        Evidence(passage: passage, strength: judgement.strength, pattern: pattern), family: family,
        element: element)
    case .adverse(let family, let element, let index):
      let term = library.families[family].elements[element].adverse[index]
      found.add(
        AdverseEvidence(
          passage: passage, element: library.families[family].elements[element].id, says: term.says,
          severity: term.severity, prohibited: term.prohibited, pattern: pattern),
        curedBy: term.curedBy, family: family)
    }
  }

  /// The pattern's words; none where the library was read without them.
  private func pattern(_ ordinal: Int, of rule: Rule) -> String {
    let patterns =
      switch rule {
      case .satisfied(let family, let element): library.families[family].elements[element].satisfied
      case .adverse(let family, let element, let term):
        library.families[family].elements[element].adverse[term].phrases
      }
    return patterns.isEmpty ? "" : patterns[ordinal].text
  }

  private func name(of rule: Rule) -> String {
    switch rule {
    case .satisfied(let family, let element), .adverse(let family, let element, _):
      "\(library.families[family].id).\(library.families[family].elements[element].id)"
    }
  }
}

/// A document with the names of its parties and its terms, judged one block after the other or some of them alone.
package struct BlockJudgement {
  private let assessor: Assessor
  private(set) var document: Document
  private(set) var reader: SentenceReader
  let parties: PartyNames
  private let matcher: Matcher
  private let concerns: [(family: Int, atom: PatternTable.Atom)]
  /// For each block, whether its section tells how to bid.
  private(set) var bidding: [Bool]
  private let levels: Set<Int>
  private let deletions: Deletions
  /// UTF-8 bytes of the blocks judged so far.
  private var read = 0

  init(_ assessor: Assessor, _ document: Document) {
    self.assessor = assessor
    self.document = document
    reader = SentenceReader(document, words: assessor.table.words)
    parties = assessor.parties(in: reader)
    matcher = Matcher(table: assessor.table, parties: parties)
    concerns = assessor.library.families.indices.compactMap { index in
      assessor.table.concern(ofFamily: index).map { (index, $0) }
    }
    bidding = Context.biddingSections(of: document)
    levels = Context.clauseLevels(of: document)
    deletions = Deletions(reader, in: document)
  }

  /// Adds other words for a block, as a block of its own behind the document, which stands where that one stands.
  /// - Returns: the new block.
  mutating func append(_ text: String, insteadOf index: Int) -> Int {
    var block = document.blocks[index]
    (block.text, block.runs) = (text, [])
    document.blocks.append(block)
    reader.append(block, words: assessor.table.words)
    bidding.append(bidding[index])
    return document.blocks.count - 1
  }

  /// What is considered in a block, and how it is judged.
  mutating func considerations(ofBlock block: Int) -> [Consideration] {
    var found = Tally(library: assessor.library)
    var subject = SubjectMatter()
    judge(block, explaining: true, into: &found, &subject)
    return found.considered
  }

  mutating func judge(
    _ block: Int, explaining: Bool, into found: inout Tally, _ subject: inout SubjectMatter
  ) {
    // What is said about a contract is no part of it.
    if document.blocks[block].kind == .comment { return }
    matcher.beginBlock()
    let context = Context(
      document: document, block: block, isOnBidding: bidding[block], clauseLevels: levels,
      isDeleted: deletions.contain(document.blocks[block]))
    for (sentence, range) in reader.sentences(ofBlock: block) {
      let matches = matcher.matches(in: sentence)
      subject.note(matcher, of: assessor.table, opens: read < SubjectMatter.openingReach)
      for (family, atom) in concerns where matcher.has(atom) { found.concern(family) }
      for match in matches where match.rejected == nil || explaining {
        assessor.note(
          match, matcher: matcher, range: range, context: context, explaining: explaining, in: &found)
      }
    }
    read += document.blocks[block].text.utf8.count
  }
}
