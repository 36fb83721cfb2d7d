import ClauseLint
import Testing

/// Every lesson that cities drew from their contracts is one that the library knows.
@Suite struct PracticesTests {
  /// The terms as clauses of a short contract on a digital service, which says nothing else.
  static func contract(_ terms: String) -> [UInt8] {
    let clauses = terms.split(separator: "\n").enumerated().map { "2.\($0 + 1) \($1)\n\n" }
    let text = """
      CONTRACT

      This Contract is made between the Municipality of Lindvik and Tallgren & Partner Limited.

      1. Subject

      1.1 The subject of this Contract is a software platform with sensors, an app, a website and a database.

      1.2 Prices for the software, the app and the sensors are in Annex 1.

      2. Terms


      """
    return Array((text + clauses.joined()).utf8)
  }

  private static func family(_ element: String) -> String { String(element.prefix { $0 != "." }) }

  private static func status(_ element: String, _ assessment: Assessment) -> ElementStatus? {
    let verdict = assessment.families.first { $0.id == family(element) }
    return verdict?.elements.first { "\(family(element)).\($0.id)" == element }?.status
  }

  @Test func everyLessonHasItsTest() {
    #expect(Practice.all.map(\.number).sorted() == Array(1...31).filter { $0 != 20 })
  }

  @Test(arguments: Practice.all)
  func whatTheCityWishedIsPresent(practice: Practice) throws {
    let assessment = try Laws.assess(Self.contract(practice.wished), "contract.txt")
    for element in practice.elements {
      #expect(Self.status(element, assessment) == .present, "\(element)")
    }
    #expect(assessment.families.flatMap(\.adverse).map { "\($0.element): \($0.passage.text)" } == [])
  }

  @Test(arguments: Practice.all)
  func theMistakeIsFound(practice: Practice) throws {
    let assessment = try Laws.assess(Self.contract(practice.mistake), "contract.txt")
    for element in practice.elements {
      let status = try #require(Self.status(element, assessment), "\(element)")
      #expect(status != .present, "\(element)")
      // An element is reported by itself, or the whole family is where nothing of it is said.
      let isReported = assessment.findings.contains {
        $0.rule == element || Self.family($0.rule) == Self.family(element) && $0.status == .missing
      }
      #expect(isReported, "\(element)")
    }
    let adverse = Set(assessment.findings.filter { $0.status == .adverse }.map(\.rule))
    #expect(adverse.isSuperset(of: practice.adverse), "\(practice.adverse.filter { !adverse.contains($0) })")
  }

  /// The second lesson: a new version that loses the data is seen beside the old one.
  @Test func aNewVersionThatLosesTheDataIsSeen() throws {
    let practice = try #require(Practice.all.first { $0.number == 2 })
    let old = try Laws.assess(Self.contract(practice.wished), "contract.txt")
    let new = try Laws.assess(Self.contract(practice.mistake), "contract.txt")
    let lost = Set(new.findings.map(\.rule)).subtracting(old.findings.map(\.rule))
    #expect(lost.contains("data-ownership.ownership"))
  }

  /// The twentieth lesson: a signed contract from the archive is read as a draft is.
  @Test(arguments: Practice.all.filter { !$0.adverse.isEmpty })
  func oldContractsAreReadAsDraftsAre(practice: Practice) throws {
    let draft = Self.contract(practice.mistake)
    let signed =
      Array("SIGNED COPY\n\nDated 14 March 2011\n\n".utf8) + draft
      + Array("Signed for the Municipality of Lindvik\n\n_______________\n".utf8)
    let findings = Laws.findings(try Laws.assess(signed, "archive-2011.txt"))
    #expect(findings == Laws.findings(try Laws.assess(draft, "draft.txt")))
  }
}
