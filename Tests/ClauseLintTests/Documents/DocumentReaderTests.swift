import ClauseLint
import Testing

@Suite struct DocumentReaderTests {
  @Test(
    arguments: [
      ("Words.", "a.txt", .text), ("# Title\n\n# Two\n", "a.txt", .text), ("Words.", "a.md", .markdown),
      ("# Title\n\nWords.\n", "-", .markdown), ("Words.", "a.docx", .text),
      ("PK\u{3}\u{4}xx", "a.txt", .word),
      ("<?xml version=\"1.0\"?>\n<pkg:package xmlns:pkg=\"p\">", "a.xml", .flatOPC),
      ("<?xml version=\"1.0\"?><!-- c --><ns0:document xmlns:ns0=\"p\">", "a.md", .wordXML),
      ("<PAGE> 1\n\nWords.", "a", .text), ("%PDF-1.7", "a.docx", .pdf), ("<!DOCTYPE html><p>", "a", .html),
      ("<?xml version=\"1.0\"?><html>", "a", .html),
      ("<?xml version=\"1.0\"?><office:document-content xmlns:office=\"o\">", "a.xml", .openDocument),
      ("PK\u{3}\u{4}mimetypeapplication/vnd.oasis.opendocument.text", "a.zip", .openDocument),
    ] as [(String, String, Document.Format)])
  func formats(_ content: String, _ name: String, _ format: Document.Format) throws {
    #expect(try DocumentReader.format(of: Array(content.utf8), name: name) == format)
  }

  static let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  static func stream(_ name: String) -> [UInt8] { compound + name.utf16.flatMap { [UInt8($0 & 0xFF), 0] } }

  static let sheet = "PK\u{3}\u{4}mimetypeapplication/vnd.oasis.opendocument.spreadsheet"

  static let refused: [([UInt8], ReadingError)] = [
    ([], .empty),
    (Array(" \n".utf8), .empty),
    (Array("{\\rtf1".utf8), .richText),
    (compound, .oldOffice),
    (stream("WordDocument"), .oldWord),
    (stream("EncryptedPackage"), .encryptedWord),
    (Array(sheet.utf8), .openDocument),
    (Array("<?xml version=\"1.0\"?><svg/>".utf8), .otherXML(root: "svg")),
    ([0x61, 0x00, 0x62], .binary(offset: 1)),
  ]

  @Test(arguments: refused)
  func refusals(_ bytes: [UInt8], _ error: ReadingError) {
    #expect(throws: error) { try DocumentReader.format(of: bytes, name: "x.txt") }
    #expect(error.message.hasSuffix(".") || error.message.hasSuffix("FILE"))
  }

  /// "Café – €5" in each encoding.
  @Test(
    arguments: [
      (.latin1, [0x43, 0x61, 0x66, 0xE9], "Café"), (.latin9, [0xA4, 0x35], "€5"),
      (.windows1252, [0x61, 0x96, 0x20, 0x80, 0x35], "a– €5"),
      (.windows1250, [0xA3, 0xF3, 0x64, 0x9F], "Łódź"),
      (.macRoman, [0x43, 0x61, 0x66, 0x8E, 0xDB], "Café€"), (.utf16LittleEndian, [0x41, 0, 0xE9, 0], "Aé"),
      (.utf16BigEndian, [0, 0x41, 0, 0xE9], "Aé"),
    ] as [(TextEncoding, [UInt8], String)])
  func declaredEncodings(_ encoding: TextEncoding, _ bytes: [UInt8], _ text: String) throws {
    let options = ReadingOptions(encoding: encoding)
    let document = try DocumentReader.read(bytes, name: "a.txt", options: options)
    #expect(document.blocks.map(\.text) == [text])
    #expect(document.notes.first == "The file was read as \(encoding.rawValue), as declared")
  }

  @Test func aByteThatTheEncodingDoesNotHave() {
    let options = ReadingOptions(encoding: .windows1252)
    let error = ReadingError.badEncoding("windows-1252", offset: 2)
    #expect(throws: error) { try DocumentReader.read([0x41, 0x42, 0x81], name: "a.txt", options: options) }
  }

  @Test(arguments: ["latin1", "ISO-8859-1", "cp1252", "Windows-1252", "utf8", "UTF-16LE", "MacRoman"])
  func namesOfEncodings(_ name: String) { #expect(TextEncoding(name: name) != nil) }

  @Test func theTablesAreWhole() throws {
    for encoding in TextEncoding.allCases {
      let all = (UInt8(0x80)...0xFF).map { (try? encoding.utf8([$0]))?.isEmpty == false }
      let missing = all.count { !$0 }
      #expect(missing == (encoding == .windows1252 || encoding == .windows1250 ? 5 : 0), "\(encoding)")
    }
  }

  @Test func textOfAPDF() throws {
    let document = try DocumentReader.readPDF(text: Array("1. DATA\n\n1.1 The data is the city's.\n".utf8))
    #expect(document.format == .pdf)
    #expect(document.blocks.map(\.number) == ["1.", "1.1"])
    #expect(throws: ReadingError.pdfWithoutText) { try DocumentReader.readPDF(text: [0x0C, 0x0A]) }
  }
}
