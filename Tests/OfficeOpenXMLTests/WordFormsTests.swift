import OfficeOpenXML
import Testing

/// The forms of a Word document, and the files that are refused.
@Suite struct WordFormsTests {
  static let small: SmallDocument = {
    var document = SmallDocument(
      body: p("Data", #"<w:pStyle w:val="H"/>"#) + p("All data belongs to the city."))
    document.styles = #"<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style>"#
    return document
  }()

  @Test func everyFormReadsTheSame() throws {
    let texts = ["Data", "All data belongs to the city."]
    for bytes in [Self.small.bytes, Self.small.flat, Array(Self.small.main.utf8)] {
      #expect(try WordReader.read(bytes).paragraphs.map(\.text) == texts)
    }
    #expect(try WordReader.read(Self.small.flat).paragraphs.first?.outlineLevel == 0)
  }

  @Test func placesInFlatFilesAreTheirOwn() throws {
    let runs = try WordReader.read(Self.small.flat).paragraphs.flatMap(\.runs)
    #expect(
      runs.map { String(decoding: Self.small.flat[$0.bytes], as: UTF8.self) } == [
        "Data", "All data belongs to the city.",
      ])
  }

  @Test func mainPartIsFoundByItsRelationship() throws {
    var document = Self.small
    document.mainPart = "texts/main2.xml"
    #expect(try WordReader.read(document.bytes).mainPart == "texts/main2.xml")
    #expect(try WordReader.read(document.bytes).paragraphs.first?.outlineLevel == 0)
  }

  @Test func strictNamespacesAndOtherPrefixes() throws {
    var document = SmallDocument(body: "<q:p><q:r><q:t>text</q:t></q:r></q:p>")
    document.prefix = "q"
    document.namespace = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    document.relationshipTypes = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    #expect(try document.lines() == ["text"])
  }

  @Test func utf16IsRead() throws {
    let text = Self.small.main.replacing("UTF-8", with: "UTF-16")
    let bytes: [UInt8] = [0xFF, 0xFE] + Self.utf16(text)
    #expect(try WordReader.read(bytes).paragraphs.count == 2)
  }

  struct Refusal: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var bytes: [UInt8]
    var message: String

    init(_ name: String, _ bytes: [UInt8], _ message: String) {
      (testDescription, self.bytes, self.message) = (name, bytes, message)
    }
    init(_ name: String, _ text: String, _ message: String) { self.init(name, Array(text.utf8), message) }
  }

  static let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
  static func utf16(_ text: String) -> [UInt8] { text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } }
  static let save = "open it in Word and save it again as .docx."
  static let start = #"<w:document xmlns:w="\#(SmallDocument.word)">"#
  static func main(_ text: String) -> [UInt8] {
    ZipArchive.make(
      small.parts.map { ($0.name, Array(($0.name == "word/document.xml" ? text : $0.text).utf8)) })
  }

  static let refusals: [Refusal] = [
    Refusal("empty", "", "The file is empty; fetch it again."),
    Refusal(
      "encrypted", compound + utf16("EncryptedPackage"),
      "This Word document is encrypted with a password; open it in Word, take the password off (File, Info, Protect Document) and save it again."
    ),
    Refusal(
      "old format", compound + utf16("WordDocument"),
      "This is a document in the old .doc format of Word 97 to 2003; open it in Word and save it as .docx."),
    Refusal(
      "PDF", "%PDF-1.7", "This is a PDF file, not a Word document; open it in Word and save it as .docx."),
    Refusal(
      "RTF", "{\\rtf1}",
      "This is a rich text file (RTF), not a Word document; open it in Word and save it as .docx."),
    Refusal(
      "HTML", "<!DOCTYPE html><html/>",
      "This is a web page (HTML), not a Word document; open it in Word and save it as .docx."),
    Refusal("other XML", "<note/>", "The file is XML, but no WordprocessingML document; \(save)"),
    Refusal(
      "other zip", ZipArchive.make([("a", [])]),
      "This zip archive names no Word document in _rels/.rels; \(save)"),
    Refusal(
      "OpenDocument", ZipArchive.make([("mimetype", [])]),
      "This is an OpenDocument file, not a Word document; open it in Word and save it as .docx."),
    Refusal(
      "other root", main("<note/>"),
      "The part “word/document.xml” is XML, but no WordprocessingML document; \(save)"),
    Refusal(
      "malformed", main(start + "\n<w:body></w:p>"),
      "In word/document.xml, line 2 (byte 98), the XML is not well formed (Opening and ending tag mismatch: body line 2 and p); \(save)"
    ),
    Refusal(
      "cut off", main(start + "<w:body>"),
      "In word/document.xml, line 1 (byte 91), the XML is not well formed (it ends too early); \(save)"
    ),
    Refusal(
      "document type", main("<!DOCTYPE w:document [<!ENTITY a \"b\">]>" + start + "</w:document>"),
      "In word/document.xml, line 1 (byte 0), a document type declaration is refused, since Word writes none; \(save)"
    ),
    Refusal(
      "UTF-7", main(#"<?xml version="1.0" encoding="UTF-7"?>"# + start + "</w:document>"),
      "The part “word/document.xml” is encoded in UTF-7, and only UTF-8 and UTF-16 are read; \(save)"),
    Refusal(
      "attributes",
      main(start + "<w:p " + (0..<300).map { "a\($0)=''" }.joined(separator: " ") + "/></w:document>"),
      "In word/document.xml, line 1 (byte 83), a tag has more than 256 attributes; \(save)"),
    Refusal(
      "tag", start + "<w:p a='" + String(repeating: "x", count: 1 << 20) + "'/></w:document>",
      "In line 1 (byte 83), a tag is longer than 1 MiB; \(save)"),
  ]

  @Test(arguments: refusals) func isRefused(_ refusal: Refusal) {
    #expect { try WordReader.read(refusal.bytes) } throws: { error in
      "\(error)" == refusal.message
    }
  }

  @Test func depthIsNoCallDepth() {
    let deep = String(repeating: "<w:sdt>", count: 100_000)
    #expect(throws: OfficeError.self) { try WordReader.read(Self.main(Self.start + deep)) }
  }

  @Test func brokenHeaderLosesOnlyItself() throws {
    var document = Self.small
    document.body += #"<w:sectPr><w:headerReference r:id="header"/></w:sectPr>"#
    document.header = "<w:p></w:r>"
    let read = try WordReader.read(document.bytes)
    #expect(read.paragraphs.count == 2)
    #expect(read.notes.count == 1)
  }
}
