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
      ("<PAGE> 1\n\nWords.", "a", .text),
    ] as [(String, String, Document.Format)])
  func formats(_ content: String, _ name: String, _ format: Document.Format) throws {
    #expect(try DocumentReader.format(of: Array(content.utf8), name: name) == format)
  }

  static let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  @Test(
    arguments: [
      ([], .empty), (Array(" \n".utf8), .empty), (Array("%PDF-1.7".utf8), .pdf),
      (Array("{\\rtf1".utf8), .richText),
      (compound, .oldOffice), (compound + "WordDocument".utf16.flatMap { [UInt8($0 & 0xFF), 0] }, .oldWord),
      (compound + Array("EncryptedPackage".utf16).flatMap { [UInt8($0 & 0xFF), 0] }, .encryptedWord),
      ([0x50, 0x4B, 3, 4] + Array("mimetypeapplication/vnd.oasis.opendocument.text".utf8), .openDocument),
      (Array("<!DOCTYPE html><p>".utf8), .html),
      (Array("<?xml version=\"1.0\"?><svg/>".utf8), .otherXML(root: "svg")),
      ([0x61, 0x00, 0x62], .binary(offset: 1)),
    ] as [([UInt8], ReadingError)])
  func refusals(_ bytes: [UInt8], _ error: ReadingError) {
    #expect(throws: error) { try DocumentReader.format(of: bytes, name: "x.txt") }
    #expect(error.message.hasSuffix("."))
  }
}
