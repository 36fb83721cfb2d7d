/// Why a file could not be read as a contract: one sentence of cause, one of remedy, without the file's name.
package enum ReadingError: Error, Equatable, Sendable {
  case empty
  case pdf
  case oldWord
  case encryptedWord
  case oldOffice
  case richText
  /// An OpenDocument file that is no text, such as a spreadsheet.
  case openDocument
  case pdfWithoutText
  case badEncoding(String, offset: Int)
  case otherXML(root: String)
  case binary(offset: Int)
  case badUTF8(offset: Int)
  case badUTF16(offset: Int)
  /// The Word reader's own sentence: cause and remedy.
  case word(String)

  package var message: String {
    switch self {
    case .empty: "The file is empty; give a file that holds the text of the contract."
    case .pdf:
      "This is a PDF, and pdftotext, which takes the text out of one, is not installed; install it (on Debian and "
        + "Ubuntu: apt install poppler-utils), or ask for the Word file."
    case .pdfWithoutText:
      "This PDF holds no text, only pictures of pages; ask for the Word file, or have the text recognised (OCR) first."
    case .oldWord:
      "This is a Word 97–2003 document (.doc); save it as .docx in Word, or convert it: "
        + "soffice --headless --convert-to docx FILE"
    case .encryptedWord:
      "This Word document is protected by a password; open it in Word and save it without one."
    case .oldOffice:
      "This is an old Office file that is no Word document; save its text as .docx, Markdown or plain text."
    case .richText:
      "This is a Rich Text file (RTF); save it as .docx in a word processor, or convert it: "
        + "soffice --headless --convert-to docx FILE"
    case .openDocument:
      "This is an OpenDocument file that is no text, such as a spreadsheet; save the text as .odt or .docx."
    case .badEncoding(let name, let offset):
      "The text is not valid \(name) at byte \(offset); declare another encoding with --encoding."
    case .otherXML(let root):
      "This is XML with the root element '\(root)', not a Word document; give the .docx or its word/document.xml."
    case .binary(let offset):
      "This is not text: there is a control byte at byte \(offset); give a .docx, Markdown or plain text file."
    case .badUTF8(let offset):
      "The text is not valid UTF-8 at byte \(offset); declare what it is (--encoding windows-1252), or save it as UTF-8."
    case .badUTF16(let offset):
      "The text is not valid UTF-16 at byte \(offset); save the file with the encoding UTF-8."
    case .word(let sentence): sentence
    }
  }
}
