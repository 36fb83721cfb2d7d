/// How the appendix names a party, and what that name means.
struct PartyTerm: Equatable {
  /// "the Council", as it stands in the clauses.
  let term: String
  /// "“the Council” means …", a definition without its full stop.
  let definition: String

  /// A name that contracts use for the role ("the Council") stands in the clauses as it is. Any other name is the
  /// name of a body or a firm ("Malmö stad"): it is given once, and the clauses use `fallback`, so that they read
  /// well whether or not the name takes an article.
  init(name: String, generic: [String], fallback: String, role: String) {
    let name = trimmed(name)
    let bare = name.lowercased().hasPrefix("the ") ? trimmed(name.dropFirst(4)) : name
    if bare.isEmpty || generic.contains(bare.lowercased()) {
      term = "the " + (bare.isEmpty ? fallback : bare.capitalizedWord)
      definition = "“\(term)” means the \(role) that signs the contract"
    } else {
      term = "the " + fallback
      definition = "“\(term)” means \(name)"
    }
  }
}
