/// Reads an OpenDocument text (`.odt`, `.ott`, `.fodt`): the same shape comes out as of a Word file.
package enum OpenDocumentReader {
  /// - Parameter bytes: a zip archive, or the XML of a flat file.
  package static func read(
    _ bytes: [UInt8], view: RevisionView = .accepted, limits: ReadingLimits = .standard
  ) throws(OfficeError) -> WordDocument {
    guard bytes.count <= limits.packageBytes else { throw .packageTooLarge(limit: limits.packageBytes) }
    guard bytes.starts(with: [0x50, 0x4B]) else {
      let whole = try XMLGuard.utf8(bytes, part: "")
      return try document([("", whole)], view: view, limits: limits)
    }
    do {
      let archive = try ZipArchive(bytes, limits: limits)
      if let manifest = try archive.contents(of: "META-INF/manifest.xml"), isEncrypted(manifest) {
        throw OfficeError.encryptedOpenDocument
      }
      guard let content = try archive.contents(of: "content.xml") else {
        throw OfficeError.missingPart("content.xml")
      }
      let styles = try archive.contents(of: "styles.xml") ?? []
      guard content.count + styles.count <= limits.totalBytes else {
        throw ZipError.totalTooLarge(limit: limits.totalBytes)
      }
      let parts = [("styles.xml", styles), ("content.xml", content)].filter { !$0.1.isEmpty }
      var utf8: [(String, [UInt8])] = []
      for (name, part) in parts { utf8.append((name, try XMLGuard.utf8(part, part: name))) }
      return try document(utf8, view: view, limits: limits)
    } catch let error as ZipError {
      throw .archive(error)
    } catch let error as OfficeError {
      throw error
    } catch { throw .missingPart("content.xml") }
  }

  private static func isEncrypted(_ manifest: [UInt8]) -> Bool {
    let mark = Array("encryption-data".utf8)
    guard manifest.count >= mark.count else { return false }
    return manifest.indices.dropLast(mark.count - 1).contains {
      manifest[$0] == mark[0] && manifest[$0..<$0 + mark.count].elementsEqual(mark)
    }
  }

  /// - Parameter parts: the part with the text last.
  private static func document(
    _ parts: [(name: String, bytes: [UInt8])], view: RevisionView, limits: ReadingLimits
  ) throws(OfficeError) -> WordDocument {
    var sheet = OpenDocumentStyles()
    for part in parts {
      let reader = OpenDocumentStyleReader(sheet, limit: limits.items)
      try XMLReader.parse(part.bytes, part: part.name, limits: limits, into: reader)
      sheet = reader.sheet
    }
    var paragraphs: [WordParagraph] = []
    var contents = StoryContents()
    for part in parts.reversed() {
      let story = OpenDocumentStory(sheet, view: view, part: part.name, limits: limits)
      try XMLReader.parse(part.bytes, part: part.name, limits: limits, into: story)
      if part.name != "styles.xml", !story.holdsText { throw .notOpenDocument }
      // Notes come after the body, as in Word.
      let isNote: (WordParagraph) -> Bool = { $0.story == .footnote || $0.story == .endnote }
      paragraphs += story.paragraphs.filter { !isNote($0) }
      paragraphs += story.paragraphs.filter { $0.story == .footnote }
      paragraphs += story.paragraphs.filter { $0.story == .endnote }
      contents.revisions += story.contents.revisions
      contents.unread.merge(story.contents.unread, uniquingKeysWith: +)
    }
    let notes = (contents.revisions > 0 ? [view.note(contents.revisions)] : []) + contents.notes
    return WordDocument(paragraphs: paragraphs, mainPart: parts.last?.name ?? "", notes: notes)
  }
}
