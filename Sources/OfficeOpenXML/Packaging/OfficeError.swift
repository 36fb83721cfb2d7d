/// A place in the XML of one part: lines from 1, bytes from 0 in the part's UTF-8 text.
package struct XMLPlace: Sendable, Equatable, CustomStringConvertible {
  /// Empty where the file itself is the part.
  package var part: String
  package var line: Int
  package var byte: Int

  package init(part: String, line: Int, byte: Int) {
    self.part = part
    self.line = line
    self.byte = byte
  }

  package var description: String {
    part.isEmpty ? "line \(line) (byte \(byte))" : "\(part), line \(line) (byte \(byte))"
  }
}

/// Why a file could not be read as a Word document. The caller puts the file's name before the message.
package enum OfficeError: Error, Equatable, CustomStringConvertible {
  case archive(ZipError)
  /// A file of another kind, recognised by its content: a noun phrase for what it is.
  case foreign(String)
  case encrypted
  case oldWord
  case empty
  case noMainPart
  case missingPart(String)
  case notWord(part: String)
  case malformed(XMLPlace, String)
  case doctype(XMLPlace)
  case encoding(part: String, String)
  case tagTooLarge(XMLPlace)
  case tooManyAttributes(XMLPlace)
  case tooDeep(XMLPlace)
  case packageTooLarge(limit: Int)
  /// The package names two main documents.
  case twoMainParts(String, String)
  /// A flat package holds a part twice.
  case duplicatePart(String)
  case tooSlow(seconds: Int)
  case encryptedOpenDocument
  case notOpenDocument
  /// More of something than any contract holds.
  case tooMany(String, limit: Int)

  package var description: String {
    let save = "open it in Word and save it again as .docx."
    let larger = "split the document, or raise the limits (--raise-limits)."
    switch self {
    case .archive(let error): return error.description
    case .foreign(let what):
      return "This is \(what), not a Word document; open it in Word and save it as .docx."
    case .encrypted:
      return "This Word document is encrypted with a password; open it in Word, take the password off "
        + "(File, Info, Protect Document) and save it again."
    case .oldWord:
      return
        "This is a document in the old .doc format of Word 97 to 2003; open it in Word and save it as .docx."
    case .empty: return "The file is empty; fetch it again."
    case .noMainPart: return "This zip archive names no Word document in _rels/.rels; \(save)"
    case .missingPart(let name): return "The part “\(name)” is missing from the document; \(save)"
    case .notWord(let part):
      let what = part.isEmpty ? "The file" : "The part “\(part)”"
      return "\(what) is XML, but no WordprocessingML document; \(save)"
    case .malformed(let place, let reason):
      return "In \(place), the XML is not well formed (\(reason)); \(save)"
    case .doctype(let place):
      return "In \(place), a document type declaration is refused, since Word writes none; \(save)"
    case .encoding(let part, let name):
      let what = part.isEmpty ? "The file" : "The part “\(part)”"
      return "\(what) is encoded in \(name), and only UTF-8 and UTF-16 are read; \(save)"
    case .tagTooLarge(let place): return "In \(place), a tag is longer than 1 MiB; \(save)"
    case .tooManyAttributes(let place): return "In \(place), a tag has more than 256 attributes; \(save)"
    case .tooDeep(let place): return "In \(place), elements are nested more than 256 deep; \(save)"
    case .packageTooLarge(let limit):
      return "The file is larger than \(limit >> 20) MiB; \(larger)"
    case .twoMainParts(let one, let other):
      return
        "The package names two main documents, “\(one)” and “\(other)”, so readers may show different texts; \(save)"
    case .duplicatePart(let name):
      return "The file holds the part “\(name)” twice, so readers may show different texts; \(save)"
    case .encryptedOpenDocument:
      return
        "This OpenDocument text is encrypted with a password; open it, take the password off and save it again."
    case .notOpenDocument:
      return "This OpenDocument file holds no text document; save the text as .odt or .docx."
    case .tooSlow(let seconds): return "Reading took longer than \(seconds) seconds; \(larger)"
    case .tooMany(let what, let limit): return "The document holds more than \(limit) \(what); \(larger)"
    }
  }
}
