/// A sentence as it is matched: its own tokens after those of the list stems that introduce it.
struct Sentence: Sendable {
  var tokens: [Token] = []
  /// The index of the first token that is the sentence's own and not a stem's.
  var ownStart = 0
  var isQuestion = false
  /// Whether its own words were also read as part of the whole sentence that enumerates them.
  var isItem = false

  var count: Int { tokens.count }
}

/// An atom found at a place of a sentence.
struct Span: Sendable {
  var atom: PatternTable.Atom
  /// Its first token, and the token after its last one.
  var start: Int32
  var end: Int32
  /// The next span of the same atom; -1 where it is the last.
  var next: Int32
  /// The strength of a modal; -1 elsewhere.
  var strength: Int8
}

/// A pattern found in a sentence.
struct Match: Sendable {
  var program: Int
  /// Token indices in the sentence.
  var start: Int
  var end: Int
  /// The strength of the modal that the pattern's first `shall` or `may` met; `nil` where it has none.
  var strength: Int?
  /// Why the match does not count, if it does not.
  var rejected: Rejection?

  enum Rejection: String, Sendable { case negated, wrongParty = "wrong party" }
}
