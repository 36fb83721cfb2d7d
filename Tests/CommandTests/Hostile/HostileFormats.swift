import OfficeOpenXML

/// Hostile files of the other kinds that are read, and of kinds that are not.
extension HostileFile {
  static let otherFormats: [HostileFile] = [
    HostileFile("a part twice.xml", .refused("twice")) { flat([document("sound"), document("other")]) },
    HostileFile("a flat package without parts.xml", .refused("names no Word document")) {
      flat([], relates: false)
    },
    HostileFile("a flat package without its main part.xml", .refused("is missing")) { flat([]) },
    HostileFile("a main part in digits.xml", .refused("not well formed")) {
      flat(["<pkg:part pkg:name=\"/word/document.xml\"><pkg:binaryData>!!!!AAAA</pkg:binaryData></pkg:part>"])
    },
    HostileFile("a flat package in itself.xml", .refused("twice")) {
      flat([
        "<pkg:part pkg:name=\"/x\"><pkg:xmlData><pkg:package>\(document("out"))</pkg:package></pkg:xmlData></pkg:part>",
        document("sound"),
      ])
    },
    HostileFile("other XML.xml", .refused("root element 'svg'")) {
      Array("<?xml version=\"1.0\"?><svg/>".utf8)
    },
    HostileFile("no XML.xml", .refused("clauselint: ")) { Array("<?xml version=\"1.0\"?>".utf8) },
    HostileFile("an old document.docx", .refused("soffice --headless")) { compound("WordDocument") },
    HostileFile("a locked document.docx", .refused("protected by a password")) {
      compound("EncryptedPackage")
    },
    HostileFile("an old workbook.docx", .refused("old Office file")) { compound("Workbook") },
    HostileFile("rich text.docx", .refused("soffice --headless")) {
      Array(("{\\rtf1" + Hostile.repeated("{", 100_000)).utf8)
    },
    HostileFile("a spreadsheet.odt", .refused("is no text, such as a spreadsheet")) {
      Hostile.archive([("mimetype", Array("application/vnd.oasis.opendocument.spreadsheet".utf8))])
    },
    HostileFile("a document type.odt", .refused("document type declaration")) {
      odt("", before: "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>")
    },
    HostileFile("blanks without end.odt", .read("sound")) {
      odt("<text:p><text:s text:c=\"2147483647\"/>sound</text:p>")
    },
    HostileFile("100 lists in each other.odt", .read("sound")) {
      odt(
        Hostile.repeated("<text:list><text:list-item>", 100) + "<text:p>sound</text:p>"
          + Hostile.repeated("</text:list-item></text:list>", 100))
    },
    HostileFile("columns without end.odt", .read("sound")) {
      odt(
        "<table:table><table:table-row><table:table-cell table:number-columns-repeated=\"1000000000\"><text:p>sound</text:p>"
          + "</table:table-cell></table:table-row></table:table>")
    },
    HostileFile("an item that starts below all.odt", .read("sound")) {
      odt(
        "<text:list><text:list-item text:start-value=\"-2147483648\"><text:p>sound</text:p></text:list-item></text:list>"
      )
    },
    HostileFile("100,000 tags in each other.html", .stopped("levels of elements")) {
      Array(("<!DOCTYPE html>" + Hostile.repeated("<b>", 100_000)).utf8)
    },
    HostileFile("100,000 attributes.html", .stopped("attributes")) {
      Array(("<html><p " + Hostile.repeated("a=b ", 100_000) + ">x</p>").utf8)
    },
    HostileFile("a tag that never ends.html", .stopped("longer than 1 MiB")) {
      Array(("<html><p a=\"" + Hostile.repeated("x", 2 << 20)).utf8)
    },
    HostileFile("a comment that never ends.html", .read("sound")) { Array("<html><p>sound<!-- out".utf8) },
    HostileFile("entities of a page.html", .read("sound")) {
      Array("<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><p>sound &x; &#xFFFFFFFF;</p>".utf8)
    },
    HostileFile("an unclosed script.html", .read("sound")) { Array("<html><p>sound</p><script>x()".utf8) },
    HostileFile("NUL.txt", .refused("control byte at byte 1")) { [0x61, 0, 0x62] },
    HostileFile("not UTF-8.txt", .refused("not valid UTF-8 at byte 2")) { [0x61, 0x62, 0xFF, 0x63] },
    HostileFile("half of UTF-16.txt", .refused("not valid UTF-16")) { [0xFF, 0xFE, 0x61] },
    HostileFile("a lone surrogate.txt", .refused("not valid UTF-16 at byte 2")) {
      [0xFF, 0xFE, 0, 0xD8, 0x61, 0]
    },
    HostileFile("one line.txt", .read("sound")) { Array((Hostile.repeated("sound ", 50_000)).utf8) },
    HostileFile("20,000 brackets.md", .read("[")) { Array(("# a\n\n" + Hostile.repeated("[", 20_000)).utf8) },
    HostileFile("20,000 stars.md", .read("a")) { Array(("# a\n\n" + Hostile.repeated("*a", 20_000)).utf8) },
    HostileFile("comments in a row.md", .read("b")) {
      Array(("# a\n\n" + Hostile.repeated("<!-- -->", 20_000) + " b").utf8)
    },
    HostileFile("quotes in each other.md", .read("a")) {
      Array(("# a\n\n" + Hostile.repeated(">", 5000) + " b").utf8)
    },
  ]

  private static func flat(_ parts: [String], relates: Bool = true) -> [UInt8] {
    let relationships = Hostile.relationships([("officeDocument", "word/document.xml")])
    let first =
      relates
      ? "<pkg:part pkg:name=\"/_rels/.rels\"><pkg:xmlData>\(relationships)</pkg:xmlData></pkg:part>" : ""
    return Array(
      ("<?xml version=\"1.0\"?><pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\">"
        + first + parts.joined() + "</pkg:package>").utf8)
  }

  private static func document(_ text: String) -> String {
    "<pkg:part pkg:name=\"/word/document.xml\"><pkg:xmlData>\(Hostile.main(Hostile.p(text)))</pkg:xmlData></pkg:part>"
  }

  private static func compound(_ stream: String) -> [UInt8] {
    [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 504)
      + stream.utf16.flatMap { [UInt8($0 & 0xFF), 0] }
  }

  private static func odt(_ body: String, before: String = "") -> [UInt8] {
    let names = ["office", "text", "table", "style"].map {
      "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\""
    }.joined(separator: " ")
    let content =
      "<?xml version=\"1.0\"?>\(before)<office:document-content \(names)><office:body><office:text>\(body)</office:text>"
      + "</office:body></office:document-content>"
    return Hostile.archive([
      ("mimetype", Array("application/vnd.oasis.opendocument.text".utf8)),
      ("content.xml", Array(content.utf8)),
    ])
  }
}
