import Testing

@testable import ClauseLint

@Suite struct LibraryCoverageTests {
  private func coverage(firing fired: [String], strength: Int = 5) throws -> LibraryCoverage {
    try LibraryCoverage(TinyLibrary.library()) { text, family in
      let passage = Passage(text: text, number: "", heading: [], block: 0, range: 0..<1)
      return fired.map {
        Consideration(
          rule: "bees.keeping", isAdverse: $0.contains("supplier"), passage: passage, pattern: $0,
          bearer: nil,
          strength: strength, outcome: strength > 0 ? .counted : .negated)
      }
    }
  }

  private static let patterns = [
    "{authority} {own} … {bee}", "{bee} shall be … {authority}", "{supplier} {own} … {bee}",
  ]

  @Test func whatFiresIsCovered() throws {
    let coverage = try coverage(firing: Self.patterns)
    #expect(coverage.patterns == 3)
    #expect(coverage.untried == [])
    #expect(coverage.untriedPatterns == [])
  }

  @Test func whatIsRejectedIsNotCovered() throws {
    #expect(try coverage(firing: Self.patterns, strength: 0).untriedPatterns.count == 3)
  }

  @Test func whatNothingFiresIsNamed() throws {
    let one = try coverage(firing: [Self.patterns[0]])
    #expect(
      one.untried.map(\.description) == [
        "bees/keeping.yaml:9:16: bees.keeping: no example fires the adverse term “The supplier owns the bees.”"
      ])
    #expect(
      one.untriedPatterns.map(\.description) == [
        "bees/keeping.yaml:7:5: bees.keeping: no example fires the pattern “{bee} shall be … {authority}”",
        "bees/keeping.yaml:9:16: bees.keeping: no example fires the pattern “{supplier} {own} … {bee}”",
      ])
    #expect(
      try coverage(firing: []).untried.first?.description
        == "bees/keeping.yaml:6:5: bees.keeping: no example fires the element")
  }
}
