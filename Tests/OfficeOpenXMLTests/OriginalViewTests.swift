import OfficeOpenXML
import Testing

/// What a paragraph's XML read as before its tracked changes: insertions out, deletions in.
@Suite struct OriginalViewTests {
  typealias Case = AcceptedViewTests.Case

  static let cases: [Case] = [
    Case("plain", p("one"), ["one"]),
    Case("inserted", "<w:p><w:ins>\(r("new "))</w:ins>\(r("old"))</w:p>", ["old"]),
    Case(
      "deleted", "<w:p><w:del><w:r><w:delText>old </w:delText></w:r></w:del>\(r("all"))</w:p>", ["old all"]),
    Case("inserted, then deleted", "<w:p><w:ins><w:del>\(r("x"))</w:del></w:ins>\(r("old"))</w:p>", ["old"]),
    Case("moved", "<w:p><w:moveFrom>\(r("old"))</w:moveFrom><w:moveTo>\(r("new"))</w:moveTo></w:p>", ["old"]),
    Case(
      "inserted mark joins", p("one ", #"<w:rPr><w:ins w:id="1"/></w:rPr>"#) + p("two"), ["one two"]),
    Case("deleted mark stays", AcceptedViewTests.deletedMark("one") + p("two"), ["one", "two"]),
    Case(
      "rows",
      "<w:tbl><w:tr><w:trPr><w:ins/></w:trPr>\(AcceptedViewTests.cell(p("new")))</w:tr>"
        + "<w:tr><w:trPr><w:del/></w:trPr>\(AcceptedViewTests.cell(p("old")))</w:tr></w:tbl>", ["old"]),
    Case(
      "cells",
      "<w:tbl><w:tr>\(AcceptedViewTests.cell(p("new"), "<w:cellIns/>"))"
        + "\(AcceptedViewTests.cell(p("old"), "<w:cellDel/>"))</w:tr></w:tbl>", ["old"]),
    Case(
      "deleted field code",
      "<w:p><w:del>\(AcceptedViewTests.fieldStart)<w:r><w:delInstrText>PAGE</w:delInstrText></w:r>"
        + "\(AcceptedViewTests.separator)<w:r><w:delText>3</w:delText></w:r>\(AcceptedViewTests.fieldEnd)</w:del></w:p>",
      ["3"]),
    Case(
      "hidden before",
      "<w:p><w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr>"
        + "<w:t>new</w:t></w:r>\(r("old"))</w:p>", ["old"]),
  ]

  @Test(arguments: cases) func reads(_ example: Case) throws {
    let document = try WordReader.read(SmallDocument(body: example.body).bytes, view: .original)
    #expect(SmallDocument.lines(document) == example.lines)
  }

  @Test func formerPropertiesHold() throws {
    let former =
      #"<w:outlineLvl w:val="3"/><w:pPrChange><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange>"#
    let document = SmallDocument(body: p("text", former) + p("more"))
    #expect(try WordReader.read(document.bytes).paragraphs.map(\.outlineLevel) == [3, nil])
    #expect(try WordReader.read(document.bytes, view: .original).paragraphs.map(\.outlineLevel) == [0, nil])
  }

  @Test func everyReadingSaysWhatWasJudged() throws {
    let document = SmallDocument(body: "<w:p><w:ins>\(r("a"))</w:ins><w:del>\(r("b"))</w:del></w:p>")
    #expect(
      try WordReader.read(document.bytes).notes == [
        "The document has 2 tracked changes; it was read as if all were accepted"
      ])
    #expect(
      try WordReader.read(document.bytes, view: .original).notes == [
        "The document has 2 tracked changes; it was read as it stood before them"
      ])
    #expect(try WordReader.read(SmallDocument(body: p("a")).bytes).notes == [])
  }
}
