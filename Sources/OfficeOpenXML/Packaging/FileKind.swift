/// The forms in which a Word document comes.
package enum WordFileKind: Sendable, Equatable {
  /// A zip package: docx, docm, dotx, dotm.
  case archive
  /// One XML file holding all parts, as Word's “Word XML document” (`pkg:package`).
  case flatPackage
  /// The XML of the main part alone (`w:document`).
  case document

  /// Tells the kind by the content, never by the name.
  /// - Throws: what a foreign file is and what to do with it.
  package static func recognise(_ bytes: [UInt8]) throws(OfficeError) -> WordFileKind {
    guard !bytes.isEmpty else { throw .empty }
    if bytes.starts(with: [0x50, 0x4B]) { return .archive }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { throw compoundFile(bytes) }
    if let error = foreign(bytes) { throw error }
    let root = RootElement()
    do { try XMLReader.parse(XMLGuard.utf8(bytes, part: ""), part: "", into: root) } catch {
      guard root.name != nil else { throw error }
    }
    switch (root.namespace, root.name) {
    case (.flatPackage, .package?): return .flatPackage
    case (.word, .document?): return .document
    default: throw .notWord(part: "")
    }
  }

  /// What is inside an OLE compound file ([MS-CFB]): the names of its streams are UTF-16.
  private static func compoundFile(_ bytes: [UInt8]) -> OfficeError {
    if holds(bytes, "EncryptedPackage") { return .encrypted }
    if holds(bytes, "WordDocument") { return .oldWord }
    return .foreign("an old Office file")
  }

  private static func holds(_ bytes: [UInt8], _ name: StaticString) -> Bool {
    let wanted = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    var at = 0
    while at + 2 * wanted.count <= bytes.count {
      if wanted.indices.allSatisfy({ bytes[at + 2 * $0] == wanted[$0] && bytes[at + 2 * $0 + 1] == 0 }) {
        return true
      }
      at += 2
    }
    return false
  }

  private static func foreign(_ bytes: [UInt8]) -> OfficeError? {
    let head = String(decoding: bytes.prefix(1024).map { $0 < 0x80 ? $0 : 0x20 }, as: UTF8.self).lowercased()
    let trimmed = head.drop { $0.isWhitespace }
    if head.contains("%pdf-") { return .foreign("a PDF file") }
    if trimmed.hasPrefix("{\\rtf") { return .foreign("a rich text file (RTF)") }
    if trimmed.hasPrefix("<!doctype html") || trimmed.hasPrefix("<html") {
      return .foreign("a web page (HTML)")
    }
    let mayBeXML = trimmed.hasPrefix("<") || bytes[0] >= 0xFE || bytes.dropFirst().first == 0
    return mayBeXML ? nil : .foreign("a file of an unknown kind")
  }
}

/// Learns the first element and stops the parser.
private final class RootElement: XMLHandler {
  private(set) var namespace = Namespace.none
  private(set) var name: Name?

  func start(_ tag: XMLTag) throws(OfficeError) {
    (namespace, name) = (tag.namespace, tag.name)
    throw .empty
  }
  func end(_ tag: XMLEndTag) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
