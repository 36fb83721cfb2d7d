import OfficeOpenXML

/// Files that are not to be read, made here, and what is said of them.
enum BadFiles {
  private static let save = "open it in Word and save it again as .docx."
  private static let convert = "soffice --headless --convert-to docx FILE"
  private static let namespace = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
  private static let broken = "<w:document \(namespace)>\n<w:body><w:p></w:body></w:document>"

  /// Name, content, and the sentence after the name.
  private static let table: [(name: String, bytes: [UInt8], says: String)] = [
    (
      "blank.txt", Array(" \n\t\n".utf8),
      "The file is empty; give a file that holds the text of the contract."
    ),
    (
      "scan.pdf", Array("%PDF-1.7\n1 0 obj".utf8),
      "This is a PDF, and pdftotext, which takes the text out of one, is not installed; install it (on Debian and "
        + "Ubuntu: apt install poppler-utils), or ask for the Word file."
    ),
    (
      "old.doc", compound("WordDocument"),
      "This is a Word 97–2003 document (.doc); save it as .docx in Word, or convert it: \(convert)"
    ),
    (
      "locked.docx", compound("EncryptedPackage"),
      "This Word document is protected by a password; open it in Word and save it without one."
    ),
    (
      "prices.xls", compound("Workbook"),
      "This is an old Office file that is no Word document; save its text as .docx, Markdown or plain text."
    ),
    (
      "prices.xlsx", package("xl/workbook.xml"),
      "This is an Excel workbook, not a Word document; open it in Word and save it as .docx."
    ),
    (
      "photos.zip", ZipArchive.make([("a.jpg", [1])]),
      "This zip archive names no Word document in _rels/.rels; \(save)"
    ),
    (
      "hollow.docx", package("word/document.xml"),
      "The part “word/document.xml” is missing from the document; \(save)"
    ),
    (
      "cut.docx", Array(package("word/document.xml", broken).prefix(200)),
      "The zip archive is cut short, as after a broken download; fetch the file again."
    ),
    (
      "broken.docx", package("word/document.xml", broken),
      "In word/document.xml, line 2 (byte 106), the XML is not well formed (Opening and ending tag mismatch: p line 2 "
        + "and body); \(save)"
    ),
    (
      "broken.xml", Array(broken.utf8),
      "In line 2 (byte 106), the XML is not well formed (Opening and ending tag mismatch: p line 2 and body); \(save)"
    ),
    (
      "entities.xml",
      Array("<!DOCTYPE w [<!ENTITY a \"b\">]>\n<w:document \(namespace)><w:body/></w:document>".utf8),
      "In line 1 (byte 0), a document type declaration is refused, since Word writes none; \(save)"
    ),
    (
      "note.xml", Array("<?xml version=\"1.0\"?><note/>".utf8),
      "This is XML with the root element 'note', not a Word document; give the .docx or its word/document.xml."
    ),
    (
      "letter.odt",
      ZipArchive.make([("mimetype", Array("application/vnd.oasis.opendocument.text".utf8))]),
      "The part “content.xml” is missing from the document; \(save)"
    ),
    (
      "prices.ods",
      ZipArchive.make([("mimetype", Array("application/vnd.oasis.opendocument.spreadsheet".utf8))]),
      "This is an OpenDocument file that is no text, such as a spreadsheet; save the text as .odt or .docx."
    ),
    (
      "letter.rtf", Array("{\\rtf1 Dear Sirs}".utf8),
      "This is a Rich Text file (RTF); save it as .docx in a word processor, or convert it: \(convert)"
    ),
    (
      "latin.txt", Array("The Supplier shall publish the r".utf8) + [0xE9],
      "The text is not valid UTF-8 at byte 32; declare what it is (--encoding windows-1252), or save it as UTF-8."
    ),
    (
      "noise.txt", [0x61, 0x62, 0x63, 0, 0x64],
      "This is not text: there is a control byte at byte 3; give a .docx, Markdown or plain text file."
    ),
  ]

  static let all = table.map { (name: $0.name, bytes: $0.bytes) }

  /// Checked, redlined or read, a file is refused in the same words.
  static let cases =
    table.map { file in
      MessageTests.Case(name: file.name, arguments: ["check", file.name], says: "\(file.name): \(file.says)")
    }
    + table.map { file in
      MessageTests.Case(
        name: "a redline of \(file.name)", arguments: ["redline", file.name, "-o", "out.docx"],
        says: "\(file.name): \(file.says)")
    }

  /// An OLE compound file with a stream of this name, as far as anyone looks.
  private static func compound(_ stream: String) -> [UInt8] {
    [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 504)
      + stream.utf16.flatMap { [UInt8($0 & 0xFF), 0] }
  }

  private static func package(_ main: String, _ xml: String? = nil) -> [UInt8] {
    let relationships =
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" "
      + "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
      + "Target=\"\(main)\"/></Relationships>"
    let parts = [("_rels/.rels", relationships)] + (xml.map { [(main, $0)] } ?? [])
    return ZipArchive.make(parts.map { (name: $0.0, bytes: Array($0.1.utf8)) })
  }
}
