import ClauseLint
import Testing

/// The fourth law: the form of the file does not matter.
@Suite struct FormLawTests {
  @Test(arguments: Laws.contracts)
  func everyFormGivesTheSameFindings(name: String) throws {
    let forms = try Laws.forms(name)
    for form in forms.dropFirst() {
      #expect(Laws.verdicts(form.assessment) == Laws.verdicts(forms[0].assessment), "\(form.name)")
      #expect(Laws.findings(form.assessment) == Laws.findings(forms[0].assessment), "\(form.name)")
      #expect(form.assessment.kind == forms[0].assessment.kind, "\(form.name)")
    }
  }

  @Test(arguments: Laws.contracts)
  func encodingsGiveTheSameFindings(name: String) throws {
    let original = try #require(try Laws.forms(name).first)
    let assessment = try Laws.assess(ContractForms(original.document).utf16, "utf-16.txt")
    #expect(Laws.findings(assessment) == Laws.findings(original.assessment))
  }

  /// All examples of the library as one long contract: the same words are found in every form.
  @Test func everyFormGivesTheSameEvidence() throws {
    let examples = Laws.library.families.flatMap(\.elements).map(\.examples).flatMap {
      $0.satisfied + $0.weak + $0.adverse
    }
    let blocks = examples.flatMap { $0.text.split(separator: "\n") }.map { Block(text: String($0)) }
    let forms = ContractForms(Document(format: .text, blocks: blocks))
    let wanted = Self.evidence(try Laws.assess(forms.text, "contract.txt"))
    #expect(wanted.count > examples.count / 2)
    for form in [("document.xml", forms.bareDocument), ("contract.md", forms.markdown)] {
      let found = Self.evidence(try Laws.assess(form.1, form.0))
      #expect(found.subtracting(wanted).sorted() == [], "\(form.0) alone")
      #expect(wanted.subtracting(found).sorted() == [], "not in \(form.0)")
    }
  }

  private static func evidence(_ assessment: Assessment) -> Set<String> {
    Set(
      assessment.families.flatMap { family in
        family.elements.flatMap { element in
          element.evidence.map { "\(family.id).\(element.id) \($0.strength): \($0.passage.text)" }
        } + family.adverse.map { "\(family.id).\($0.element) adverse: \($0.passage.text)" }
      })
  }
}
