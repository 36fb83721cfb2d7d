import OfficeOpenXML
import Testing

/// What an OpenDocument text reads as.
@Suite struct OpenDocumentTests {
  static let namespaces =
    ["office", "text", "table", "style", "draw:drawing", "fo:xsl-fo-compatible"].map { name in
      let parts = name.split(separator: ":")
      return "xmlns:\(parts[0])=\"urn:oasis:names:tc:opendocument:xmlns:\(parts.last ?? ""):1.0\""
    }.joined(separator: " ") + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""

  static func archive(_ body: String, styles: String = "", lists: String = "") -> [UInt8] {
    let content =
      "<office:document-content \(namespaces)><office:automatic-styles>\(lists)</office:automatic-styles>"
      + "<office:body><office:text>\(body)</office:text></office:body></office:document-content>"
    let sheet = "<office:document-styles \(namespaces)>\(styles)</office:document-styles>"
    return ZipArchive.make([
      ("mimetype", Array("application/vnd.oasis.opendocument.text".utf8)),
      ("content.xml", Array(content.utf8)),
      ("styles.xml", Array(sheet.utf8)),
    ])
  }

  static let outline = """
    <office:styles><text:outline-style><text:outline-level-style text:level="1" style:num-format="1" \
    style:num-suffix="."/><text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/>\
    </text:outline-style></office:styles>
    """

  static let letters = """
    <text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="a" \
    style:num-prefix="(" style:num-suffix=")"/><text:list-level-style-number text:level="2" style:num-format="i" \
    style:num-prefix="(" style:num-suffix=")"/></text:list-style>
    """

  static func items(_ texts: String...) -> String {
    texts.map { "<text:list-item><text:p>\($0)</text:p></text:list-item>" }.joined()
  }

  typealias Case = AcceptedViewTests.Case

  static let cases: [Case] = [
    Case(
      "blanks", "<text:p> a  b\n c<text:s text:c=\"2\"/>d<text:tab/>e<text:line-break/> f </text:p>",
      ["a b c  d\te\nf"]),
    Case("spans and links", "<text:p>a<text:span>b</text:span><text:a>c</text:a></text:p>", ["abc"]),
    Case(
      "headings",
      "<text:h text:outline-level=\"1\">One</text:h><text:h text:outline-level=\"2\">Two</text:h><text:h text:outline-level=\"1\">Three</text:h>",
      ["1.|One", "1.1|Two", "2.|Three"]),
    Case(
      "lists",
      "<text:list text:style-name=\"L\">\(items("a", "b"))<text:list-item><text:p>c</text:p><text:list>\(items("d"))</text:list></text:list-item></text:list>",
      ["(a)|a", "(b)|b", "(c)|c", "(i)|d"]),
    Case(
      "a list that starts anew, and one that goes on",
      "<text:list text:style-name=\"L\">\(items("a"))</text:list><text:list text:style-name=\"L\">\(items("b"))</text:list><text:list text:style-name=\"L\" text:continue-numbering=\"true\">\(items("c"))</text:list>",
      ["(a)|a", "(a)|b", "(b)|c"]),
    Case(
      "a note",
      "<text:p>a<text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body><text:p>note</text:p></text:note-body></text:note>b</text:p><text:p>c</text:p>",
      ["a¹b", "c", "footnote: note"]),
    Case(
      "a comment",
      "<text:p>a<office:annotation><dc:creator>x</dc:creator><text:p>remark</text:p></office:annotation>b</text:p>",
      ["ab", "comment: remark"]),
    Case(
      "tracked changes",
      "<text:tracked-changes><text:changed-region text:id=\"c1\"><text:insertion/></text:changed-region><text:changed-region text:id=\"c2\"><text:deletion><office:change-info/><text:p>old</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>a<text:change-start text:change-id=\"c1\"/>new<text:change-end text:change-id=\"c1\"/><text:change text:change-id=\"c2\"/></text:p>",
      ["anew"]),
    Case(
      "a text box",
      "<text:p>a<draw:frame><draw:text-box><text:p>box</text:p></draw:text-box></draw:frame></text:p>",
      ["a", "textBox: box"]),
    Case(
      "a table",
      "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:covered-table-cell><text:p>out</text:p></table:covered-table-cell></table:table-row></table:table>",
      ["a", ""]),
  ]

  @Test(arguments: cases) func reads(_ example: Case) throws {
    let document = try OpenDocumentReader.read(
      Self.archive(example.body, styles: Self.outline, lists: Self.letters))
    #expect(SmallDocument.lines(document) == example.lines)
  }

  @Test func theOriginalPutsDeletionsBack() throws {
    let body = try #require(Self.cases.first { $0.testDescription == "tracked changes" }).body
    let document = try OpenDocumentReader.read(Self.archive(body), view: .original)
    #expect(SmallDocument.lines(document) == ["aold"])
    #expect(document.notes == ["The document has 2 tracked changes; it was read as it stood before them"])
  }

  @Test func cellsAndHeaderRows() throws {
    let row = { (text: String) in
      "<table:table-row><table:table-cell><text:p>\(text)</text:p></table:table-cell></table:table-row>"
    }
    let document = try OpenDocumentReader.read(
      Self.archive(
        "<table:table><table:table-header-rows>\(row("h"))</table:table-header-rows>\(row("a"))</table:table>"
      ))
    #expect(
      document.paragraphs.map(\.cell) == [
        WordCell(table: 0, row: 0, column: 0, isHeader: true), WordCell(table: 0, row: 1, column: 0),
      ])
  }

  @Test func flatFilesAreRead() throws {
    let flat =
      "<?xml version=\"1.0\"?><office:document \(Self.namespaces)>\(Self.outline)<office:body><office:text>"
      + "<text:h text:outline-level=\"1\">One</text:h></office:text></office:body></office:document>"
    #expect(SmallDocument.lines(try OpenDocumentReader.read(Array(flat.utf8))) == ["1.|One"])
  }

  @Test func refusals() {
    let encrypted = ZipArchive.make([("META-INF/manifest.xml", Array("<x><encryption-data/></x>".utf8))])
    #expect(throws: OfficeError.encryptedOpenDocument) { try OpenDocumentReader.read(encrypted) }
    #expect(throws: OfficeError.missingPart("content.xml")) {
      try OpenDocumentReader.read(ZipArchive.make([("a", [])]))
    }
    let sheet = ZipArchive.make([("content.xml", Array("<office:document-content \(Self.namespaces)/>".utf8))]
    )
    #expect(throws: OfficeError.notOpenDocument) { try OpenDocumentReader.read(sheet) }
  }
}
