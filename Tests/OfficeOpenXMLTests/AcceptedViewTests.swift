import OfficeOpenXML
import Testing

/// What a paragraph's XML reads as: insertions in, deletions out, each text once.
@Suite struct AcceptedViewTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var body: String
    var lines: [String]

    init(_ name: String, _ body: String, _ lines: [String]) {
      (testDescription, self.body, self.lines) = (name, body, lines)
    }
  }

  static func deletedMark(_ text: String) -> String { p(text, #"<w:rPr><w:del w:id="1"/></w:rPr>"#) }
  static func field(_ code: String, _ result: String) -> String {
    fieldStart + "<w:r><w:instrText>\(code)</w:instrText></w:r>" + separator + result + fieldEnd
  }
  static let fieldStart = #"<w:r><w:fldChar w:fldCharType="begin"/></w:r>"#
  static let separator = #"<w:r><w:fldChar w:fldCharType="separate"/></w:r>"#
  static let fieldEnd = #"<w:r><w:fldChar w:fldCharType="end"/></w:r>"#
  static func cell(_ content: String, _ properties: String = "") -> String {
    "<w:tc><w:tcPr>\(properties)</w:tcPr>\(content)</w:tc>"
  }
  static func box(_ text: String) -> String { "<w:txbxContent>\(p(text))</w:txbxContent>" }

  static let cases: [Case] = [
    Case("plain", p("one") + p("two"), ["one", "two"]),
    Case("inserted", "<w:p><w:ins>\(r("in"))</w:ins>\(r(" all"))</w:p>", ["in all"]),
    Case("deleted", "<w:p><w:del><w:r><w:delText>out</w:delText></w:r></w:del>\(r("in"))</w:p>", ["in"]),
    Case("deleted insertion", "<w:p><w:ins><w:del>\(r("out"))</w:del>\(r("in"))</w:ins></w:p>", ["in"]),
    Case("moved", "<w:p><w:moveFrom>\(r("old"))</w:moveFrom><w:moveTo>\(r("new"))</w:moveTo></w:p>", ["new"]),
    Case("deleted mark joins", deletedMark("one ") + p("two"), ["one two"]),
    Case("three joined", deletedMark("one ") + deletedMark("two ") + p("three"), ["one two three"]),
    Case("nothing left of a deleted paragraph", deletedMark("") + p("two"), ["two"]),
    Case("deleted mark at the end", p("one") + deletedMark("two"), ["one", "two"]),
    Case(
      "deleted mark before a table", deletedMark("one") + "<w:tbl><w:tr>\(cell(p("two")))</w:tr></w:tbl>",
      ["one", "two"]),
    Case(
      "deleted row",
      "<w:tbl><w:tr><w:trPr><w:del/></w:trPr>\(cell(p("out")))</w:tr><w:tr>\(cell(p("in")))</w:tr></w:tbl>",
      ["in"]),
    Case(
      "deleted cell", "<w:tbl><w:tr>\(cell(p("out"), "<w:cellDel/>"))\(cell(p("in")))</w:tr></w:tbl>", ["in"]),
    Case(
      "earlier properties",
      p("text", #"<w:pPrChange><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange>"#), ["text"]),
    Case("field", "<w:p>\(r("see "))\(field("REF a", r("4.2")))</w:p>", ["see 4.2"]),
    Case(
      "nested field", "<w:p>\(field("IF \(fieldStart)\(r("x"))\(fieldEnd)", field("REF", r("ok"))))</w:p>",
      ["ok"]),
    Case("field without result", "<w:p>\(fieldStart)\(r("XE"))\(fieldEnd)\(r("text"))</w:p>", ["text"]),
    Case(
      "field over paragraphs",
      "<w:p>\(fieldStart)<w:r><w:instrText>TOC</w:instrText></w:r>\(separator)\(r("one"))</w:p>"
        + "<w:p>\(r("two"))\(fieldEnd)</w:p>" + p("three"), ["one", "two", "three"]),
    Case("field that never ends", "<w:p>\(fieldStart)\(r("one"))</w:p>" + p("two"), ["one", "two"]),
    Case("end without beginning", "<w:p>\(fieldEnd)\(r("one"))</w:p>", ["one"]),
    Case("simple field", #"<w:p><w:fldSimple w:instr="PAGE">\#(r("3"))</w:fldSimple></w:p>"#, ["3"]),
    Case(
      "content controls",
      "<w:sdt><w:sdtPr><w:rPr/></w:sdtPr><w:sdtContent><w:p>\(r("a"))<w:sdt><w:sdtContent>\(r("b"))</w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt>",
      ["ab"]),
    Case(
      "wrappers",
      "<w:p><w:smartTag><w:smartTagPr/>\(r("a"))</w:smartTag><w:customXml>\(r("b"))</w:customXml><w:dir>\(r("c"))</w:dir><w:bdo>\(r("d"))</w:bdo><w:hyperlink>\(r("e"))</w:hyperlink></w:p>",
      ["abcde"]),
    Case(
      "text box once",
      #"<w:p>\#(r("out"))<w:r><mc:AlternateContent><mc:Choice Requires="wps">\#(box("in"))</mc:Choice><mc:Fallback><w:pict>\#(box("in"))</w:pict></mc:Fallback></mc:AlternateContent></w:r>\#(r("er"))</w:p>"#,
      ["outer", "textBox: in"]),
    Case(
      "unknown choice",
      #"<w:p><w:r><mc:AlternateContent><mc:Choice Requires="q99">\#(box("new"))</mc:Choice><mc:Fallback>\#(box("old"))</mc:Fallback></mc:AlternateContent></w:r></w:p>"#,
      ["", "textBox: old"]),
    Case(
      "special characters",
      "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:noBreakHyphen/><w:softHyphen/></w:r></w:p>",
      ["a\tb\nc\n\u{2011}\u{AD}"]),
    Case("tab stops are no tabs", p("a", #"<w:tabs><w:tab w:val="left" w:pos="1"/></w:tabs>"#), ["a"]),
    Case(
      "symbols",
      #"<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Arial" w:char="00A7"/></w:r></w:p>"#,
      ["☑α§"]),
    Case(
      "ruby",
      "<w:p><w:r><w:ruby><w:rt>\(r("over"))</w:rt><w:rubyBase>\(r("base"))</w:rubyBase></w:ruby></w:r></w:p>",
      ["base"]),
    Case(
      "hidden", "<w:p>\(r("secret", "<w:vanish/>"))\(r("open", #"<w:vanish w:val="0"/>"#))</w:p>", ["open"]),
    Case(
      "formula", "<w:p>\(r("price "))<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>\(r("is"))</w:p>", ["price is"]
    ),
    Case(
      "a choice by a prefix that stands for something else",
      #"<w:p><w:r><mc:AlternateContent xmlns:wps="urn:example:other"><mc:Choice Requires="wps">\#(box("new"))</mc:Choice><mc:Fallback>\#(box("old"))</mc:Fallback></mc:AlternateContent></w:r></w:p>"#,
      ["", "textBox: old"]),
    Case(
      "what Word does not know",
      "<q99:hide>\(p("out"))</q99:hide><w:p><q99:x>\(r("out"))</q99:x>\(r("in"))</w:p>", ["in"]),
    Case(
      "a cell that a merge covers",
      "<w:tbl><w:tr>\(cell(p("a"), #"<w:vMerge w:val="restart"/>"#))</w:tr><w:tr>\(cell(p("b"), "<w:vMerge/>"))</w:tr>"
        + "<w:tr>\(cell(p("c")))</w:tr><w:tr>\(cell(p("d"), "<w:vMerge/>"))</w:tr></w:tbl>",
      ["a", "", "c", "d"]),
    Case(
      "deleted text outside of a deletion", "<w:p><w:r><w:delText>out</w:delText></w:r>\(r("in"))</w:p>",
      ["in"]),
    Case(
      "placeholder",
      "<w:p><w:sdt><w:sdtPr><w:rPr/><w:showingPlcHdr/></w:sdtPr><w:sdtContent>\(r("Name"))</w:sdtContent></w:sdt></w:p>",
      ["Name"]),
    Case("entities", p("R&amp;D &lt;x&gt; &#8364;"), ["R&D <x> €"]),
    Case(
      "nested table",
      "<w:tbl><w:tr>\(cell(p("a") + "<w:tbl><w:tr>\(cell(p("b")))</w:tr></w:tbl>" + p("c")))</w:tr></w:tbl>",
      ["a", "b", "c"]),
  ]

  @Test(arguments: cases) func reads(_ example: Case) throws {
    #expect(try SmallDocument(body: example.body).lines() == example.lines)
  }

  @Test func namesWhatItDoesNotRead() throws {
    let body =
      "<w:p>\(r("secret", "<w:vanish/>"))<w:r><w:object><o:OLEObject/></w:object></w:r></w:p><w:altChunk/>"
    #expect(
      try WordReader.read(SmallDocument(body: body).bytes).notes == [
        "1 paragraph has hidden text, which is not judged", "1 embedded object was not read",
        "1 imported document (altChunk) was not read",
      ])
  }

  @Test func hiddenTextIsKeptApart() throws {
    let body = "<w:p>\(r("a "))\(r("secret", "<w:vanish/>"))\(r("b"))\(r("more", "<w:vanish/>"))</w:p>"
    let paragraph = try #require(try WordReader.read(SmallDocument(body: body).bytes).paragraphs.first)
    #expect(paragraph.text == "a b")
    #expect(paragraph.hiddenText == "secret more")
  }

  @Test func tablesThatAreTooDeepAreReadAsText() throws {
    let depth = 40
    let body =
      String(repeating: "<w:tbl><w:tr><w:tc>", count: depth) + p("deep")
      + String(repeating: "</w:tc></w:tr></w:tbl>", count: depth) + p("after")
    let document = try WordReader.read(SmallDocument(body: body).bytes)
    #expect(document.paragraphs.map(\.text) == ["deep", "after"])
    #expect(document.paragraphs.first?.cell?.table == 31)
    #expect(document.notes == ["8 tables are nested more than 32 deep and were read as plain text"])
  }

  @Test func fieldsThatAreTooDeepAreReadWithTheOthers() throws {
    let depth = 100
    let body =
      "<w:p>\(String(repeating: Self.fieldStart + Self.separator, count: depth))\(r("deep"))"
      + String(repeating: Self.fieldEnd, count: depth) + r(" after") + "</w:p>"
    let document = try WordReader.read(SmallDocument(body: body).bytes)
    #expect(document.paragraphs.map(\.text) == ["deep after"])
    #expect(document.notes == ["36 fields are nested more than 64 deep and were read with those around them"])
  }

  @Test func footnotesWithMarksOfTheirOwnAreNotCounted() throws {
    var document = SmallDocument(
      body: #"<w:p>\#(r("a*"))<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/></w:r>\#(r("b"))"#
        + #"<w:r><w:footnoteReference w:id="3"/></w:r></w:p>"#)
    document.footnotes =
      #"<w:footnote w:id="2">\#(p("star"))</w:footnote><w:footnote w:id="3">\#(p("one"))</w:footnote>"#
    #expect(try document.lines() == ["a*b¹", "footnote: star", "footnote: one"])
  }

  @Test func cellsAreCounted() throws {
    let wide = Self.cell(p("a"), #"<w:gridSpan w:val="2"/>"#)
    let inner = Self.cell("<w:tbl><w:tr>\(Self.cell(p("b")))</w:tr></w:tbl>" + p("c"))
    let body =
      #"<w:tbl><w:tr>\#(wide)\#(inner)</w:tr><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>\#(Self.cell(p("d")))</w:tr></w:tbl>"#
    let cells = try WordReader.read(SmallDocument(body: body).bytes).paragraphs.map(\.cell)
    #expect(
      cells == [
        WordCell(table: 0, row: 0, column: 0), WordCell(table: 1, row: 0, column: 0),
        WordCell(table: 0, row: 0, column: 2), WordCell(table: 0, row: 1, column: 1),
      ])
  }

  @Test func placesAreBytesOfThePart() throws {
    let document = SmallDocument(body: "<w:p>\(r("Ünï "))<w:r><w:tab/></w:r>\(r("R&amp;D"))</w:p>" + p("two"))
    let source = Array(document.main.utf8)
    let paragraph = try #require(try WordReader.read(document.bytes).paragraphs.first)
    let element = String(decoding: source[paragraph.source], as: UTF8.self)
    #expect(element.hasPrefix("<w:p>") && element.hasSuffix("</w:p>"))
    #expect(paragraph.runs.map { String(decoding: source[$0.bytes], as: UTF8.self) } == ["Ünï ", "R&amp;D"])
    let text = Array(paragraph.text.utf8)
    #expect(paragraph.runs.map { String(decoding: text[$0.text], as: UTF8.self) } == ["Ünï ", "R&D"])
  }

  @Test func notesFollowTheBodyAndCommentsComeLast() throws {
    var document = SmallDocument(
      body:
        "<w:p>\(r("a"))<w:r><w:footnoteReference w:id=\"3\"/></w:r>\(r("b"))</w:p><w:sectPr><w:headerReference r:id=\"header\"/></w:sectPr>"
    )
    document.footnotes =
      #"<w:footnote w:id="-1" w:type="separator">\#(p("---"))</w:footnote><w:footnote w:id="2">\#(p("unused"))</w:footnote><w:footnote w:id="3">\#(p("note"))</w:footnote>"#
    document.comments = #"<w:comment w:id="0">\#(p("remark"))</w:comment>"#
    document.header = p("top")
    #expect(try document.lines() == ["a¹b", "footnote: note", "header: top", "comment: remark"])
  }
}
