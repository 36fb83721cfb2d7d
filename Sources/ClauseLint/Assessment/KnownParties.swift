/// The names of parties that the lexicon has, as words: read once for all documents.
struct KnownParties: Sendable {
  /// The names of both sides with their plurals, before a document has been read.
  private(set) var names = PartyNames()
  private(set) var plurals: Set<[UInt64]> = []
  /// What both parties are called: "each party".
  private(set) var either: [[UInt64]] = []

  init(_ lexicon: Lexicon) {
    for (list, role) in [(lexicon.supplier, PartyNames.Role.supplier), (lexicon.authority, .authority)] {
      for name in list {
        names.add(name, role: role)
        let plural = PartyNames.words(of: name + "s")
        names.add(plural, role: role)
        plurals.insert(plural)
      }
    }
    either = lexicon.either.map(PartyNames.words)
  }

  /// The side of a name as the lexicon has it, in the singular.
  func role(of name: [UInt64]) -> PartyNames.Role? { plurals.contains(name) ? nil : names.role(of: name) }
}
