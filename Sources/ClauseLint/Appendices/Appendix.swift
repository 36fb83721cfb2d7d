/// A standard clause appendix: the model clauses of a library with one purchase's names and numbers in them.
package struct Appendix: Sendable, Equatable {
  /// A line of the appendix, whatever file it is written to.
  package struct Line: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
      case title
      /// The title of a section, of a schedule or of the closing note.
      case heading
      /// A numbered paragraph of a section.
      case clause
      /// A paragraph without a number.
      case paragraph
      /// An entry of a schedule.
      case item
    }

    package var kind: Kind
    /// "3." for a section, "3.1" for a paragraph of it; empty where there is none.
    package var number: String
    package var text: String

    package init(_ kind: Kind, number: String = "", _ text: String) {
      self.kind = kind
      self.number = number
      self.text = text
    }
  }

  package var lines: [Line]

  package static let title = "Appendix: Standard clauses for data and digital services"

  /// Puts an appendix together.
  /// - Parameter libraryVersion: the version of the clause library, for the last line: "0.1.0".
  /// - Throws: ``AppendixError`` for a family, a name or a value that cannot be used.
  package init(
    from library: ClauseLibrary, options: AppendixOptions, libraryVersion: String
  ) throws(AppendixError) {
    let families = try Self.families(of: library, chosen: options.families)
    try Self.checkLines(options)
    let lexicon = library.lexicon
    let authority = PartyTerm(
      name: options.authority, generic: lexicon.authority + lexicon.ambiguous, fallback: "Authority",
      role: "public body")
    let supplier = PartyTerm(
      name: options.supplier, generic: lexicon.supplier + lexicon.ambiguous, fallback: "Supplier",
      role: "firm")
    if authority.term.lowercased() == supplier.term.lowercased() { throw .sameName(authority.term) }
    let values = ModelValues(
      authority: authority.term, supplier: supplier.term, contract: "the contract", parameters: options.values)
    var lines = Self.opening(authority, supplier)
    var used: [UsedValue] = []
    do {
      try values.check(for: library.families)
      for (index, family) in families.enumerated() {
        lines += try Self.section(index + 2, family, options.tier, values)
        used = UsedValue.adding(try values.filled(for: family), of: family, section: index + 2, to: used)
      }
    } catch {
      throw (error as? AppendixError) ?? .value(error)
    }
    self.lines = lines + Self.schedule(used) + Self.closing(options.tier, libraryVersion)
  }
}
