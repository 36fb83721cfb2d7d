/// What sort of document this is, told from the words of its first blocks and its terms of art.
enum DocumentKind {
  private static let signs: [(Assessment.Kind, [String])] = [
    (
      .nda,
      ["non-disclosure agreement", "nondisclosure agreement", "confidentiality agreement", "mutual nda"]
    ),
    (
      .tender,
      [
        "request for proposal", "request for quotation", "invitation to tender", "instructions to tenderers",
        "solicitation", "request for qualifications", "statement of qualifications", "tender",
      ]
    ),
    (
      .statementOfWork,
      [
        "statement of work", "performance work statement", "statement of objectives",
        "quality assurance surveillance plan",
      ]
    ),
    (.contract, ["agreement", "contract", "terms and conditions", "terms of service"]),
  ]

  /// The kind whose name stands earliest in the first 2,000 characters.
  static func of(_ document: Document) -> Assessment.Kind {
    var opening = ""
    for block in document.blocks {
      opening += block.text.lowercased() + "\n"
      if opening.utf8.count > 2000 { break }
    }
    var best: (Assessment.Kind, Int)?
    for (kind, names) in signs {
      for name in names {
        guard let at = opening.offset(of: name) else { continue }
        if best.map({ at < $0.1 }) ?? true { best = (kind, at) }
      }
    }
    return best?.0 ?? .other
  }
}
