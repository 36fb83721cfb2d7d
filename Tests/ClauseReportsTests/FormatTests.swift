import ClauseLint
import ClauseReports
import Foundation
import Testing

/// Every form of the report against a golden file, and what the form itself demands.
@Suite struct FormatTests {
  static let endings: [ReportFormat: String] = [
    .json: "json", .jsonl: "jsonl", .sarif: "sarif", .junit: "junit.xml", .github: "github.txt",
    .gitlab: "gitlab.json", .checkstyle: "checkstyle.xml", .rdjson: "rdjson", .markdown: "md", .csv: "csv",
    .html: "html", .text: "txt", .concise: "concise.txt",
  ]

  @Test(arguments: ReportFormat.allCases)
  func decided(format: ReportFormat) throws {
    let ending = try #require(Self.endings[format])
    let text = format.rendered(try Samples.decided(), library: Samples.library)
    try expectGolden(text, "decided.\(ending)")
  }

  @Test(arguments: [
    ReportFormat.junit, .checkstyle, .gitlab, .github, .sarif, .markdown, .csv, .html, .jsonl,
  ])
  func filesThatAreNotRead(format: ReportFormat) throws {
    let ending = try #require(Self.endings[format])
    try expectGolden(format.rendered(Samples.report, library: Samples.library), "report.\(ending)")
  }

  @Test(arguments: [ReportFormat.junit, .checkstyle, .html])
  func markupIsWellFormed(format: ReportFormat) throws {
    for report in [try Samples.decided(), Samples.report] {
      let text = format.rendered(report, library: Samples.library)
      try Markup.check(text)
    }
  }

  @Test(arguments: [ReportFormat.sarif, .gitlab, .rdjson, .json])
  func objectsAreJSON(format: ReportFormat) throws {
    let text = format.rendered(try Samples.decided(), library: Samples.library)
    _ = try JSONSerialization.jsonObject(with: Data(text.utf8))
  }

  @Test func linesAreJSON() throws {
    let text = ReportFormat.jsonl.rendered(try Samples.decided(), library: Samples.library)
    let lines = text.split(separator: "\n")
    #expect(lines.count == 4)
    for line in lines { _ = try JSONSerialization.jsonObject(with: Data(line.utf8)) }
  }

  /// Written document by document or at once, a report is the same bytes.
  @Test(arguments: ReportFormat.allCases)
  func documentByDocumentIsTheSame(format: ReportFormat) throws {
    let none = Report(toolVersion: "0.1.0", documents: [])
    for report in [Samples.report, try Samples.decided(), none] {
      guard
        let flowing = format.flowing(
          toolVersion: report.toolVersion, library: Samples.library, style: .plain, summary: true)
      else { continue }
      let whole = format.rendered(report, library: Samples.library)
      #expect(flowing.text(of: report) == whole)
      let summary = report.documents.map { ReportSummary([$0]) }.reduce(ReportSummary(), +)
      #expect(summary == report.summary)
    }
  }

  /// GitHub shows ten annotations of a level; the last of ours counts the rest.
  @Test(arguments: [(10, 10), (11, 10), (40, 10)])
  func annotationsAreFew(findings: Int, shown: Int) throws {
    let finding = Samples.assessment.findings[0]
    var assessment = Samples.assessment
    assessment.findings = Array(repeating: finding, count: findings)
    let report = Report(
      toolVersion: "0.1.0",
      documents: [DocumentReport(path: "a.md", outcome: .assessed(assessment, words: 1, notes: []))])
    let lines = ReportFormat.github.rendered(report, library: Samples.library).split(separator: "\n")
    #expect(lines.count == shown)
    #expect(lines.last?.contains("\(findings - 9) more findings") == (findings > 10))
  }

  @Test func aLongSummaryIsCut() throws {
    let markdown = MarkdownReport(try Samples.decided(), library: Samples.library)
    let cut = markdown.text(within: 600)
    #expect(cut.utf8.count <= 600)
    #expect(cut.hasSuffix("The report is cut here: it is larger than this place allows.\n"))
    #expect(markdown.text(within: 1 << 20) == markdown.text)
  }

  @Test(arguments: [
    ("a b.md", "a%20b.md"), ("ä/ü.docx", "%C3%A4/%C3%BC.docx"), ("50%.txt", "50%25.txt"),
    ("a-b_c.d~e", "a-b_c.d~e"),
  ])
  func pathsAreURIs(path: String, uri: String) throws {
    var report = try Samples.decided()
    report.documents[0].repositoryPath = path
    #expect(ReportFormat.sarif.rendered(report, library: Samples.library).contains("\"uri\": \"\(uri)\""))
  }

  @Test func tablesAreTables() throws {
    func cell(_ row: Int, _ column: Int, _ text: String, table: Int = 0) -> Block {
      Block(
        kind: .tableCell(CellPosition(table: table, row: row, column: column, isHeader: row == 0)), text: text
      )
    }
    let document = Document(
      format: .word,
      blocks: [
        cell(0, 0, "Term"), cell(0, 1, "Days"), cell(1, 0, "Return"), cell(1, 1, "30"), cell(1, 1, "at most"),
        cell(2, 1, "alone"), cell(0, 0, "Other", table: 1), Block(text: "After."),
      ])
    let report = Report(
      toolVersion: "0.1.0",
      documents: [
        DocumentReport(
          path: "a.docx",
          outcome: .assessed(
            Assessment(kind: .other, digital: false, families: [], findings: []), words: 1, notes: []),
          document: document)
      ])
    let html = ReportFormat.html.rendered(report, library: Samples.library)
    try Markup.check(html)
    let plain = html.replacing(#/\s*<p class="cell">([^<]*)<\/p>\s*/#) { String($0.1) + " " }
    #expect(
      plain.contains(
        "<tr><th>Term </th><th>Days </th></tr>\n<tr><td>Return </td><td>30 at most </td></tr>\n"
          + "<tr><td></td><td>alone </td></tr></table>\n<table class=\"cells\"><tr><th>Other </th></tr></table>"
      ))
  }

  @Test func aHostileDocumentCannotLeaveItsPlace() throws {
    let hostile = "</p><script>alert(1)</script>\u{202E}&\u{0}"
    let document = Document(format: .text, blocks: [Block(text: hostile)])
    let report = Report(
      toolVersion: "0.1.0",
      documents: [
        DocumentReport(
          path: "<b>.txt",
          outcome: .assessed(
            Assessment(kind: .other, digital: false, families: [], findings: []), words: 1, notes: [hostile]),
          document: document)
      ])
    let html = ReportFormat.html.rendered(report, library: Samples.library)
    #expect(!html.contains("<script"))
    #expect(!html.contains("<b>"))
    try Markup.check(html)
  }
}
