import CZlib

/// A redlined file.
package struct WordRedlineResult: Sendable, Equatable {
  package var bytes: [UInt8]
  /// The number of revision elements written.
  package var revisions: Int
  package var comments: Int
  /// The number of new paragraphs.
  package var paragraphs: Int
  /// What the user should know, in sentences.
  package var notes: [String]
  /// The ids of our revisions and comments, by which they can be accepted or rejected again.
  package var revisionIDs: [Int]
  package var commentIDs: [Int]
  package var bookmarkIDs: [Int]
  /// The number of fields in new text that lead to clauses.
  package var references: Int
  /// The file as it is once our changes are accepted. Nobody keeps it, so that nothing new in it is compressed.
  package var accepted: [UInt8]
}

/// Writes tracked changes and comments into Word files.
package enum WordRedline {
  /// The file with the insertions as tracked changes. Every part that is not concerned keeps its bytes, and
  /// rejecting the changes is proven to give back the main part's; otherwise this throws.
  package static func write(
    original: [UInt8], insertions: [WordInsertion], author: String, initials: String, date: String
  ) throws(RedlineError) -> WordRedlineResult {
    try write(WordSource(original), insertions: insertions, author: author, initials: initials, date: date)
  }

  package static func write(
    _ source: WordSource, insertions: [WordInsertion], rewrites: [WordRewrite] = [], author: String,
    initials: String, date: String
  ) throws(RedlineError) -> WordRedlineResult {
    let stamp = try RevisionStamp(author: author, initials: initials, date: date)
    guard let archive = source.archive else { return try writePart(source, insertions, rewrites, stamp) }
    let notes = try PackageGuard(archive: archive, mainPart: source.mainPart).notes()
    guard !insertions.isEmpty || !rewrites.isEmpty else { return unchanged(source, notes) }
    let comments = try CommentsPart(archive: archive, mainPart: source.mainPart)
    let changes = try TrackedChanges.inserting(
      insertions, rewrites: rewrites, into: source.tree, fields: source.fields, stamp: stamp,
      firstID: try firstID(of: source, archive), comments: true, commentStyle: comments.hasStyle)
    var parts = [(name: source.mainPart, bytes: changes.bytes)]
    parts += try comments.adding(changes.comments, stamp: stamp, strict: source.isStrict)
    let bytes = try replaced(parts, in: archive)
    parts[0].bytes = changes.accepted
    let accepted: [UInt8]
    do { accepted = try archive.replacing(parts, isPacked: false) } catch { throw .package(error) }
    return result(changes, bytes: bytes, accepted: accepted, notes: notes)
  }

  private static func writePart(
    _ source: WordSource, _ insertions: [WordInsertion], _ rewrites: [WordRewrite], _ stamp: RevisionStamp
  ) throws(RedlineError) -> WordRedlineResult {
    guard !insertions.isEmpty || !rewrites.isEmpty else { return unchanged(source, []) }
    let changes = try TrackedChanges.inserting(
      insertions, rewrites: rewrites, into: source.tree, fields: source.fields, stamp: stamp,
      firstID: RevisionIDs.first(above: RevisionIDs.used(in: source.original)), comments: false)
    let dropped = insertions.count { $0.comment != nil } + rewrites.count { $0.comment != nil }
    let what = source.form == .flatOPC ? "A flat OPC file" : "A bare document part"
    let note = "\(what) takes no comments here; \(dropped) were left out. Redline the .docx to have them."
    return result(
      changes, bytes: changes.bytes, accepted: changes.accepted, notes: dropped > 0 ? [note] : [])
  }

  private static func result(
    _ changes: TrackedChanges, bytes: [UInt8], accepted: [UInt8], notes: [String]
  ) -> WordRedlineResult {
    WordRedlineResult(
      bytes: bytes, revisions: changes.revisions.count, comments: changes.comments.count,
      paragraphs: changes.paragraphs, notes: notes, revisionIDs: changes.revisions,
      commentIDs: changes.comments.map(\.id), bookmarkIDs: changes.bookmarks,
      references: changes.references, accepted: accepted)
  }

  private static func unchanged(_ source: WordSource, _ notes: [String]) -> WordRedlineResult {
    WordRedlineResult(
      bytes: source.original, revisions: 0, comments: 0, paragraphs: 0, notes: notes, revisionIDs: [],
      commentIDs: [], bookmarkIDs: [], references: 0, accepted: source.original)
  }

  private static func firstID(of source: WordSource, _ archive: ZipArchive) throws(RedlineError) -> Int {
    var used = RevisionIDs.used(in: source.tree.bytes)
    for name in archive.names where name.lowercased().hasSuffix(".xml") && name != source.mainPart {
      if let bytes = try archive.part(name) { used.formUnion(RevisionIDs.used(in: bytes)) }
    }
    return RevisionIDs.first(above: used)
  }

  /// The new archive, read again to see that every part we had no reason to touch has the same bytes.
  private static func replaced(
    _ parts: [(name: String, bytes: [UInt8])], in archive: ZipArchive
  ) throws(RedlineError) -> [UInt8] {
    let bytes: [UInt8]
    do { bytes = try archive.replacing(parts) } catch { throw .package(error) }
    let written = try ZipArchive.opened(bytes)
    for part in parts where try written.part(part.name) != part.bytes {
      throw .notProven("\(part.name) was not written whole")
    }
    let touched = Set(parts.map { $0.name.lowercased() })
    for name in archive.names where !touched.contains(name.lowercased()) {
      guard archive.holdsTheSame(name, as: written) else { throw .notProven("\(name) was changed") }
    }
    return bytes
  }
}

extension WordSource {
  /// Whether the file uses the namespaces of ISO/IEC 29500 strict.
  var isStrict: Bool { tree.wordNamespace == WordNamespace.strict }
}

/// The ids of annotations: revisions, bookmarks, permissions and comments share one space.
enum RevisionIDs {
  /// All decimal values of attributes named `id` with a prefix, whatever element they stand on.
  static func used(in bytes: [UInt8]) -> Set<Int> {
    var result: Set<Int> = []
    bytes.withUnsafeBytes { raw in
      guard let base = raw.baseAddress else { return }
      var index = 0
      while index + 5 < raw.count, let found = memchr(base + index, 0x3A, raw.count - index) {
        index = UnsafeRawPointer(found) - base + 1
        guard index + 2 < raw.count, raw[index] == UInt8(ascii: "i"), raw[index + 1] == UInt8(ascii: "d")
        else {
          continue
        }
        index += 2
        if let value = value(at: index, in: bytes) { result.insert(value) }
      }
    }
    return result
  }

  /// One above the highest; where that leaves the 32-bit range, one above the highest below 2^30.
  static func first(above used: Set<Int>) -> Int {
    let room = 1 << 30
    guard let highest = used.max() else { return 1 }
    return max(1, (highest < Int(Int32.max) - 1_000_000 ? highest : used.filter { $0 < room }.max() ?? 0) + 1)
  }

  private static func value(at start: Int, in bytes: [UInt8]) -> Int? {
    var at = start
    func skipSpace() { while at < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[at]) { at += 1 } }
    skipSpace()
    guard at < bytes.count, bytes[at] == UInt8(ascii: "=") else { return nil }
    at += 1
    skipSpace()
    guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") || bytes[at] == UInt8(ascii: "'") else {
      return nil
    }
    let digits = bytes[(at + 1)...].prefix(12).prefix { $0 != bytes[at] }
    return Int(String(decoding: digits, as: UTF8.self))
  }
}
