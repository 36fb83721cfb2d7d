import OfficeOpenXML

/// Reads any supported file; the content decides what it is, its name only tells Markdown from plain text.
package enum DocumentReader {
  /// - Throws: `ReadingError` for an empty file and for formats that cannot be read, each with its remedy.
  package static func format(of bytes: [UInt8], name: String) throws(ReadingError) -> Document.Format {
    guard !bytes.isEmpty else { throw .empty }
    try FileSignature.refuseForeign(bytes)
    if isPDF(bytes) { return .pdf }
    if bytes.starts(with: FileSignature.zip) {
      return FileSignature.isOpenDocument(bytes) ? .openDocument : .word
    }
    if FileSignature.isHTML(bytes) { return .html }
    if let root = FileSignature.xmlRoot(bytes) { return try format(ofXMLRoot: root) }
    if let offset = FileSignature.controlByte(bytes) { throw .binary(offset: offset) }
    let lowered = name.lowercased()
    if lowered.hasSuffix(".md") || lowered.hasSuffix(".markdown") { return .markdown }
    if lowered.hasSuffix(".txt") { return .text }
    return FileSignature.looksLikeMarkdown(bytes) ? .markdown : .text
  }

  /// Reads the document that `bytes` hold.
  package static func read(
    _ bytes: [UInt8], name: String, options: ReadingOptions = ReadingOptions()
  ) throws(ReadingError) -> Document {
    var bytes = bytes
    if let encoding = options.encoding, FileSignature.mayBePlainText(bytes) {
      bytes = try encoding.utf8(bytes)
    }
    let format = try format(of: bytes, name: name)
    switch format {
    case .text, .markdown:
      var document = format == .text ? try TextReader.read(bytes) : try MarkdownReader.read(bytes)
      if let encoding = options.encoding, encoding != .utf8 {
        document.notes.insert("The file was read as \(encoding.rawValue), as declared", at: 0)
      }
      return document
    case .pdf: throw .pdf
    case .word, .flatOPC, .wordXML, .openDocument, .html:
      do {
        return WordDocuments.document(from: try structured(bytes, format, options), format: format)
      } catch { throw .word(error.description) }
    }
  }

  /// Reads the text that was taken out of a PDF, page after page.
  package static func readPDF(text: [UInt8]) throws(ReadingError) -> Document {
    guard text.contains(where: { $0 > 0x20 }) else { throw .pdfWithoutText }
    var document = try TextReader.read(text)
    document.format = .pdf
    document.notes.append("The text was taken out of a PDF, so headings and tables may have been missed")
    return document
  }

  /// Whether the file is a PDF, which another program turns into text.
  package static func isPDF(_ bytes: [UInt8]) -> Bool {
    let head = bytes.prefix(1024).drop { [0x20, 0x09, 0x0A, 0x0D, 0x0C, 0xEF, 0xBB, 0xBF].contains($0) }
    return head.starts(with: "%PDF".utf8)
  }

  private static func structured(
    _ bytes: [UInt8], _ format: Document.Format, _ options: ReadingOptions
  ) throws(OfficeError) -> WordDocument {
    switch format {
    case .openDocument: try OpenDocumentReader.read(bytes, view: options.view, limits: options.limits)
    case .html: try HTMLReader.read(bytes, view: options.view, limits: options.limits)
    default: try WordReader.read(bytes, view: options.view, limits: options.limits)
    }
  }

  private static func format(ofXMLRoot root: String) throws(ReadingError) -> Document.Format {
    if root.lowercased().hasPrefix("office:document") { return .openDocument }
    let local = root.split(separator: ":").last.map(String.init) ?? root
    switch local.lowercased() {
    case "package": return .flatOPC
    case "document": return .wordXML
    case "html": return .html
    default: throw .otherXML(root: root)
    }
  }
}

/// Recognises files by the bytes they begin with.
enum FileSignature {
  static let zip: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
  private static let compoundFile: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  static func refuseForeign(_ bytes: [UInt8]) throws(ReadingError) {
    let start = afterMarkAndBlanks(bytes)
    if bytes[start...].starts(with: Array("{\\rtf".utf8)) { throw .richText }
    if bytes.starts(with: compoundFile) {
      if holdsStream(bytes, "EncryptedPackage") { throw .encryptedWord }
      throw holdsStream(bytes, "WordDocument") ? .oldWord : .oldOffice
    }
    if bytes.starts(with: zip), isOpenDocument(bytes), !isOpenDocument(bytes, ".text") { throw .openDocument }
    if start == bytes.count { throw .empty }
  }

  /// Whether nothing at its beginning tells the file to be anything else than text.
  static func mayBePlainText(_ bytes: [UInt8]) -> Bool {
    !bytes.starts(with: zip) && !bytes.starts(with: compoundFile) && !DocumentReader.isPDF(bytes)
      && !isHTML(bytes)
      && xmlRoot(bytes) == nil
  }

