import Foundation
import OfficeOpenXML
import Testing

/// Every kind of file, by name and on standard input, and the options of reading.
@Suite struct ReadingCommandTests {
  static let tracked =
    "<w:p><w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>"
    + "<w:r><w:t> words</w:t></w:r></w:p>"
  static let openText =
    "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
    + "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:text>"
    + "<text:p>new words</text:p></office:text></office:body></office:document-content>"

  static let files: [(name: String, bytes: [UInt8])] = [
    ("a.docx", Hostile.body(tracked)), ("a.xml", Array(Hostile.main(tracked).utf8)),
    (
      "a.odt",
      Hostile.archive([
        ("mimetype", Array("application/vnd.oasis.opendocument.text".utf8)),
        ("content.xml", Array(openText.utf8)),
      ])
    ),
    ("a.html", Array("<html><p><del>old</del>new words</p></html>".utf8)),
    ("a.txt", Array("new words\n".utf8)),
    ("a.md", Array("**new** words\n".utf8)),
    ("utf-16.txt", [0xFF, 0xFE] + "new words".utf16.flatMap { [UInt8($0), 0] }),
  ]

  @Test(arguments: files.map(\.name)) func everyKindIsRead(_ name: String) throws {
    let folder = try Scratch()
    for file in Self.files { try folder.write(file.name, file.bytes) }
    for line in ["clauselint text \(name)", "clauselint text --stdin-filename \(name) - < \(name)"] {
      let result = try BuiltCommand.shell(line, in: folder)
      #expect(result.output == "new words\n", "\(line): \(result.errors)")
      #expect(result.status == 0)
    }
  }

  @Test(arguments: ["a.odt", "a.html"]) func noRedlineOfOtherKinds(_ name: String) throws {
    let folder = try Scratch()
    for file in Self.files { try folder.write(file.name, file.bytes) }
    let result = try BuiltCommand.run(["redline", name, "-o", "out.docx"], in: folder)
    #expect(result.status == 2)
    #expect(
      result.errors
        == "clauselint: \(name): A redline can be written for Word, Markdown and plain text only; convert this file to "
        + ".docx first, for example with: soffice --headless --convert-to docx FILE\n")
  }

  @Test func theViewIsChosenAndSaid() throws {
    let folder = try Scratch()
    try folder.write("a.docx", Hostile.body(Self.tracked))
    let original = try BuiltCommand.run(["text", "--view", "original", "a.docx"], in: folder)
    #expect(original.output == "old words\n")
    #expect(
      original.errors == "Note: The document has 2 tracked changes; it was read as it stood before them\n")
    let report = try BuiltCommand.run(["check", "--view", "original", "a.docx"], in: folder)
    #expect(report.output.contains("it was read as it stood before them"))
    let accepted = try BuiltCommand.run(["check", "a.docx"], in: folder)
    #expect(accepted.output.contains("it was read as if all were accepted"))
  }

  @Test func encodingsAreDeclared() throws {
    let folder = try Scratch()
    try folder.write("a.txt", Array("caf".utf8) + [0xE9])
    let result = try BuiltCommand.run(["text", "--encoding", "latin1", "a.txt"], in: folder)
    #expect(result.output == "café\n")
    #expect(result.errors == "Note: The file was read as iso-8859-1, as declared\n")
  }

  @Test func headersAndCommentsAreAskedFor() throws {
    let folder = try Scratch()
    let comments =
      "<w:comments \(Hostile.namespaces)><w:comment w:id=\"1\">\(Hostile.p("remark"))</w:comment></w:comments>"
    try folder.write("a.docx", Hostile.package(Hostile.main(Hostile.p("text")), [("comments", comments)]))
    #expect(try BuiltCommand.run(["text", "a.docx"], in: folder).output == "text\n")
    #expect(
      try BuiltCommand.run(["text", "--all", "a.docx"], in: folder).output == "text\n[comment] remark\n")
  }

  /// A PDF of one line, where the program that reads it is installed.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/pdftotext")))
  func textIsTakenOutOfAPDF() throws {
    let folder = try Scratch()
    try folder.write("a.pdf", Self.pdf)
    try folder.write("broken.pdf", "%PDF-1.7\nnothing")
    let result = try BuiltCommand.shell("clauselint text a.pdf", in: folder)
    #expect(result.output == "1. The Council owns the data.\n")
    #expect(try BuiltCommand.shell("clauselint text - < a.pdf", in: folder).output == result.output)
    let broken = try BuiltCommand.shell("clauselint text broken.pdf", in: folder)
    #expect(
      broken.errors
        == "clauselint: broken.pdf: The PDF gives no text (it is damaged or protected by a password); ask for the Word file.\n"
    )
    #expect(try folder.names == ["a.pdf", "broken.pdf"])
  }

  static let pdf: String = {
    let words = "BT /F1 12 Tf 72 720 Td (1. The Council owns the data.) Tj ET"
    let objects = [
      "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
      "<</Length \(words.utf8.count)>>stream\n\(words)\nendstream",
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    var file = "%PDF-1.4\n"
    var places: [Int] = []
    for (at, object) in objects.enumerated() {
      places.append(file.utf8.count)
      file += "\(at + 1) 0 obj\(object)endobj\n"
    }
    let table = file.utf8.count
    file += "xref\n0 6\n0000000000 65535 f \n"
    for place in places {
      file += String(repeating: "0", count: 10 - String(place).count) + "\(place) 00000 n \n"
    }
    return file + "trailer<</Size 6/Root 1 0 R>>\nstartxref\n\(table)\n%%EOF\n"
  }()
}
