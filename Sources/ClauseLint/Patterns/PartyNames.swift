/// What the parties are called in one document, and the terms that it defines.
package struct PartyNames: Sendable {
  package enum Role: Sendable, Equatable {
    case authority, supplier, either

    var atom: PatternTable.Atom {
      switch self {
      case .authority: PatternTable.Fixed.authority
      case .supplier: PatternTable.Fixed.supplier
      case .either: PatternTable.Fixed.either
      }
    }
  }

  struct Name: Sendable, Equatable {
    var words: [UInt64]
    var role: Role
    /// Whether the name counts only with a capital, or after an article.
    var proper: Bool
  }

  private var names: [UInt64: [Name]] = [:]
  /// One bit for each hash that may begin a name, so that most words need no search.
  private var openings = [UInt64](repeating: 0, count: 64)

  /// Terms that the document defines as words of a class, longest first, by their first word.
  private var terms: [UInt64: [(words: [UInt64], atoms: [PatternTable.Atom])]] = [:]

  /// Whether one of the parties is a public body.
  var havePublicBody = false
  /// Names that only their deeds tell: neither the lexicon has them, nor does the document define them.
  var learned: Set<[UInt64]> = []

  package init() {}

  /// Whether a name or a term may begin with the word: a quick test that says yes too often.
  func mayBegin(with hash: UInt64) -> Bool {
    openings[Int(truncatingIfNeeded: hash >> 16 & 63)] & 1 << (hash >> 10 & 63) != 0
  }

  private mutating func noteBeginning(_ hash: UInt64) {
    openings[Int(truncatingIfNeeded: hash >> 16 & 63)] |= 1 << (hash >> 10 & 63)
  }

  /// Adds a term that the document defines: its words stand for the atoms where it is written with a capital.
  mutating func define(_ words: [UInt64], as atoms: [PatternTable.Atom]) {
    guard let first = words.first, role(of: words) == nil else { return }
    terms[first, default: []].append((words, atoms))
    terms[first]?.sort { $0.words.count > $1.words.count }
    noteBeginning(first)
  }

  /// The atoms of the longest defined term that begins at a token, and the token after the term.
  func term(in tokens: [Token], at: Int) -> (atoms: [PatternTable.Atom], end: Int)? {
    let hash = tokens[at].hash
    guard tokens[at].capital, mayBegin(with: hash), let known = terms[hash] else { return nil }
    for term in known where at + term.words.count <= tokens.count {
      if term.words.indices.allSatisfy({ tokens[at + $0].hash == term.words[$0] }) {
        return (term.atoms, at + term.words.count)
      }
    }
    return nil
  }

  /// Adds a name; a later role for the same name replaces an earlier one.
  package mutating func add(_ name: String, role: Role, proper: Bool = true) {
    add(Self.words(of: name), role: role, proper: proper)
  }

  static func words(of name: String) -> [UInt64] {
    Tokeniser.tokens(of: name).filter(\.isWord).map(\.hash)
  }

  mutating func add(_ words: [UInt64], role: Role, proper: Bool = true) {
    guard let first = words.first else { return }
    var known = names[first] ?? []
    known.removeAll { $0.words == words }
    known.append(Name(words: words, role: role, proper: proper))
    known.sort { $0.words.count > $1.words.count }
    names[first] = known
    noteBeginning(first)
  }

  func role(of words: [UInt64]) -> Role? {
    words.first.flatMap { names[$0] }?.first { $0.words == words }?.role
  }

  /// The role of the longest name that begins at a token, and the token after the name. A proper name before that of
  /// a public body belongs to it: "Lindvik University".
  func name(in tokens: [Token], at: Int) -> (role: Role, end: Int)? {
    if let name = known(in: tokens, at: at) { return name }
    guard at > 0, at + 1 < tokens.count, tokens[at].capital, tokens[at + 1].capital, tokens[at].kind == .word,
      let name = known(in: tokens, at: at + 1), name.role == .authority
    else { return nil }
    return name
  }

  private func known(in tokens: [Token], at: Int) -> (role: Role, end: Int)? {
    let hash = tokens[at].hash
    guard mayBegin(with: hash), let candidates = names[hash] else { return nil }
    for name in candidates where at + name.words.count <= tokens.count {
      guard name.words.indices.allSatisfy({ tokens[at + $0].hash == name.words[$0] }) else { continue }
      guard !name.proper || tokens[at].capital || Self.follows(tokens, at) else { continue }
      return (name.role, at + name.words.count)
    }
    return nil
  }

  private static let articles = Tokeniser.hashes(of: [
    "the", "a", "an", "any", "each", "by", "selected", "successful", "winning", "every",
  ])

  private static func follows(_ tokens: [Token], _ at: Int) -> Bool {
    at > 0 && articles.contains(tokens[at - 1].hash)
  }
}
