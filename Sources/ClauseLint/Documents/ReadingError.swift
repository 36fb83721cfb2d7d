/// Why a file could not be read as a contract: one sentence of cause, one of remedy, without the file's name.
package enum ReadingError: Error, Equatable, Sendable {
  case empty
  case pdf
  case oldWord
  case encryptedWord
  case oldOffice
  case richText
  case openDocument
  case html
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
      "This is a PDF, which cannot be redlined; ask for the Word file, or export the PDF to .docx or text."
    case .oldWord: "This is a Word 97–2003 document (.doc); open it in Word and save it as .docx."
    case .encryptedWord:
      "This Word document is protected by a password; open it in Word and save it without one."
    case .oldOffice:
      "This is an old Office file that is no Word document; save its text as .docx, Markdown or plain text."
    case .richText: "This is a Rich Text file (RTF); open it in a word processor and save it as .docx."
    case .openDocument:
      "This is an OpenDocument file (ODF); open it in a word processor and save it as .docx."
    case .html: "This is a web page (HTML); save the text as .docx, Markdown or plain text."
    case .otherXML(let root):
      "This is XML with the root element '\(root)', not a Word document; give the .docx or its word/document.xml."
    case .binary(let offset):
      "This is not text: there is a control byte at byte \(offset); give a .docx, Markdown or plain text file."
    case .badUTF8(let offset):
      "The text is not valid UTF-8 at byte \(offset); save the file with the encoding UTF-8."
    case .badUTF16(let offset):
      "The text is not valid UTF-16 at byte \(offset); save the file with the encoding UTF-8."
    case .word(let sentence): sentence
    }
  }
}
