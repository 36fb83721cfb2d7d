package import OfficeOpenXML

/// A standard clause appendix: the model clauses of a library with one purchase's names and numbers in them.
package struct Appendix: Sendable, Equatable {
  package static let title = "Appendix: Standard clauses for data and digital services"

  /// What stands in it, in order. Headings are numbered from 1 and the clauses below each from "1.1", in every
  /// file format.
  package var content: [WordContent]

  /// Puts an appendix together.
  /// - Parameter libraryVersion: the version of the clause library, for the last line: "0.1.0".
  /// - Throws: ``AppendixError`` for a family, a name or a value that cannot be used.
  package init(
    from library: ClauseLibrary, options: AppendixOptions, libraryVersion: String
  ) throws(AppendixError) {
    let families = try Self.families(of: library, chosen: options.families)
    let (authority, supplier) = try Self.parties(options, library.lexicon)
    let values = ModelValues(
      authority: authority.term, supplier: supplier.term, contract: "the contract",
      parameters: options.values)
    try Self.check(values, against: library)
    var clauses = Self.opening(authority, supplier, tier: options.tier)
    for family in families { clauses += try Self.section(family, options.tier, values) }
    clauses += try Self.schedule(families, options.tier, values)
    let seal = AppendixSeal(libraryVersion: libraryVersion, digest: AppendixSeal.digest(of: clauses))
    content = clauses + Self.closing + [.paragraph(seal.line)]
  }

  /// The appendix as a Word document.
  package func word() throws(RedlineError) -> [UInt8] {
    try WordWriter.document(content, title: Self.title)
  }
}

// MARK: Choices

extension Appendix {
  private static func families(
    of library: ClauseLibrary, chosen: [String]?
  ) throws(AppendixError) -> [Family] {
    guard let chosen else { return library.families }
    if chosen.isEmpty { throw .noFamily }
    var families: [Family] = []
    for id in chosen {
      guard let family = library.families.first(where: { $0.id == id }) else {
        let known = library.families.map(\.id)
        throw .unknownFamily(id, suggestion: suggestion(for: id, among: known), known: known)
      }
      if families.contains(where: { $0.id == id }) { throw .repeatedFamily(id) }
      families.append(family)
    }
    return families
  }

  private static func parties(
    _ options: AppendixOptions, _ lexicon: Lexicon
  ) throws(AppendixError) -> (authority: PartyTerm, supplier: PartyTerm) {
    for (slot, name) in [("authority", options.authority), ("supplier", options.supplier)]
    where !name.isOneLine { throw .notOneLine(slot) }
    let authority = PartyTerm(
      name: options.authority, generic: lexicon.authority + lexicon.ambiguous, fallback: "Authority",
      role: "public body")
    let supplier = PartyTerm(
      name: options.supplier, generic: lexicon.supplier + lexicon.ambiguous, fallback: "Supplier",
      role: "firm")
    if authority.term.lowercased() == supplier.term.lowercased() { throw .sameName(authority.term) }
    return (authority, supplier)
  }

  /// Values are checked against the whole library: one for a family that the appendix leaves out is no fault.
  private static func check(_ values: ModelValues, against library: ClauseLibrary) throws(AppendixError) {
    for (name, value) in values.parameters.sorted(by: { $0.key < $1.key }) where !value.isOneLine {
      throw .notOneLine(name)
    }
    do { try values.check(for: library.families) } catch { throw .value(error) }
  }
}

// MARK: Parts

extension Appendix {
  private static func opening(_ authority: PartyTerm, _ supplier: PartyTerm, tier: Tier) -> [WordContent] {
    let parties = "\(authority.term) and \(supplier.term)"
    return [
      .title(title),
      .paragraph(
        "This appendix forms part of the contract between \(parties). Where another part of the contract conflicts "
          + "with it, this appendix prevails."), .contents,
      .heading(level: 1, "Definitions"),
      .clause(level: 2, authority.definition + "."),
      .clause(level: 2, supplier.definition + "."),
      .clause(level: 2, "“the contract” means the contract of which this appendix forms part."),
    ]
  }

  private static func section(
    _ family: Family, _ tier: Tier, _ values: ModelValues
  ) throws(AppendixError) -> [WordContent] {
    let paragraphs: [ModelParagraph]
    do { paragraphs = try family.modelText(tier, values: values) } catch { throw .value(error) }
    if paragraphs.isEmpty { throw .missingTier(tier, family: family.id) }
    return [.heading(level: 1, family.model.heading)] + paragraphs.map { .clause(level: 2, $0.text) }
  }

  /// What each value is for, and what it is set to: only those that stand in the chosen text.
  private static func schedule(
    _ families: [Family], _ tier: Tier, _ values: ModelValues
  ) throws(AppendixError) -> [WordContent] {
    var rows: [[String]] = []
    for family in families {
      let filled: [String: String]
      do { filled = try values.filled(for: family) } catch { throw .value(error) }
      let pieces = (family.model[tier] ?? []).flatMap { ModelPiece.pieces(of: $0.text) }
      for parameter in family.parameters where pieces.contains(where: { $0.kind == .slot(parameter.name) }) {
        var help = parameter.help
        while help.hasSuffix(".") { help.removeLast() }
        let row = [help, filled[parameter.name] ?? parameter.value]
        if !rows.contains(row) { rows.append(row) }
      }
    }
    if rows.isEmpty { return [] }
    return [.heading(level: 1, "Schedule of values"), .table([["Value", "Set to"]] + rows)]
  }

  /// The heading of the note, which is no part of the text that a seal is for.
  static let noteTitle = "Note on this text"
  static let note =
    "This model text is a starting point for review by a lawyer who knows the purchase and the law that governs it; it "
    + "is no legal advice. Take this note out before the appendix is issued."

  private static var closing: [WordContent] { [.heading(level: 1, noteTitle), .paragraph(note)] }
}

extension String {
  /// Whether no control character and no line or paragraph separator stands in the text.
  var isOneLine: Bool {
    !unicodeScalars.contains { scalar in
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: true
      default: false
      }
    }
  }
}
