import ClauseLint
import OfficeOpenXML
import Testing

/// Full numbers of clauses, and the words that point to them.
@Suite struct ClausePathTests {
  static func blocks(_ numbers: [(Block.Kind, String)]) -> [Block] {
    numbers.map { Block(kind: $0, text: "text", number: $1) }
  }

  static let cases: [(name: String, blocks: [(Block.Kind, String)], paths: [String])] = [
    (
      "clause, letter, numeral",
      [
        (.heading(level: 1), "2."), (.paragraph, "2.3"), (.listItem(level: 2), "(a)"),
        (.listItem(level: 3), "(ii)"),
        (.listItem(level: 2), "(b)"), (.paragraph, "2.4"), (.listItem(level: 0), "(a)"),
      ],
      ["2", "2.3", "2.3(a)", "2.3(a)(ii)", "2.3(b)", "2.4", "2.4(a)"]
    ),
    (
      "labels that touch", [(.paragraph, "1."), (.listItem(level: 1), "a."), (.listItem(level: 2), "i.")],
      ["1", "1.a", "1.a.i"]
    ),
    (
      "whole numbers in lists",
      [(.paragraph, "4."), (.listItem(level: 1), "4.1"), (.listItem(level: 2), "(a)")],
      ["4", "4.1", "4.1(a)"]
    ),
    (
      "articles",
      [(.heading(level: 1), "Article I"), (.paragraph, "Section 1.01"), (.listItem(level: 2), "(a)")],
      ["Article I", "Section 1.01", "Section 1.01(a)"]
    ),
    (
      "bullets have none", [(.paragraph, "3.1"), (.listItem(level: 0), "•"), (.listItem(level: 0), "(a)")],
      ["3.1", "", "3.1(a)"]
    ),
    (
      "a heading without a number ends the clause",
      [(.heading(level: 1), "3"), (.heading(level: 1), ""), (.listItem(level: 0), "(a)")], ["3", "", "(a)"]
    ),
    (
      "text between items",
      [(.paragraph, "3.1"), (.listItem(level: 0), "(a)"), (.paragraph, ""), (.listItem(level: 0), "(b)")],
      ["3.1", "3.1(a)", "", "3.1(b)"]
    ),
  ]

  @Test(arguments: cases.map(\.name)) func paths(_ name: String) throws {
    let example = try #require(Self.cases.first { $0.name == name })
    #expect(ClausePath.paths(of: Self.blocks(example.blocks)) == example.paths)
  }

  static let document = Document(
    format: .text,
    blocks: [
      Block(kind: .heading(level: 1), text: "Data", number: "4."),
      Block(text: "Data is returned.", number: "4.2"),
      Block(kind: .listItem(level: 0), text: "at once;", number: "(a)"),
      Block(kind: .listItem(level: 0), text: "in full.", number: "(b)"),
      Block(kind: .heading(level: 1), text: "Prices", number: "Schedule 2"),
      Block(kind: .heading(level: 1), text: "Term", number: "Article IV"),
      Block(text: "Twelve months.", number: "Section 4.01"),
    ])

  static let references: [(text: String, found: [(String, Int?)])] = [
    ("as clause 4.2(a) says", [("clause 4.2(a)", 2)]),
    ("under Clauses 4 and 4.2.", [("Clauses 4", 0), ("4.2", 1)]),
    ("in clauses 4.2(a), 4.2(b) or 9", [("clauses 4.2(a)", 2), ("4.2(b)", 3), ("9", nil)]),
    ("Schedule 2 (Prices) and Schedule 3", [("Schedule 2", 4), ("Schedule 3", nil)]),
    ("pursuant to Section 4.01 and Article IV", [("Section 4.01", 6), ("Article IV", 5)]),
    ("section 40 of the Freedom of Information Act 2000", []),
    ("Article 28 of Regulation (EU) 2016/679", []),
    ("this clause and the paragraph above", []),
    ("a subsection, in part 3 of it", [("part 3", nil)]),
    ("12 months under §4", []),
  ]

  @Test(arguments: references.map(\.text)) func findsReferences(_ text: String) throws {
    let example = try #require(Self.references.first { $0.text == text })
    let found = CrossReferences(Self.document).references(in: text)
    let bytes = Array(text.utf8)
    #expect(found.map { String(decoding: bytes[$0.range], as: UTF8.self) } == example.found.map(\.0))
    #expect(found.map(\.target) == example.found.map(\.1))
  }

  @Test func headerRowsOfTables() throws {
    let document = try MarkdownReader.read(Array("| a | b |\n| --- | --- |\n| c | d |\n".utf8))
    let cells = document.blocks.compactMap { block in
      if case .tableCell(let cell) = block.kind { cell.isHeader } else { nil }
    }
    #expect(cells == [true, true, false, false])
  }

  @Test func hiddenTextStandsWhereItIs() {
    let paragraphs = [("", "secret"), ("one", ""), ("two", "more"), ("", "last")].map { text, hidden in
      var paragraph = WordDocumentsTests.paragraph(text)
      paragraph.hiddenText = hidden
      return paragraph
    }
    let document = WordDocuments.document(from: .init(paragraphs: paragraphs, mainPart: "", notes: []))
    #expect(document.blocks.map(\.text) == ["one", "two"])
    #expect(
      document.hidden == [
        HiddenPassage(after: -1, text: "secret"), HiddenPassage(after: 1, text: "more"),
        HiddenPassage(after: 1, text: "last"),
      ])
  }
}
