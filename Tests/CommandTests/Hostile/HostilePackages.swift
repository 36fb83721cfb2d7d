import OfficeOpenXML

/// Packages whose parts lead nowhere, out of the package, or to each other.
extension HostileFile {
  static let packages: [HostileFile] = [
    HostileFile("no relationships.docx", .refused("names no Word document")) {
      Hostile.archive([("word/document.xml", Array(Hostile.main("").utf8))])
    },
    HostileFile("no main part.docx", .refused("names no Word document")) {
      main([("styles", "word/styles.xml")])
    },
    HostileFile("two main parts.docx", .refused("two main documents")) {
      main([("officeDocument", "word/document.xml"), ("officeDocument", "word/other.xml")])
    },
    HostileFile("a main part outside.docx", .refused("names no Word document")) {
      Hostile.archive([
        (
          "_rels/.rels",
          Array(Hostile.relationships([("officeDocument", "file:///etc/passwd")], external: true).utf8)
        )
      ])
    },
    HostileFile("a main part above.docx", .refused("“etc/passwd” is missing")) {
      main([("officeDocument", "../../../../../etc/passwd")])
    },
    HostileFile("an absolute main part.docx", .refused("“etc/passwd” is missing")) {
      main([("officeDocument", "/etc/passwd")])
    },
    HostileFile("a workbook.docx", .refused("Excel workbook")) {
      main([("officeDocument", "xl/workbook.xml")])
    },
    HostileFile("slides.docx", .refused("PowerPoint")) { main([("officeDocument", "ppt/presentation.xml")]) },
    HostileFile("a header as the main part.docx", .refused("no WordprocessingML document")) {
      Hostile.package("<w:hdr \(Hostile.namespaces)>\(Hostile.p("x"))</w:hdr>")
    },
    HostileFile("another vocabulary.docx", .refused("no WordprocessingML document")) {
      Hostile.package("<w:document xmlns:w=\"urn:example:other\"><w:body/></w:document>")
    },
    HostileFile("the main part under another name.docx", .read("sound")) {
      Hostile.archive([
        ("_rels/.rels", Array(Hostile.relationships([("officeDocument", "/A/b.bin")]).utf8)),
        ("a/B.bin", Array(Hostile.main(Hostile.p("sound")).utf8)),
      ])
    },
    HostileFile("too many relationships.docx", .stopped("more than 100000 relationships")) {
      main((0...100_000).map { ("image", "m\($0)") })
    },
    HostileFile("no styles.docx", .noted("word/styles.xml is missing")) { with("styles", "") },
    HostileFile("no numbering.docx", .noted("word/numbering.xml is missing")) { with("numbering", "") },
    HostileFile("no header.docx", .noted("word/header.xml is missing")) { header("") },
    HostileFile("no notes.docx", .noted("word/footnotes.xml is missing")) { notes("") },
    HostileFile("no comments.docx", .noted("word/comments.xml is missing")) { with("comments", "") },
    HostileFile("broken styles.docx", .noted("not well formed, so headings")) { with("styles", "<w:styles") },
    HostileFile("a broken header.docx", .noted("the text of this part was not read")) {
      header("<w:hdr></p>")
    },
    HostileFile("broken notes.docx", .noted("the text of this part was not read")) { notes("<w:footnotes>") },
    HostileFile("a document type in a header.docx", .refused("document type declaration")) {
      header("<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><w:hdr \(Hostile.namespaces)/>")
    },
    HostileFile("a header that is the document.docx", .read("sound")) {
      Hostile.archive([
        ("_rels/.rels", Array(Hostile.relationships([("officeDocument", "word/document.xml")]).utf8)),
        ("word/_rels/document.xml.rels", Array(Hostile.relationships([("header", "document.xml")]).utf8)),
        (
          "word/document.xml",
          Array(
            Hostile.main(Hostile.p("sound") + "<w:sectPr><w:headerReference r:id=\"r0\"/></w:sectPr>").utf8)
        ),
      ])
    },
    HostileFile("links to files.docx", .read("sound")) {
      Hostile.archive([
        ("_rels/.rels", Array(Hostile.relationships([("officeDocument", "word/document.xml")]).utf8)),
        (
          "word/_rels/document.xml.rels",
          Array(
            Hostile.relationships(
              [("attachedTemplate", "file:///etc/passwd"), ("styles", "http://192.0.2.1/")], external: true
            ).utf8)
        ),
        ("word/document.xml", Array(Hostile.main(Hostile.p("sound")).utf8)),
      ])
    },
    HostileFile("a note that refers to itself.docx", .read("note")) {
      notes("<w:footnotes \(Hostile.namespaces)>\(note(1, "note", refers: [1]))</w:footnotes>")
    },
    HostileFile("notes that fan out.docx", .read("note")) {
      let all = (1...60).map { note($0, "note", refers: Array(1...60)) }.joined()
      return notes("<w:footnotes \(Hostile.namespaces)>\(all)</w:footnotes>")
    },
    HostileFile("one note, 20,000 references.docx", .read("note")) {
      Hostile.package(
        Hostile.main(Hostile.p(Hostile.repeated("</w:t><w:footnoteReference w:id=\"1\"/><w:t>", 20_000))),
        [("footnotes", "<w:footnotes \(Hostile.namespaces)>\(note(1, "note"))</w:footnotes>")])
    },
    HostileFile("a note that is not there.docx", .read("sound")) {
      Hostile.package(
        Hostile.main(Hostile.p("sound") + "<w:p><w:r><w:footnoteReference w:id=\"77\"/></w:r></w:p>"),
        [("footnotes", "<w:footnotes \(Hostile.namespaces)/>")])
    },
    HostileFile("too many comments.docx", .stopped("more than 100000 notes or comments")) {
      with(
        "comments",
        "<w:comments \(Hostile.namespaces)>\(Hostile.repeated("<w:comment/>", 100_001))</w:comments>")
    },
    HostileFile("imported.docx", .noted("1 imported document (altChunk) was not read")) {
      Hostile.body(Hostile.p("sound") + "<w:altChunk r:id=\"r9\"/>")
    },
    HostileFile("embedded.docx", .noted("1 embedded object was not read")) {
      Hostile.body("<w:p><w:r><w:object><o:OLEObject/></w:object></w:r></w:p>" + Hostile.p("sound"))
    },
    HostileFile("linked.docx", .noted("1 linked subdocument was not read")) {
      Hostile.body(Hostile.p("sound") + "<w:p><w:subDoc r:id=\"r9\"/></w:p>")
    },
  ]

  private static func main(_ targets: [(kind: String, target: String)]) -> [UInt8] {
    Hostile.archive([("_rels/.rels", Array(Hostile.relationships(targets).utf8))])
  }

  private static func with(_ kind: String, _ xml: String) -> [UInt8] {
    Hostile.package(Hostile.main(Hostile.p("sound")), [(kind, xml)])
  }

  private static func header(_ xml: String) -> [UInt8] {
    Hostile.package(
      Hostile.main(Hostile.p("sound") + "<w:sectPr><w:headerReference r:id=\"r0\"/></w:sectPr>"),
      [("header", xml)])
  }

  private static func notes(_ xml: String) -> [UInt8] {
    Hostile.package(
      Hostile.main(Hostile.p("sound</w:t><w:footnoteReference w:id=\"1\"/><w:t>")), [("footnotes", xml)])
  }

  private static func note(_ id: Int, _ text: String, refers: [Int] = []) -> String {
    let references = refers.map { "<w:r><w:footnoteReference w:id=\"\($0)\"/></w:r>" }.joined()
    return "<w:footnote w:id=\"\(id)\"><w:p><w:r><w:t>\(text)</w:t></w:r>\(references)</w:p></w:footnote>"
  }
}
