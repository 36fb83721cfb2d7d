/// How much a match counts: what binds whom, how strongly, and what takes it back.
struct Judgement {
  /// 0 where it counts for nothing, up to 5.
  var strength: Int
  var outcome: Consideration.Outcome
  var bearer: Bearer?

  /// - Parameter passage: the UTF-8 bytes of the block that the match stands in.
  init(
    _ match: Match, in matcher: Matcher, program: PatternTable.Program, context: Context, passage: Range<Int>
  ) {
    bearer = matcher.bearer(of: match)
    let full = match.strength ?? 4
    if let discount = Self.discount(match, of: bearer, in: matcher, program: program, context: context) {
      (strength, outcome) = (0, discount)
    } else if context.isUntickedOption {
      (strength, outcome) = (min(full, 2), .option)
    } else if context.isUnresolved(passage) {
      (strength, outcome) = (min(full, 2), .unresolved)
    } else if matcher.isHedged(match, bearer: bearer) {
      (strength, outcome) = (min(full, 2), .hedged)
    } else {
      (strength, outcome) = (full, .counted)
    }
  }

  private static func discount(
    _ match: Match, of bearer: Bearer?, in matcher: Matcher, program: PatternTable.Program, context: Context
  ) -> Consideration.Outcome? {
    switch match.rejected {
    case .negated: return .negated
    case .wrongParty: return .wrongParty
    case nil: break
    }
    if let discount = context.discount { return discount }
    if bearer == .supplier, context.isOnBidding { return .proposal }
    if matcher.sentence.isQuestion { return .question }
    if !program.readsDefinitions, isDefinition(matcher.sentence, until: match.start) { return .definition }
    return isCondition(match, in: matcher) ? .condition : nil
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
    if matcher.has(.modal, in: match.start..<match.end) { return false }
    if match.start > 0, conditions.contains(tokens[match.start - 1].hash) { return true }
    if match.start > 1, tokens[match.start - 1].kind == .word,
      conditions.contains(tokens[match.start - 2].hash),
      articles.contains(tokens[match.start - 1].hash)
    {
      return true
    }
    guard let first = tokens[sentence.ownStart...].first(where: \.isWord), conditions.contains(first.hash),
      match.start >= sentence.ownStart, match.start < sentence.ownStart + 14,
      !tokens[sentence.ownStart..<match.start].contains(where: { $0.kind == .mark })
    else { return false }
    return tokens[match.end...].contains { $0.kind == .mark || $0.hash == then }
  }

  private static let conditions = Tokeniser.hashes(of: ["if", "unless", "whether", "when", "once"])
  private static let articles = Tokeniser.hashes(of: ["the", "a", "an", "any"])
  private static let then = Tokeniser.hash(of: "then")

  /// The tokens within which a sentence that defines a term does so.
  private static let definitionReach = 14
  private static let meanings = Tokeniser.hashes(of: ["means", "mean", "includes", "denotes"])
}

extension Matcher {
  /// The party that a match binds or favours: the subject before its verb, or else the first party it names.
  func bearer(of match: Match) -> Bearer? {
    let modal = (match.start..<match.end).first { traits[$0].contains(.modal) }
    if let modal, let subject = subject(before: modal) { return Bearer(subject) }
    for at in match.start..<match.end {
      for place in spans(at: at) where spans[place].atom <= Fixed.either { return Bearer(spans[place].atom) }
    }
    return nil
  }
}

extension Bearer {
  init?(_ atom: PatternTable.Atom) {
    switch atom {
    case PatternTable.Fixed.authority: self = .authority
    case PatternTable.Fixed.supplier: self = .supplier
    case PatternTable.Fixed.either: self = .either
    default: return nil
    }
  }
}
