import ClauseLint
import Testing

@Suite struct PathPatternTests {
  @Test(arguments: [
    ("*.docx", "/r/a.docx", true), ("*.docx", "/r/x/y/a.docx", true), ("*.docx", "/r/a.docx.md", false),
    ("drafts/", "/r/drafts/a.md", true), ("drafts/", "/r/x/drafts/a.md", true),
    ("drafts", "/r/drafts", true), ("drafts", "/r/drafts2/a.md", false),
    ("tenders/*.md", "/r/tenders/a.md", true), ("tenders/*.md", "/r/tenders/x/a.md", false),
    ("tenders/*.md", "/r/x/tenders/a.md", false), ("tenders/**", "/r/tenders/x/a.md", true),
    ("tenders/**", "/r/tenders", false), ("tenders/**/a.md", "/r/tenders/a.md", true),
    ("tenders/**/a.md", "/r/tenders/x/y/a.md", true), ("**/a.md", "/r/x/a.md", true),
    ("./tenders/a.md", "/r/tenders/a.md", true), ("a?.md", "/r/ab.md", true), ("a?.md", "/r/a.md", false),
    ("*", "/r/a", true), ("*.md", "/elsewhere/a.md", false), ("a*b*c", "/r/axxbxxc", true),
    ("a*b*c", "/r/axxbxx", false), ("ä*.md", "/r/äöü.md", true), ("/tenders/a.md", "/r/tenders/a.md", true),
  ])
  func patterns(pattern: String, path: String, fits: Bool) {
    #expect(PathPattern(pattern, folder: "/r").matches(path) == fits)
  }

  @Test func theRootIsAFolder() {
    #expect(PathPattern("a.md", folder: "/").matches("/a.md"))
  }

  /// Many stars do not multiply the work.
  @Test func manyStarsEnd() {
    let pattern = PathPattern(String(repeating: "a*", count: 200) + "b", folder: "/")
    #expect(!pattern.matches("/" + String(repeating: "a", count: 5000)))
  }

  @Test(arguments: [("a.md", true), ("t/a.md", true), ("*.md", false), ("t/", false), ("a?", false)])
  func exactness(pattern: String, isExact: Bool) {
    #expect(PathPattern(pattern, folder: "/").isExact == isExact)
  }
}

@Suite struct CalendarDateTests {
  @Test(arguments: ["2027-03-31", "2028-02-29", "2000-02-29", "0001-01-01"])
  func dates(text: String) { #expect(CalendarDate(text)?.description == text) }

  @Test(arguments: [
    "", "2027-3-31", "2027-02-29", "1900-02-29", "2027-13-01", "2027-00-10", "2027-04-31", "27-04-30",
    "2027/04/30", "2027-04-30 ", "２０２７-04-30", "+027-04-30", "0000-01-01", "2027-04-30-1",
  ])
  func noDates(text: String) { #expect(CalendarDate(text) == nil) }

  @Test(arguments: [
    (0, "1970-01-01"), (86_399, "1970-01-01"), (86_400, "1970-01-02"), (951_782_400, "2000-02-29"),
    (1_806_451_200, "2027-03-31"), (-1, "1969-12-31"), (4_107_542_399, "2100-02-28"),
    (4_107_542_400, "2100-03-01"),
  ])
  func daysOfTheClock(seconds: Int, day: String) {
    #expect(CalendarDate(secondsSince1970: seconds).description == day)
  }

  @Test func theyAreInOrder() throws {
    let days = try ["2026-12-31", "2027-01-01", "2027-01-02", "2027-02-01"].map {
      try #require(CalendarDate($0))
    }
    #expect(days == days.shuffled().sorted())
  }
}
