import ClauseLint
import OfficeOpenXML
import Testing

/// What paragraphs of a Word document become.
@Suite struct WordDocumentsTests {
  static func paragraph(
    _ text: String, _ label: String = "", level: Int? = nil, outline: Int? = nil,
    story: WordParagraph.Story = .body,
    bold: Bool = false, style: String? = nil, cell: WordCell? = nil
  ) -> WordParagraph {
    WordParagraph(
      story: story, text: text, part: "word/document.xml", source: 0..<0, styleName: style,
      outlineLevel: outline,
      label: label, listLevel: level, isBullet: label == "•", cell: cell, isEmphasised: bold)
  }

  static func blocks(_ paragraphs: [WordParagraph]) -> [Block] {
    WordDocuments.document(
      from: WordDocument(paragraphs: paragraphs, mainPart: "word/document.xml", notes: [])
    ).blocks
  }

  /// One line a block: "kind number text <stem".
  static func dump(_ paragraphs: [WordParagraph]) -> [String] {
    blocks(paragraphs).map { block in
      let kind =
        switch block.kind {
        case .heading(let level): "h\(level)"
        case .paragraph: "p"
        case .listItem(let level): "i\(level)"
        case .tableCell(let cell): "c\(cell.row).\(cell.column)"
        default: "\(block.kind)"
        }
      return [kind, block.number, block.text, block.stem.map { "<\($0)" } ?? ""].filter { !$0.isEmpty }
        .joined(separator: " ")
    }
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var paragraphs: [WordParagraph]
    var lines: [String]

    init(_ name: String, _ paragraphs: [WordParagraph], _ lines: [String]) {
      (testDescription, self.paragraphs, self.lines) = (name, paragraphs, lines)
    }
  }

  static let cases: [Case] = [
    Case(
      "outline levels",
      [paragraph("Data", "12.", level: 0, outline: 0), paragraph("Ownership", "12.1", level: 1, outline: 1)],
      ["h1 12. Data", "h2 12.1 Ownership"]),
    Case(
      "whole sub-clauses in heading styles",
      [
        paragraph("Data", "12.", level: 0, outline: 0),
        paragraph("The Supplier shall return all data to the Council.", "12.1", level: 1, outline: 1),
      ], ["h1 12. Data", "p 12.1 The Supplier shall return all data to the Council."]),
    Case(
      "typed numbers", [paragraph("12. DATA"), paragraph("12.3\tThe Supplier shall return all data.")],
      ["h1 12. DATA", "p 12.3 The Supplier shall return all data."]),
    Case(
      "a number of the sentence", [paragraph("12 months after expiry the Supplier may leave.")],
      ["p 12 months after expiry the Supplier may leave."]),
    Case(
      "bold heading", [paragraph("Confidentiality", bold: true), paragraph("Each party keeps it secret.")],
      ["h1 Confidentiality", "p Each party keeps it secret."]),
    Case(
      "bold sentence", [paragraph("The Supplier shall keep it secret.", bold: true)],
      ["p The Supplier shall keep it secret."]),
    Case("title", [paragraph("Services Agreement", style: "Title")], ["h1 Services Agreement"]),
    Case("contents are no headings", [paragraph("1. DATA 4", outline: 0, style: "toc 1")], ["p 1. DATA 4"]),
    Case(
      "list with its stem",
      [
        paragraph("The Supplier shall:", "4.1", level: 1), paragraph("deliver the data;", "(a)", level: 2),
        paragraph("in full; and", "(i)", level: 3), paragraph("return it.", "(b)", level: 2),
      ],
      [
        "p 4.1 The Supplier shall:", "i2 (a) deliver the data; <0", "i3 (i) in full; and <1",
        "i2 (b) return it. <0",
      ]),
    Case(
      "bullets", [paragraph("The Supplier shall provide:"), paragraph("source code", "•", level: 0)],
      ["p The Supplier shall provide:", "i0 • source code <0"]),
    Case(
      "cells",
      [
        paragraph("Price", cell: WordCell(table: 0, row: 0, column: 0)),
        paragraph("12.50", cell: WordCell(table: 0, row: 0, column: 1)),
      ],
      ["c0.0 Price", "c0.1 12.50"]),
    Case("empty paragraphs", [paragraph(" \t"), paragraph("text")], ["p text"]),
    Case(
      "margins come last",
      [
        paragraph("top", story: .header), paragraph("text"), paragraph("1 note", story: .footnote),
        paragraph("remark", story: .comment),
      ],
      ["p text", "footnote 1 note", "header top", "comment remark"]),
    Case("schedule", [paragraph("Schedule 2 – Prices")], ["h1 Schedule 2 Prices"]),
    Case(
      "sentence about a schedule", [paragraph("Schedule 2 sets out the prices.")],
      ["p Schedule 2 sets out the prices."]),
  ]

  @Test(arguments: cases) func become(_ example: Case) {
    #expect(Self.dump(example.paragraphs) == example.lines)
  }

  @Test func headingPathNamesTheClause() {
    let blocks = Self.blocks([
      Self.paragraph("Data", "12.", level: 0, outline: 0),
      Self.paragraph("All data belongs to the city.", "12.1", level: 1),
    ])
    #expect(blocks.last?.headingPath == ["12. Data"])
  }

  @Test func runsFollowTheTextWithoutItsNumber() {
    var paragraph = Self.paragraph(" 12.3\tR&D data ")
    // " 12.3", a tab without a place, "R&amp;D data ".
    paragraph.runs = [WordRun(text: 0..<5, bytes: 100..<105), WordRun(text: 6..<15, bytes: 120..<133)]
    let block = Self.blocks([paragraph]).first
    #expect(block?.number == "12.3")
    #expect(block?.text == "R&D data")
    #expect(block?.runs == [Run(text: 0..<8, bytes: 120..<132)])
  }
}
