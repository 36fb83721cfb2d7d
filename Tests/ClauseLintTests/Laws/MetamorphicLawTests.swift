import ClauseLint
import Testing

/// The fifth and the sixth law, over every satisfied example of every element: form and names do not matter, and
/// polarity does.
@Suite struct MetamorphicLawTests {
  /// `family.element`
  static let elements = Laws.library.families.flatMap { family in
    family.elements.map { "\(family.id).\($0.id)" }
  }

  private static let assessors = Result {
    try Dictionary(
      uniqueKeysWithValues: Laws.library.families.map { family in
        (family.id, try Assessor(library: ClauseLibrary(lexicon: Laws.library.lexicon, families: [family])))
      })
  }

  /// Elements whose duty either side may bear, so that an exchange of the parties leaves them satisfied.
  static let mutual: Set<String> = [
    "audit-redress.public-reporting", "efficacy.publish-results", "knowledge-transfer.pairing",
    "open-source.open-licence", "privacy-ethics.dpia-before", "privacy-ethics.ethics-review",
    "privacy-ethics.review-cycle",
  ]

  private static let measure =
    "“Longer than” and “more than” are read as the limit that “no longer than” sets."
  private static let terms =
    "The exceptions from confidence are known by their terms of art, wherever they stand."

  /// What the engine cannot tell yet: the element, words of the variant, and why.
  static let known: [(element: String, words: String, reason: String)] = [
    ("data-lifecycle.retention", "shall retain trip data for longer than thirty days", measure),
    ("exit-lockin.price-cap", "by more than the change in the Consumer Price Index", measure),
    ("nda.limited-confidentiality", "does include information that becomes publicly available", terms),
    ("nda.limited-confidentiality", "does extend to information that was independently developed", terms),
    ("nda.limited-confidentiality", "without restriction is protected", terms),
    ("nda.limited-confidentiality", "The foregoing shall apply to information", terms),
    ("nda.limited-confidentiality", "The foregoing may apply to information", terms),
    (
      "sunset.removal", "If Permittee's equipment is abandoned, it comes down: upon termination, Council",
      "A permittee has no counterpart to be exchanged with, so that the duty of one party is left."
    ),
  ]

  @Test(arguments: elements)
  func everyVariantIsJudgedByItsMeaning(id: String) throws {
    let family = try #require(Laws.library.families.first { id.hasPrefix("\($0.id).") })
    let element = try #require(family.elements.first { id == "\(family.id).\($0.id)" })
    let assessor = try #require(try Self.assessors.get()[family.id])
    var count = 0
    for example in element.examples.satisfied {
      let variants = try MetamorphicVariants(of: example.text, lexicon: Laws.library.lexicon).all
      let evidence = Self.evidence(of: element.id, in: variants.map(\.document), assessor)
      for (variant, evidence) in zip(variants, evidence) {
        let full = evidence.filter { $0.strength >= 4 }.map(\.pattern)
        let failure = "\(id): \(variant.name): “\(variant.text)” \(full)"
        let known = Self.known.first { id == $0.element && variant.text.contains($0.words) }
        withKnownIssue("\(known?.reason ?? "")") {
          #expect(Self.isRight(full, for: variant, isMutual: Self.mutual.contains(id)), "\(failure)")
        } when: {
          known != nil
        }
      }
      let missing = MetamorphicVariants.everywhere.subtracting(variants.map(\.name))
      #expect(missing == [], "\(id): “\(example.text)”")
      count += variants.count
    }
    #expect(count >= 20)
  }

  private static func isRight(_ patterns: [String], for variant: MetamorphicVariant, isMutual: Bool) -> Bool {
    switch variant.expectation {
    case .same: !patterns.isEmpty
    case .noMore: patterns.isEmpty
    case .noPartyPattern: isMutual || !patterns.contains(where: namesBearer)
    }
  }

  /// Whether a pattern names a party by itself, and not as one of several that it takes.
  private static func namesBearer(_ pattern: String) -> Bool {
    var depth = 0
    var outside = ""
    for character in pattern {
      if character == "(" { depth += 1 }
      if depth == 0 { outside.append(character) }
      if character == ")" { depth -= 1 }
    }
    return outside.contains("{authority}") || outside.contains("{supplier}")
  }

  /// The evidence for an element in each of the documents, judged together: no block speaks for another, and to begin
  /// a document costs more than to read it.
  private static func evidence(
    of element: String, in documents: [Document], _ assessor: Assessor
  ) -> [[Evidence]] {
    var all = Document(format: .text, blocks: [])
    var owners: [Int] = []
    for (index, document) in documents.enumerated() {
      let start = all.blocks.count
      for var block in document.blocks {
        block.stem = block.stem.map { $0 + start }
        all.blocks.append(block)
        owners.append(index)
      }
    }
    var result = documents.map { _ in [Evidence]() }
    let verdict = assessor.assess(all).families.first?.elements.first { $0.id == element }
    for evidence in verdict?.evidence ?? [] { result[owners[evidence.passage.block]].append(evidence) }
    return result
  }
}
