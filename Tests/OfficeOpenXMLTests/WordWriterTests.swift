import OfficeOpenXML
import Testing

@Suite struct WordWriterTests {
  private static let content: [WordContent] = [
    .title("Schedule & annex"), .heading(level: 1, "Data"), .clause(level: 2, "The Supplier shall <give>."),
    .clause(level: 3, "first;"), .paragraph("Plain."), .heading(level: 1, "Code"), .clause(level: 2, "Open."),
    .table([["Name", "Value"], ["Days"]]),
  ]

  @Test func `clauses are numbered within their headings`() throws {
    let word = try WordReader.read(try WordWriter.document(Self.content, title: "Schedule"))
    #expect(
      word.paragraphs.filter { $0.cell == nil && !$0.text.isEmpty }.map { "\($0.label)|\($0.text)" } == [
        "|Schedule & annex", "1|Data", "1.1|The Supplier shall <give>.", "(a)|first;", "|Plain.", "2|Code",
        "2.1|Open.",
      ])
    #expect(word.paragraphs.filter { $0.cell != nil }.map(\.text) == ["Name", "Value", "Days", ""])
    #expect(word.paragraphs.first { $0.text == "Data" }?.outlineLevel == 0)
  }

  @Test func `the same content gives the same bytes`() throws {
    #expect(
      try WordWriter.document(Self.content, title: "A") == WordWriter.document(Self.content, title: "A"))
  }
}
