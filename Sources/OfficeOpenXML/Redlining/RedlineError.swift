/// Why a redline was not written. Nothing is written when one of these is thrown.
package enum RedlineError: Error, Sendable, Equatable, CustomStringConvertible {
  case signed
  case protected(String)
  case notUTF8(part: String)
  case malformed(part: String, offset: Int)
  case notWord
  case notWritable
  case noMainPart
  case noAnchor(offset: Int)
  case noPlace
  case forbiddenCharacter(UInt32, String)
  case badDate(String)
  case noAuthor
  case package(ZipError)
  case cannotRewrite(String)
  case noChangesOf(String)
  case foreignRevisions(Int)
  case notHealed([String])
  case notProven(String)

  package var description: String {
    switch self {
    case .signed:
      "The file is digitally signed, and any change would break the signature; redline an unsigned copy."
    case .protected(let kind):
      "The file is protected against editing (\(kind)); stop the protection in Word (Review, Restrict Editing) first."
    case .notUTF8(let part):
      "\(part) is not UTF-8 text; save the file again as UTF-8 and redline that."
    case .malformed(let part, let offset):
      "\(part) is not well-formed at byte \(offset); open the file in its editor and save it again."
    case .notWord:
      "The file is neither a Word package nor WordprocessingML, so it cannot take tracked changes."
    case .notWritable:
      "A redline can be written for Word, Markdown and plain text only; convert this file to .docx first, for "
        + "example with: soffice --headless --convert-to docx FILE"
    case .noMainPart: "The package names no main document part; open the file in Word and save it again."
    case .noAnchor(let offset):
      "No paragraph of the main text stands at byte \(offset), so there is no place to insert; read the file again."
    case .noPlace: "The document has no paragraph of main text that an insertion could follow."
    case .forbiddenCharacter(let code, let text):
      "The text “\(text)” holds the control character U+\(Self.hexadecimal(code)), which XML forbids; remove it."
    case .badDate(let date): "The date “\(date)” is not of the form 2026-11-20T09:00:00Z."
    case .noAuthor: "Tracked changes need an author's name; give one."
    case .package(let error): "\(error)"
    case .cannotRewrite(let why):
      "Words cannot be changed where they stand: \(why); leave that finding out with --except."
    case .noChangesOf(let author):
      "The document that was sent holds no tracked change of “\(author)”; name the author with --author."
    case .foreignRevisions(let count):
      "The document carries \(count) tracked changes already; accept or reject them, or leave out --on-revisions refuse."
    case .notHealed(let rules):
      "Accepting the changes would leave \(rules.joined(separator: ", ")) unhealed; nothing was written. "
        + "Leave these out with --except."
    case .notProven(let why):
      "Rejecting the tracked changes would not give back the original (\(why)); nothing was written."
    }
  }

  private static func hexadecimal(_ code: UInt32) -> String {
    let digits = String(code, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
