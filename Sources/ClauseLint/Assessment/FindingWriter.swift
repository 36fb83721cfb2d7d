/// Turns verdicts into findings: what to act on, in which words, and what to write where.
struct FindingWriter {
  let library: ClauseLibrary
  let document: Document
  /// For each block, whether its section tells how to bid.
  let bidding: [Bool]
  let tier: Tier
  /// The parties' names for the new text.
  let values: ModelValues
  /// Whether refinements (elements of severity note) get text to insert; otherwise they are only reported.
  let refining: Bool
  /// The block that says which words prevail, if the document has one.
  let precedence: Int?

  func findings(of verdicts: [FamilyVerdict]) -> [Finding] {
    let placement = Placement(document: document, bidding: bidding)
    return verdicts.flatMap { verdict in
      guard verdict.status != .notApplicable,
        let family = library.families.first(where: { $0.id == verdict.id })
      else { return [Finding]() }
      return findings(family, verdict, placement)
    }
  }

  private func findings(_ family: Family, _ verdict: FamilyVerdict, _ placement: Placement) -> [Finding] {
    var findings = verdict.adverse.map { adverse in
      Finding(
        rule: "\(family.id).\(adverse.element)", status: .adverse, severity: adverse.severity,
        message: adverse.sentence + (adverse.prohibited ? " A public body should never agree to this." : "")
          + conflict(of: adverse, in: verdict),
        passage: adverse.passage, fix: nil)
    }
    let absent = verdict.elements.allSatisfy { $0.status == .absent }
    if absent {
      findings.append(missingFamily(family, placement))
      return findings
    }
    let anchor = verdict.elements.flatMap(\.evidence).map(\.passage.block).max()
    let place =
      anchor.map { (placement.end(ofClauseAt: $0), "in the clause that already speaks of this") }
      ?? placement.section(for: family)
    let texts = texts(of: family)
    findings += zip(family.elements, verdict.elements).compactMap { element, verdict in
      finding(element, verdict, family, texts, at: place, placement)
    }
    return findings
  }

  /// That another sentence says the opposite, and which clause decides between them.
  private func conflict(of adverse: AdverseEvidence, in verdict: FamilyVerdict) -> String {
    guard
      let good = verdict.elements.first(where: { $0.id == adverse.element && $0.status == .present })?
        .evidence
        .first(where: { $0.strength >= 4 && $0.passage != adverse.passage })
    else { return "" }
    let decides =
      precedence.map { "\(place(of: $0)) decides which prevails" } ?? "nothing says which prevails"
    return " \(place(of: good.passage.block)) says otherwise; \(decides)."
  }

  private func place(of block: Int) -> String {
    let number = document.blocks[block].number
    return number.isEmpty ? "Paragraph \(block)" : "Clause \(number)"
  }

  private func missingFamily(_ family: Family, _ placement: Placement) -> Finding {
    let key = family.elements.first { $0.key } ?? family.elements[0]
    let (after, reason) = placement.section(for: family)
    let model = paragraphs(family)
    return Finding(
      rule: "\(family.id).\(key.id)", status: .missing, severity: key.severity,
      message: "Nothing answers the question: \(family.question) \(key.requires)",
      passage: placement.passage(after: after),
      fix: Fix(
        after: after, reason: reason, tier: tier, heading: family.model.heading, paragraphs: model.map(\.text)
      ))
  }

  /// The tier's text; the library's own check has made sure that every slot of it can be filled.
  private func paragraphs(_ family: Family) -> [ModelParagraph] {
    (try? family.modelText(tier, values: values)) ?? []
  }

  /// The paragraphs that satisfy each element: those of the tier, or of the preferred text where the tier has none.
  private func texts(of family: Family) -> [String: [String]] {
    var texts: [String: [String]] = [:]
    for tier in tier == .preferred ? [tier] : [tier, .preferred] {
      var more: [String: [String]] = [:]
      for paragraph in (try? family.modelText(tier, values: values)) ?? [] {
        for element in paragraph.elements { more[element, default: []].append(paragraph.text) }
      }
      texts.merge(more) { first, _ in first }
    }
    return texts
  }

  private func finding(
    _ element: Element, _ verdict: ElementVerdict, _ family: Family, _ texts: [String: [String]],
    at place: (after: Int, reason: String), _ placement: Placement
  ) -> Finding? {
    guard verdict.status != .present else { return nil }
    let rule = "\(family.id).\(element.id)"
    let paragraphs = texts[element.id] ?? []
    let isProposed = (refining || element.severity != .note) && !paragraphs.isEmpty
    if verdict.status == .weak, let evidence = verdict.evidence.max(by: { $0.strength < $1.strength }) {
      let after = placement.end(ofClauseAt: evidence.passage.block)
      return Finding(
        rule: rule, status: .weak, severity: min(element.severity, .warning),
        message: weakness(of: evidence) + " " + element.requires, passage: evidence.passage,
        fix: isProposed
          ? Fix(
            after: after, reason: "after the wording that does not bind", tier: tier, heading: "",
            paragraphs: paragraphs) : nil)
    }
    return Finding(
      rule: rule, status: .missing, severity: min(element.severity, .warning),
      message: "Not said: \(element.requires)",
      passage: placement.passage(after: place.after),
      fix: isProposed
        ? Fix(after: place.after, reason: place.reason, tier: tier, heading: "", paragraphs: paragraphs) : nil
    )
  }

  private func weakness(of evidence: Evidence) -> String {
    guard let blank = Placeholder.first(in: evidence.passage.text) else {
      return "The wording does not bind."
    }
    return "A blank is not filled in: \(blank)."
  }
}

extension AdverseEvidence {
  /// What the term does, with its full stop.
  fileprivate var sentence: String { says.last.map { ".!?".contains($0) } ?? true ? says : says + "." }
}
