import OfficeOpenXML
import Testing

/// What a web page reads as.
@Suite struct HTMLReaderTests {
  typealias Case = AcceptedViewTests.Case

  static let cases: [Case] = [
    Case("paragraphs", "<p>one\n two</p><p>three<br>four</p>", ["one two", "three\nfour"]),
    Case("text without paragraphs", "one<div>two</div>three", ["one", "two", "three"]),
    Case("inline", "<p>a<b>b</b><i> c</i><a href=x>d</a>&amp;&nbsp;e</p>", ["ab cd&\u{A0}e"]),
    Case(
      "left out", "<head><title>t</title></head><script>if (a<b) x()</script><style>p{}</style><p>in</p>",
      ["in"]),
    Case(
      "hidden", "<p>a<span style='display: none'>out</span>b</p><div hidden><p>out</p></div><p>c</p>",
      ["ab", "", "c"]),
    Case(
      "lists", "<ul><li>a</li></ul><ol start=3><li>b<li>c<ol type=a><li>d</ol></ol>",
      ["•|a", "3.|b", "4.|c", "a.|d"]),
    Case("changes", "<p><del>old</del><ins>new</ins></p>", ["new"]),
    Case("preformatted", "<pre>a  b\nc</pre>", ["a  b\nc"]),
    Case("unclosed", "<p>a<p>b<div>c", ["a", "b", "c"]),
    Case("entities", "<p>&lt;x&gt; &#8364; &copy;</p>", ["<x> € ©"]),
  ]

  @Test(arguments: cases) func reads(_ example: Case) throws {
    let document = try HTMLReader.read(Array("<!DOCTYPE html><html><body>\(example.body)</body></html>".utf8))
    #expect(SmallDocument.lines(document) == example.lines)
  }

  @Test func headingsAndCells() throws {
    let page = "<h1>A</h1><h3>B</h3><table><tr><th>x<th>y<tr><td>1<td>2</table>"
    let paragraphs = try HTMLReader.read(Array(page.utf8)).paragraphs
    #expect(paragraphs.map(\.outlineLevel) == [0, 2, nil, nil, nil, nil])
    #expect(
      paragraphs.compactMap(\.cell) == [
        WordCell(table: 0, row: 0, column: 0, isHeader: true),
        WordCell(table: 0, row: 0, column: 1, isHeader: true),
        WordCell(table: 0, row: 1, column: 0), WordCell(table: 0, row: 1, column: 1),
      ])
  }

  @Test func declaredEncodingsHold() throws {
    let page = Array("<html><head><meta charset=iso-8859-1></head><p>caf".utf8) + [0xE9] + Array("</p>".utf8)
    #expect(try HTMLReader.read(page).paragraphs.map(\.text) == ["café"])
    #expect(try HTMLReader.read(Array("<p>café".utf8)).paragraphs.map(\.text) == ["café"])
  }

  @Test func limits() {
    let attributes = "<p " + (0..<2000).map { "a\($0)=x" }.joined(separator: " ") + ">"
    #expect(throws: OfficeError.tooManyAttributes(XMLPlace(part: "", line: 1, byte: 0))) {
      try HTMLReader.read(Array(attributes.utf8))
    }
    #expect(throws: OfficeError.tooMany("levels of elements", limit: 1024)) {
      try HTMLReader.read(Array(String(repeating: "<span>", count: 5000).utf8))
    }
  }
}
