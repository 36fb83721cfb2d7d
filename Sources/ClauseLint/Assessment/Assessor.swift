/// Judges documents against a clause library.
package struct Assessor: Sendable {
  package let library: ClauseLibrary
  let table: PatternTable
  private let rules: [Rule]
  /// What a pattern speaks for.
  enum Rule: Sendable, Equatable {
    case satisfied(family: Int, element: Int)
    case adverse(family: Int, element: Int, term: Int)
  }

  /// Compiles the library's patterns.
  /// - Throws: ``PatternError`` naming the file, line and column of a pattern that cannot be used.
  package init(library: ClauseLibrary) throws(PatternError) {
    self.init(library: library, table: try PatternTable(compiling: library))
  }

  /// - Parameter table: the patterns of the same library, compiled.
  package init(library: ClauseLibrary, table: PatternTable) {
    var rules: [Rule] = []
    for (f, family) in library.families.enumerated() {
      for (e, element) in family.elements.enumerated() {
        rules.append(.satisfied(family: f, element: e))
        for term in element.adverse.indices { rules.append(.adverse(family: f, element: e, term: term)) }
      }
    }
    self.library = library
    self.table = table
    self.rules = rules
  }

  /// What the document says about every family of the library.
  package func assess(_ document: Document, tier: Tier = .preferred) -> Assessment {
    let reader = SentenceReader(document)
    var parties = PartyReader.names(in: reader.tokens, lexicon: library.lexicon)
    DefinedTerms.learn(from: reader, table: table, into: &parties)
    var matcher = Matcher(table: table, parties: parties)
    var found = Tally(library: library)
    var subject = SubjectMatter()
    for block in document.blocks.indices {
      let context = Context(document: document, block: block)
      reader.forEachSentence(ofBlock: block) { sentence, range in
        let matches = matcher.matches(in: sentence)
        for sort in PatternTable.Subject.allCases where matcher.has(table.subjects[sort.rawValue]) {
          subject.note(sort)
        }
        for match in matches where match.rejected == nil {
          note(match, matcher: matcher, sentence: sentence, range: range, context: context, in: &found)
        }
      }
    }
    let kind = DocumentKind.of(document)
    let words = document.words
    let isDigital = subject.isDigital(kind: kind, words: words)
    let verdicts = found.verdicts(digital: isDigital)
    let values = PartyTerms.values(in: document, tokens: reader.tokens, parties: parties)
    let writer = FindingWriter(library: library, document: document, tier: tier, values: values)
    let findings = writer.findings(of: verdicts)
    return Assessment(kind: kind, digital: isDigital, families: verdicts, findings: findings)
  }

  private func note(
    _ match: Match, matcher: Matcher, sentence: Sentence, range: Range<Int>, context: Context,
    in found: inout Tally
  ) {
    let program = table.programs[match.program]
    var strength = min(match.strength ?? 4, context.ceiling)
    if sentence.isQuestion { strength = 0 }
    if matcher.isHedged(match) { strength = min(strength, 2) }
    if !program.readsDefinitions, Self.isDefinition(sentence, until: match.start) {
      strength = 0
    }
    guard strength > 0, !Self.isCondition(match, in: matcher) else { return }
    let passage = context.passage(range)
    switch rules[Int(program.owner)] {
    case .satisfied(let family, let element):
      found.add(
        Evidence(
          passage: passage, strength: strength,
          pattern: library.families[family].elements[element].satisfied[Int(program.ordinal)].text),
        family: family, element: element)
    case .adverse(let family, let element, let index):
      let term = library.families[family].elements[element].adverse[index]
      found.add(
        AdverseEvidence(
          passage: passage, element: library.families[family].elements[element].id, says: term.says,
          severity: term.severity, prohibited: term.prohibited, pattern: term.phrases[Int(program.ordinal)].text),
        curedBy: term.curedBy, family: family)
    }
  }

  /// Whether the sentence only says what a term means ("“Customer Data” means …", "‘Software’ includes …").
  private static func isDefinition(_ sentence: Sentence, until end: Int) -> Bool {
    let limit = max(end + 1, sentence.ownStart + definitionReach)
    var quoted = false
    for at in sentence.ownStart..<max(sentence.ownStart, min(limit, sentence.count)) {
      let token = sentence.tokens[at]
      if token.kind == .quote { quoted = true }
      if quoted && meanings.contains(token.hash) { return true }
    }
    return false
  }

  /// Whether a match only says when something else holds: "If the Supplier provides training, …".
  private static func isCondition(_ match: Match, in matcher: Matcher) -> Bool {
    let sentence = matcher.sentence
    let tokens = sentence.tokens
    // A match that reaches a modal verb reaches the main clause.
    if matcher.traits[match.start..<match.end].contains(where: { $0.contains(.modal) }) { return false }
    if match.start > 0, conditions.contains(tokens[match.start - 1].hash) { return true }
    if match.start > 1, tokens[match.start - 1].kind == .word, conditions.contains(tokens[match.start - 2].hash),
      articles.contains(tokens[match.start - 1].hash)
    { return true }
    guard let first = tokens[sentence.ownStart...].first(where: \.isWord), conditions.contains(first.hash),
      match.start >= sentence.ownStart, match.start < sentence.ownStart + 14
    else { return false }
    return tokens[match.end...].contains { $0.kind == .mark || $0.hash == then }
  }

  private static let conditions = Set(["if", "unless", "whether"].map { Tokeniser.hash(of: $0) })
  private static let articles = Set(["the", "a", "an", "any"].map { Tokeniser.hash(of: $0) })
  private static let then = Tokeniser.hash(of: "then")

  /// The tokens within which a sentence that defines a term does so.
  private static let definitionReach = 14
  private static let meanings = Set(["means", "mean", "includes", "denotes"].map { Tokeniser.hash(of: $0) })
}

