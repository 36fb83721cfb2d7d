/// How much an archive may hold before it is refused: about ten times what the largest real contract needs.
package struct ZipLimits: Sendable, Equatable {
  /// Bytes of one part after inflating.
  package var partBytes = 128 << 20
  /// Bytes of all parts that are read, after inflating; pictures and other parts that are not read do not count.
  package var totalBytes = 256 << 20
  package var entries = 4096
  /// Inflated bytes for each compressed byte, once a part is larger than `ratioFloor`; real parts reach 224.
  package var ratio = 500
  package var ratioFloor = 1 << 20

  package static let standard = ZipLimits()

  package init() {}
}

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

  package var description: String {
    let remedy = "open the file in Word and save it again."
    switch self {
    case .notAnArchive: return "This is not a zip archive, so it is no Word document; save it as .docx first."
    case .truncated: return "The zip archive is cut short, as after a broken download; fetch the file again."
    case .damaged(let what): return "The zip archive is damaged (\(what)); \(remedy)"
    case .tooManyEntries(let limit):
      return "The zip archive holds more than \(limit) entries; \(remedy)"
    case .partTooLarge(let name, let limit):
      return "The part “\(name)” is larger than \(limit >> 20) MiB; split the document."
    case .totalTooLarge(let limit):
      return "The parts of the document are larger than \(limit >> 20) MiB together; split the document."
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
    }
  }
}
