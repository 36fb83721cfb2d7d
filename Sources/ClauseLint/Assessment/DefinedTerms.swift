/// Learns what a document's own terms stand for: after “Records” means all data …, “the Records” are data.
///
/// A definition by itself satisfies nothing; it lets the sentences that use the term speak of what it means.
struct DefinedTerms {
  private static let meaning = Tokeniser.hashes(of: ["means", "mean"])
  private static let modals = Tokeniser.hashes(of: ["shall", "will"])
  /// What may follow the head of a definition; any other word makes the head a mere adjective
  /// ("software hosting services").
  private static let afterHead = Tokeniser.hashes(of: [
    "of", "and", "or", "that", "which", "in", "to", "for", "as", "by", "from", "including", "provided",
    "supplied", "relating", "related", "generated", "created", "developed", "produced", "collected",
    "submitted",
    "furnished", "made", "described", "listed", "set", "identified", "prepared", "used", "delivered",
    "stored",
    "processed", "transmitted", "uploaded", "entered", "concerning", "about", "disclosed", "contained",
    "necessary",
    "required", "specified", "obtained", "received", "held", "conceived", "on", "with", "under",
  ])
  /// The words of the meaning among which its head is looked for.
  private static let headReach = 5

  /// Adds the terms that the document defines to the names of its parties.
  static func learn(from reader: SentenceReader, table: PatternTable, into names: inout PartyNames) {
    let matcher = Matcher(table: table, parties: names)
    for block in reader.tokens.indices {
      for cut in reader.cuts[block] {
        let tokens = reader.tokens[block]
        guard let definition = definition(in: tokens, cut) else { continue }
        var sentence = Sentence()
        sentence.tokens = Array(tokens[definition.meaning].prefix(40))
        matcher.index(sentence)
        let atoms = heads(matcher, definable: table.definable)
        if !atoms.isEmpty { names.define(definition.term, as: atoms) }
      }
    }
  }

  /// The term and the tokens of its meaning: “Term” means …, Term means …
  private static func definition(in tokens: [Token], _ cut: Range<Int>) -> (
    term: [UInt64], meaning: Range<Int>
  )? {
    var at = cut.lowerBound
    while at < cut.upperBound, at < cut.lowerBound + 4, !tokens[at].capital { at += 1 }
    let start = at
    while at < cut.upperBound, at - start < 6, tokens[at].isWord, !meaning.contains(tokens[at].hash),
      !modals.contains(tokens[at].hash)
    { at += 1 }
    let end = at
    while at < cut.upperBound, at < end + 2, tokens[at].kind == .quote || modals.contains(tokens[at].hash) {
      at += 1
    }
    guard end > start, end - start <= 5, at < cut.upperBound, meaning.contains(tokens[at].hash) else {
      return nil
    }
    return (tokens[start..<end].map(\.hash), at + 1..<cut.upperBound)
  }

  /// The classes of the first thing that a meaning names.
  private static func heads(_ matcher: Matcher, definable: Column<PatternTable.Atom>) -> [PatternTable.Atom] {
    var words = 0
    for at in matcher.traits.indices
    where matcher.traits[at].contains(.word) && !matcher.traits[at].contains(.light) {
      var atoms: [PatternTable.Atom] = []
      for place in matcher.spans(at: at) where definable.contains(matcher.spans[place].atom) {
        let end = Int(matcher.spans[place].end)
        let tokens = matcher.sentence.tokens
        let atom = matcher.spans[place].atom
        let isHead = end >= tokens.count || !tokens[end].isWord || afterHead.contains(tokens[end].hash)
        if isHead, !atoms.contains(atom) { atoms.append(atom) }
      }
      if !atoms.isEmpty { return atoms.sorted() }
      words += 1
      if words == headReach { return [] }
    }
    return []
  }
}
