/// Why a zip archive was refused.
package enum ZipError: Error, Equatable, CustomStringConvertible {
  case notAnArchive
  case truncated
  case damaged(String)
  case tooManyEntries(limit: Int)
  case partTooLarge(String, limit: Int)
  case totalTooLarge(limit: Int)
  case ratioTooHigh(String, limit: Int)
  case duplicateName(String)
  case encrypted(String)
  case unsupportedMethod(String, Int)
  case nameMismatch(String)
  case overlapping(String)
  case badChecksum(String)
  case nulInName
  /// The local header and the directory give different sizes or checksums.
  case sizeMismatch(String)
  /// Bytes between the entries look like a part that the directory does not list.
  case unlisted

  package var description: String {
    let remedy = "open the file in Word and save it again."
    let larger = "split the document, or raise the limits (--raise-limits)."
    switch self {
    case .notAnArchive: return "This is not a zip archive, so it is no Word document; save it as .docx first."
    case .truncated: return "The zip archive is cut short, as after a broken download; fetch the file again."
    case .damaged(let what): return "The zip archive is damaged (\(what)); \(remedy)"
    case .tooManyEntries(let limit):
      return "The zip archive holds more than \(limit) entries; \(remedy)"
    case .partTooLarge(let name, let limit):
      return "The part “\(name)” is larger than \(limit >> 20) MiB; \(larger)"
    case .totalTooLarge(let limit):
      return "The parts of the document are larger than \(limit >> 20) MiB together; \(larger)"
    case .ratioTooHigh(let name, let limit):
      return "The part “\(name)” grows more than \(limit) times when unpacked, as in a zip bomb; \(remedy)"
    case .duplicateName(let name):
      return "The zip archive holds the part “\(name)” twice, so readers may show different texts; \(remedy)"
    case .encrypted(let name):
      return "The part “\(name)” is encrypted; take the password off and save the file again."
    case .unsupportedMethod(let name, let method):
      return "The part “\(name)” is packed by zip method \(method), which Word does not use; \(remedy)"
    case .nameMismatch(let name):
      return
        "The zip archive gives the part “\(name)” two names, so readers may show different texts; \(remedy)"
    case .overlapping(let name):
      return "The part “\(name)” overlaps another one in the zip archive; \(remedy)"
    case .badChecksum(let name):
      return
        "The part “\(name)” is damaged: its checksum is wrong; fetch the file again or save it again in Word."
    case .nulInName: return "The zip archive holds a part with a NUL character in its name; \(remedy)"
    case .sizeMismatch(let name):
      return
        "The zip archive gives the part “\(name)” two sizes or checksums, so readers may show different texts; \(remedy)"
    case .unlisted:
      return
        "The zip archive holds a part that its directory does not list, so readers may show different texts; \(remedy)"
    }
  }
}