  /// Whether a compound file has a stream of this name ([MS-CFB] 2.6.1: names are UTF-16).
  private static func holdsStream(_ bytes: [UInt8], _ name: String) -> Bool {
    contains(bytes, name.utf16.flatMap { [UInt8($0 & 0xFF), 0] })
  }

  /// An OpenDocument file has its media type, as a rule not compressed, as its first entry (ODF 1.3 part 2, 3.3).
  static func isOpenDocument(_ bytes: [UInt8], _ kind: String = "") -> Bool {
    let head = Array(bytes.prefix(200))
    let type = Array("application/vnd.oasis.opendocument\(kind)".utf8)
    if contains(head, Array("mimetype".utf8) + type) { return true }
    guard head.dropFirst(30).starts(with: "mimetype".utf8), let archive = try? ZipArchive(bytes),
      let stored = try? archive.contents(of: "mimetype")
    else { return false }
    return stored.starts(with: type)
  }

  static func isHTML(_ bytes: [UInt8]) -> Bool {
    let head = String(decoding: bytes[afterMarkAndBlanks(bytes)...].prefix(64), as: UTF8.self).lowercased()
    return head.hasPrefix("<!doctype html") || head.hasPrefix("<html") || head.hasPrefix("<head")
  }

  private static func afterMarkAndBlanks(_ bytes: [UInt8]) -> Int {
    var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D, 0x0C].contains(bytes[index]) { index += 1 }
    return index
  }

  static func contains(_ bytes: [UInt8], _ needle: [UInt8]) -> Bool {
    guard let first = needle.first, bytes.count >= needle.count else { return false }
    for index in 0...(bytes.count - needle.count) where bytes[index] == first {
      if bytes[index...].starts(with: needle) { return true }
    }
    return false
  }

  /// The name of the root element where the content is XML: after the declaration, comments and instructions.
  static func xmlRoot(_ bytes: [UInt8]) -> String? {
    var text = levelledHead(bytes)[...]
    let isDeclared = text.hasPrefix("<?xml")
    while true {
      text = text.drop(while: \.isWhitespace)
      if text.hasPrefix("<?") {
        guard let end = text.firstRange(of: "?>") else { return isDeclared ? "?" : nil }
        text = text[end.upperBound...]
      } else if text.hasPrefix("<!--") {
        guard let end = text.firstRange(of: "-->") else { return isDeclared ? "?" : nil }
        text = text[end.upperBound...]
      } else if text.hasPrefix("<!") {
        guard let end = endOfDeclaration(text) else { return isDeclared ? "?" : nil }
        text = text[end...]
      } else {
        break
      }
    }
    guard text.first == "<" else { return isDeclared ? "?" : nil }
    let name = String(
      text.dropFirst().prefix { $0.isLetter || $0.isNumber || $0 == ":" || $0 == "_" || $0 == "-" })
    return isDeclared || (text.contains("xmlns") && !name.isEmpty) ? name : nil
  }

  /// After a document type declaration, whose internal subset holds declarations of its own (XML 1.0, 2.8).
  private static func endOfDeclaration(_ text: Substring) -> String.Index? {
    var isInside = false
    for index in text.indices {
      switch text[index] {
      case "[": isInside = true
      case "]": isInside = false
      case ">" where !isInside: return text.index(after: index)
      default: continue
      }
    }
    return nil
  }

  /// The first 4 096 bytes as text, from UTF-16 too.
  private static func levelledHead(_ bytes: [UInt8]) -> String {
    if SourceText.utf16Mark(bytes) != nil, let source = try? SourceText(Array(bytes.prefix(4096))) {
      return String(decoding: source.bytes, as: UTF8.self)
    }
    return String(decoding: bytes.prefix(4096).drop { [0xEF, 0xBB, 0xBF].contains($0) }, as: UTF8.self)
  }

  /// The place of a byte that no text has, such as zero; UTF-16 with a mark is left to the decoder.
  static func controlByte(_ bytes: [UInt8]) -> Int? {
    if SourceText.utf16Mark(bytes) != nil { return nil }
    return bytes.firstIndex { $0 < 0x09 || (0x0E...0x1A).contains($0) || (0x1C...0x1F).contains($0) }
  }

  /// Two headings with "#", or one on the first line.
  static func looksLikeMarkdown(_ bytes: [UInt8]) -> Bool {
    let head = Array(bytes.prefix(65_536))
    let lines = SourceLine.cut(head, from: 0).filter { !$0.isBlank }
    let headings = lines.filter { line in
      MarkdownMarks.heading(head, line.content).map { !$0.title.isEmpty } ?? false
    }
    guard let first = lines.first else { return false }
    return headings.count >= 2 || MarkdownMarks.heading(head, first.content) != nil
  }
}
