import ClauseLint
import Testing

/// The third law: the library obeys itself.
@Suite struct LibraryLawTests {
  /// A family's model clause as a short contract.
  private static func contract(_ family: Family, _ paragraphs: [ModelParagraph]) -> [UInt8] {
    let clauses = paragraphs.enumerated().map { "1.\($0 + 1) \($1.text)\n\n" }
    return Array("1. \(family.model.heading)\n\n\(clauses.joined())".utf8)
  }

  /// Each paragraph satisfies by itself the elements that it names, and harms no family, its own included.
  @Test(arguments: Tier.allCases)
  func modelClausesSayWhatTheyName(tier: Tier) throws {
    for family in Laws.library.families {
      let paragraphs = try family.modelText(tier)
      let assessment = try Laws.assess(Self.contract(family, paragraphs), "clause.txt")
      let adverse = assessment.families.flatMap { other in
        other.adverse.map { "\(other.id).\($0.element): \($0.passage.text)" }
      }
      #expect(adverse == [], "\(family.id), \(tier)")
      let verdict = try #require(assessment.families.first { $0.id == family.id })
      for paragraph in paragraphs {
        for id in paragraph.elements {
          let evidence = verdict.elements.first { $0.id == id }?.evidence ?? []
          #expect(
            evidence.contains { $0.strength >= 4 && paragraph.text.contains($0.passage.text) },
            "\(family.id), \(tier), \(id): “\(paragraph.text)”")
        }
      }
    }
  }

  /// What no sentence shows, nobody has tried.
  @Test(arguments: Laws.library.families.map(\.id))
  func everyPatternIsFiredByAnExample(family: String) throws {
    var asked = try #require(Laws.library.families.first { $0.id == family })
    asked.applies = .always
    let library = ClauseLibrary(lexicon: Laws.library.lexicon, families: [asked])
    let assessor = try Assessor(library: library)
    let coverage = try LibraryCoverage(library) { text, _ in
      let document = try DocumentReader.read(Array(text.utf8), name: "example.txt")
      return assessor.assess(document, explaining: true).considered
    }
    #expect(coverage.patterns > 0)
    #expect((coverage.untried + coverage.untriedPatterns).map(\.description) == [])
  }

  /// The preferred text names every element; the others name at least one that makes the family present.
  @Test(arguments: Tier.allCases)
  func everyTierNamesWhatItMust(tier: Tier) {
    for family in Laws.library.families {
      let named = Set((family.model[tier] ?? []).flatMap(\.elements))
      let wanted = family.elements.filter { tier == .preferred || $0.key }.map(\.id)
      if tier == .preferred {
        #expect(wanted.filter { !named.contains($0) } == [], "\(family.id)")
      } else {
        #expect(wanted.contains(where: named.contains), "\(family.id), \(tier)")
      }
    }
  }

  @Test(arguments: Tier.allCases, ["appendix.docx", "appendix.md", "appendix.txt"])
  func theAppendixAssessesClean(tier: Tier, name: String) throws {
    let options = AppendixOptions(authority: "Lindvik kommun", tier: tier)
    let appendix = try Appendix(from: Laws.library, options: options, libraryVersion: "1")
    let bytes =
      switch name {
      case "appendix.docx": try appendix.word()
      case "appendix.md": Array(appendix.markdown().utf8)
      default: Array(appendix.plainText().utf8)
      }
    let assessment = try Laws.assess(bytes, name)
    for (family, verdict) in zip(Laws.library.families, assessment.families) {
      #expect(verdict.status == .present, "\(family.id)")
      #expect(verdict.adverse.map(\.passage.text) == [], "\(family.id)")
      let named = Set((family.model[tier] ?? []).flatMap(\.elements))
      for element in verdict.elements where named.contains(element.id) {
        #expect(element.status == .present, "\(family.id).\(element.id)")
      }
    }
    // A lower tier asks for less; what it leaves out is no error.
    #expect(assessment.findings.filter { tier == .preferred || $0.severity == .error }.map(\.rule) == [])
  }
}