/// Where a sentence stands, as far as it bears on its strength.
struct Context {
  let document: Document
  let block: Int
  /// The most that words here can bind, 0 to 5.
  let ceiling: Int

  init(document: Document, block: Int) {
    self.document = document
    self.block = block
    let value = document.blocks[block]
    switch value.kind {
    case .heading, .header, .footer, .comment: ceiling = 0
    default: ceiling = Self.isRecital(value) ? 0 : 5
    }
  }

  private static func isRecital(_ block: Block) -> Bool {
    if block.text.hasPrefix("WHEREAS") || block.text.hasPrefix("Whereas") { return true }
    guard let heading = block.headingPath.last?.lowercased() else { return false }
    return heading.hasSuffix("recitals") || heading.hasSuffix("whereas")
  }

  func passage(_ range: Range<Int>) -> Passage {
    let value = document.blocks[block]
    let utf8 = value.text.utf8
    let lower = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
    let upper = utf8.index(utf8.startIndex, offsetBy: range.upperBound)
    return Passage(
      text: String(value.text[lower..<upper]), number: value.number, heading: value.headingPath, block: block,
      range: range)
  }
}

/// The evidence found so far, by family.
struct Tally {
  private let library: ClauseLibrary
  private var evidence: [[[Evidence]]]
  private var adverse: [[(AdverseEvidence, curedBy: [String])]]

  init(library: ClauseLibrary) {
    self.library = library
    evidence = library.families.map { $0.elements.map { _ in [] } }
    adverse = library.families.map { _ in [] }
  }

  mutating func add(_ new: Evidence, family: Int, element: Int) {
    if let same = evidence[family][element].firstIndex(where: { $0.passage == new.passage }) {
      if evidence[family][element][same].strength < new.strength { evidence[family][element][same] = new }
    } else {
      evidence[family][element].append(new)
    }
  }

  mutating func add(_ new: AdverseEvidence, curedBy: [String], family: Int) {
    guard !adverse[family].contains(where: { $0.0.passage == new.passage }) else { return }
    adverse[family].append((new, curedBy))
  }

  func verdicts(digital: Bool) -> [FamilyVerdict] {
    library.families.indices.map { verdict(of: $0, digital: digital) }
  }

  private func verdict(of index: Int, digital: Bool) -> FamilyVerdict {
    let family = library.families[index]
    let elements = zip(family.elements, evidence[index]).map { element, evidence in
      let best = evidence.map(\.strength).max() ?? 0
      let status: ElementStatus = best >= 4 ? .present : best >= 1 ? .weak : .absent
      return ElementVerdict(id: element.id, status: status, evidence: evidence)
    }
    let present = Set(elements.filter { $0.status == .present }.map(\.id))
    let standing = adverse[index].filter { present.isDisjoint(with: $0.curedBy) }.map(\.0)
    return FamilyVerdict(
      id: family.id, status: status(of: family, elements, standing, digital), elements: elements,
      adverse: standing)
  }

  private func status(
    of family: Family, _ elements: [ElementVerdict], _ standing: [AdverseEvidence], _ digital: Bool
  ) -> FamilyStatus {
    if family.applies == .digital && !digital { return .notApplicable }
    if !standing.isEmpty { return .adverse }
    let keys = zip(family.elements, elements).filter { $0.0.key }.map(\.1)
    if keys.contains(where: { $0.status == .present }) { return .present }
    // A refinement alone ("the contract is published with its data schedule") protects nothing.
    let core = zip(family.elements, elements).filter { $0.0.severity != .note }.map(\.1)
    return core.contains { $0.status != .absent } ? .weak : .missing
  }
}
