import Testing

@testable import ClauseLint

@Suite struct ClauseNumberTests {
  @Test(arguments: [
    ("7.3", "7.4"), ("12.", "13."), ("(b)", "(c)"), ("(z)", "(aa)"), ("(ii)", "(iii)"), ("IV.", "V."),
    ("Article 5", "Article 6"), ("1.9", "1.10"), ("A.", "B."),
  ])
  func `a number counts on`(_ number: String, _ next: String) {
    #expect(ClauseNumber(number)?.next == next)
  }

  @Test func `a letter that continues a series is no roman numeral`() {
    #expect(ClauseNumber("(i)", previous: "(h)")?.next == "(j)")
    #expect(ClauseNumber("(i)", previous: "")?.next == "(ii)")
    #expect(ClauseNumber("(c)", previous: "(b)")?.next == "(d)")
    #expect(ClauseNumber("(v)", previous: "(iv)")?.next == "(vi)")
  }

  @Test func `bullets do not count`() {
    #expect(ClauseNumber("•") == nil)
    #expect(ClauseNumber("") == nil)
  }

  @Test func `an inserted clause takes a letter`() {
    #expect(ClauseNumber("12.")?.inserted("A") == "12A.")
  }
}
