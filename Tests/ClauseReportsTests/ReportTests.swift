import ClauseLint
import ClauseReports
import Foundation
import Testing

@Suite struct ReportTests {
  @Test func textForPeople() throws {
    try expectGolden(TextReport(library: Samples.library).text(of: Samples.report), "report.txt")
  }

  @Test func textInColour() throws {
    let style = Style(colour: true)
    try expectGolden(
      TextReport(library: Samples.library, style: style).text(of: Samples.report), "report.colour.txt")
  }

  @Test func theSameAdviceIsGivenOnce() throws {
    var report = Samples.report
    let advice = "→ Strike or change these words"
    func times() -> Int {
      TextReport(library: Samples.library).text(of: report).components(separatedBy: advice).count - 1
    }
    #expect(times() == 1)
    let place = try #require(
      report.documents.firstIndex { $0.reported.contains { $0.finding.status == .adverse } })
    let adverse = try #require(report.documents[place].reported.first { $0.finding.status == .adverse })
    report.documents[place].reported.append(adverse)
    #expect(times() == 1)
    report.documents[place].reported[report.documents[place].reported.count - 1].finding.rule += "-too"
    #expect(times() == 2)
  }

  /// What an adverse finding says the opposite of is not listed once more as not said.
  @Test func aRuleIsToldOnce() throws {
    var report = Samples.report
    let place = try #require(
      report.documents.firstIndex { $0.reported.contains { $0.finding.status == .adverse } })
    let adverse = try #require(report.documents[place].reported.first { $0.finding.status == .adverse })
    func times() -> Int {
      TextReport(library: Samples.library).text(of: report).components(separatedBy: adverse.finding.rule)
        .count - 1
    }
    let before = times()
    var missing = adverse
    missing.finding.status = .missing
    report.documents[place].reported.append(missing)
    #expect(times() == before)
    report.documents[place].reported.removeAll { $0.finding == adverse.finding }
    #expect(times() > 0)
  }

  @Test func withoutSummaryNothingIsSaidOfNoDocument() {
    let none = Report(toolVersion: "0.1.0", documents: [])
    #expect(TextReport(library: Samples.library, summary: false).text(of: none) == "")
  }

  @Test func oneLineForEachFinding() throws {
    try expectGolden(ConciseReport().text(of: Samples.report), "report.concise.txt")
  }

  @Test func json() throws { try expectGolden(JSONReport(Samples.report).text, "report.json") }

  @Test func jsonIsJSON() throws {
    let object = try JSONSerialization.jsonObject(with: Data(JSONReport(Samples.report).text.utf8))
    let report = try #require(object as? [String: Any])
    #expect(report["version"] as? Int == 1)
    let documents = try #require(report["documents"] as? [[String: Any]])
    #expect(documents.map { $0["error"] != nil } == [false, true, false])
    #expect(documents.map { $0["clauses"] != nil } == [true, false, true])
  }

  @Test func pages() throws {
    let page = RulePage()
    let family = try #require(Samples.library.families.first)
    try expectGolden(page.text(for: family), "family.txt")
    try expectGolden(page.text(for: Samples.element, of: family), "element.txt")
  }

  @Test func rules() throws {
    try expectGolden(RuleTable(Samples.library).text, "rules.txt")
    try expectGolden(RuleTable(Samples.library).json(toolVersion: "0.1.0"), "rules.json")
  }

  @Test func blocks() throws {
    let listing = BlockListing(
      Document(
        format: .markdown,
        blocks: [
          Block(kind: .heading(level: 1), text: "Data", number: "12"),
          Block(kind: .heading(level: 2), text: "Return", headingPath: ["12 Data"]),
          Block(text: "The Supplier\nshall:", number: "12.1", headingPath: ["12 Data", "Return"]),
          Block(kind: .listItem(level: 0), text: "return\tthe data", number: "(a)", stem: 2),
          Block(kind: .tableCell(CellPosition(table: 0, row: 1, column: 2)), text: "30 days"),
        ], notes: ["1 picture was not read."]))
    #expect(
      listing.text(margins: true)
        == "12 Data\nReturn\n12.1 The Supplier shall:\n(a) return the data\n30 days\n")
    #expect(listing.outline == "12 Data\n  Return\n")
    try expectGolden(listing.json(path: "terms.md", toolVersion: "0.1.0"), "blocks.json")
  }
}

@Suite struct WordingTests {
  @Test(arguments: [
    ("one two three", 20, "one two three"), ("one two three", 9, "one two …"),
    ("one two three", 7, "one two …"),
    ("unbroken", 4, "unbr …"),
  ])
  func quotesAreCutAtWordEnds(text: String, limit: Int, expected: String) {
    #expect(shortened(text, to: limit) == expected)
  }

  @Test(arguments: [
    ("a\n\tb  c ", "a b c"), ("red\u{1B}[31m", "red\u{FFFD}[31m"), ("\u{202E}txt", "\u{FFFD}txt"), ("", ""),
  ])
  func textCannotDriveTheTerminal(text: String, expected: String) {
    #expect(printable(text) == expected)
  }

  @Test func linesAreFilled() {
    #expect(filled("one two three", indent: 2, width: 9) == "  one two\n  three")
    #expect(filled("one two", indent: 4, lead: "  - ", width: 7) == "  - one\n    two")
  }

  @Test func jsonStringsAreEscaped() {
    let value = JSONValue.array([.string("\"\\\n\r\t\u{1}\u{7F}é"), .null, .object([]), .bool(true)])
    #expect(
      value.rendered == #"[\#n  "\"\\\n\r\t\u0001\u007fé",\#n  null,\#n  {},\#n  true\#n]\#n"#)
  }
}
