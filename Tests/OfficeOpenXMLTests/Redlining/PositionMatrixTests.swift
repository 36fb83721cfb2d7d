import Foundation
import OfficeOpenXML
import Testing

/// A position that `.github/tracked-changes.md` explains, held as files: `Fixtures/redlines/NAME.before.xml`, what the
/// redline makes of it, and what is there once all is accepted.
struct RedlinePosition: Sendable, CustomTestStringConvertible {
  var name: String
  /// Words of the paragraph that the new ones follow; none where a word is changed in its place.
  var after: String?
  /// Words of the paragraph that the new ones take after.
  var like: String?
  var number = ""
  /// The text of all paragraphs once all is accepted.
  var accepted: String
  var testDescription: String { name }

  static let new = ["The Supplier trains staff.", "The Council owns the data."]
  static let numbered = ["4.2", "4.3"]
}

/// The forms a document comes in: the same position has to come out right in each.
enum DocumentForm: String, Sendable, CaseIterable {
  case package, flatFile = "flat file", barePart = "bare part", strict, otherPrefix = "other prefix"
  case defaultNamespace = "default namespace"

  private static let strictSpace = "http://purl.oclc.org/ooxml/wordprocessingml/main"

  /// The main part as this form writes it.
  func part(_ before: String) -> String {
    switch self {
    case .package, .barePart, .flatFile: before
    case .strict: before.replacing(SmallPackage.namespace, with: Self.strictSpace)
    case .otherPrefix:
      before.replacing("<w:", with: "<x:").replacing("</w:", with: "</x:").replacing(" w:", with: " x:")
        .replacing("xmlns:w=", with: "xmlns:x=")
    case .defaultNamespace:
      before.replacing("<w:", with: "<").replacing("</w:", with: "</")
        .replacing("xmlns:w=", with: "xmlns=\"\(SmallPackage.namespace)\" xmlns:w=")
    }
  }

  /// The prefix of elements.
  var prefix: String {
    switch self {
    case .otherPrefix: "x:"
    case .defaultNamespace: ""
    default: "w:"
    }
  }

  func file(_ part: String) -> [UInt8] {
    switch self {
    case .barePart: return Array(part.utf8)
    case .flatFile:
      let content = part.drop { $0 != "\n" }.dropFirst()
      let space = "http://schemas.microsoft.com/office/2006/xmlPackage"
      let relationships = "http://schemas.openxmlformats.org/package/2006/relationships"
      let type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
      return Array(
        """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <pkg:package xmlns:pkg="\(space)"><pkg:part pkg:name="/_rels/.rels"><pkg:xmlData>\
        <Relationships xmlns="\(relationships)"><Relationship Id="rId1" Type="\(type)" Target="word/document.xml"/>\
        </Relationships></pkg:xmlData></pkg:part><pkg:part pkg:name="/word/document.xml"><pkg:xmlData>
        \(content)</pkg:xmlData></pkg:part></pkg:package>

        """.utf8)
    default:
      var package = SmallPackage(body: "")
      if let at = package.parts.firstIndex(where: { $0.name == "word/document.xml" }) {
        package.parts[at].bytes = Array(part.utf8)
      }
      return package.bytes
    }
  }
}

@Suite struct PositionMatrixTests {
  private static let old = "The Supplier delivers in May."
  private static let pays = "The Council pays in June."
  private static func inserted(_ before: [String], _ after: [String]) -> String {
    (before + RedlinePosition.new + after).joined(separator: "\n")
  }

  static let positions: [RedlinePosition] = [
    RedlinePosition(
      name: "between-paragraphs", after: old, like: old, accepted: inserted(["Delivery", old], [pays])),
    RedlinePosition(
      name: "before-a-table", after: old, like: old, accepted: inserted(["Delivery", old], ["Item", pays])),
    RedlinePosition(
      name: "before-a-table-at-another-level", after: "delivers these:", like: "The lamps",
      accepted: inserted(["The lamps are new.", "The Supplier delivers these:"], ["Lamp", pays])),
    RedlinePosition(
      name: "end-of-a-cell", after: old, like: old, accepted: inserted(["Delivery", old], ["Open", pays])),
    RedlinePosition(
      name: "end-of-the-body", after: old, like: old, accepted: inserted(["Delivery", pays, old], [])),
    RedlinePosition(
      name: "before-an-empty-paragraph", after: old, like: old,
      accepted: inserted(["Delivery", old], ["", pays])),
    RedlinePosition(
      name: "in-a-numbered-list", after: "deliver the lamps;", like: "deliver the lamps;",
      accepted: inserted(["The Supplier shall:", "deliver the lamps;"], ["fit them."])),
    RedlinePosition(
      name: "typed-numbers", after: old, like: old, number: "4.",
      accepted:
        "4. Delivery\n4.1\t\(old)\n4.2\t\(RedlinePosition.new[0])\n4.3\t\(RedlinePosition.new[1])\n5. Payment"
    ),
    RedlinePosition(
      name: "after-an-insertion-of-others", after: old, like: pays,
      accepted: inserted(["Delivery", old], [pays])),
    RedlinePosition(
      name: "at-the-end-after-an-insertion-of-others", after: old, like: pays,
      accepted: inserted(["Delivery", pays, old], [])),
    RedlinePosition(
      name: "after-a-deleted-mark-of-others", after: "The Supplier delivers", like: pays,
      accepted: inserted(["Delivery", old], [pays])),
    RedlinePosition(
      name: "with-bookmarks-around", after: old, like: old, accepted: inserted([old], [pays])),
    RedlinePosition(
      name: "after-a-content-control", after: old, like: old, accepted: inserted([old], [pays])),
    RedlinePosition(
      name: "inside-a-content-control", after: old, like: old,
      accepted: inserted([old], ["The lamps are new.", pays])),
    RedlinePosition(
      name: "within-a-comment-of-others", after: old, like: old,
      accepted: inserted(["Delivery", old], [pays])),
    RedlinePosition(
      name: "before-a-section-break", after: old, like: old,
      accepted: inserted(["Delivery", pays, old], ["Annex"])),
    RedlinePosition(name: "a-word-within-a-run", accepted: "The Supplier shall deliver in May."),
    RedlinePosition(name: "words-over-three-runs", accepted: "The Supplier shall deliver in May."),
    RedlinePosition(
      name: "words-beside-a-field", accepted: "Under clause 4 the Supplier shall deliver in May."),
    RedlinePosition(name: "words-beside-a-change-of-others", accepted: "The Supplier shall deliver in May."),
    RedlinePosition(name: "words-in-a-cell", accepted: "The Supplier shall deliver in May.\nOpen\n\(pays)"),
    RedlinePosition(name: "words-in-an-open-content-control", accepted: "The Supplier shall deliver in May."),
    RedlinePosition(name: "words-under-a-comment-of-others", accepted: "The Supplier shall deliver in May."),
  ]

  private static let folder = URL(fileURLWithPath: #filePath)
    .appending(path: "../../../../Fixtures/redlines").standardized

  private static func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
  }

  /// Every file is one of a position, and every position is explained.
  @Test func `every position is held and explained`() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    let names = Self.positions.flatMap { position in
      ["before", "after", "accepted"].map { "\(position.name).\($0).xml" }
    }
    #expect(files.sorted() == names.sorted())
    let page = try String(
      contentsOf: Self.folder.appending(path: "../../.github/tracked-changes.md").standardized,
      encoding: .utf8)
    for position in Self.positions { #expect(page.contains("`\(position.name)`"), "\(position.name)") }
  }

  /// The bytes of the `w:p` around some words.
  private static func paragraph(_ words: String, in part: [UInt8], _ prefix: String) -> Range<Int>? {
    guard let place = Self.range(words, in: part) else { return nil }
    let starts = ["<\(prefix)p>", "<\(prefix)p "].compactMap {
      Self.last($0, in: part[..<place.lowerBound])
    }
    guard let start = starts.max() else { return nil }
    return start..<place.upperBound
  }

  private static func range(_ words: String, in part: [UInt8]) -> Range<Int>? {
    let words = Array(words.utf8)
    return part.indices.first { part[$0...].starts(with: words) }.map { $0..<$0 + words.count }
  }

  private static func last(_ words: String, in part: ArraySlice<UInt8>) -> Int? {
    let words = Array(words.utf8)
    return part.indices.last { part[$0...].starts(with: words) }
  }

  private static func redline(
    _ position: RedlinePosition, _ form: DocumentForm
  ) throws -> (result: WordRedlineResult, file: [UInt8], part: [UInt8]) {
    let text = form.part(try text("\(position.name).before.xml"))
    let file = form.file(text)
    let part = form == .flatFile ? file : Array(text.utf8)
    let source = try WordSource(file)
    var insertions: [WordInsertion] = []
    var rewrites: [WordRewrite] = []
    if let after = position.after {
      let anchor = try #require(paragraph(after, in: part, form.prefix))
      let model = position.like.flatMap { paragraph($0, in: part, form.prefix) }
      let paragraphs = zip(RedlinePosition.new, RedlinePosition.numbered).map { text, number in
        WordInsertion.Paragraph(
          text: text, number: position.number.isEmpty ? "" : number, role: .clause(level: 2), model: model)
      }
      insertions = [WordInsertion(after: anchor, paragraphs: paragraphs, comment: "What we ask.")]
    } else {
      rewrites = [
        WordRewrite(
          edits: [
            WordRewrite.Edit(
              struck: try struck(in: part), place: try struck(in: part)[0].lowerBound, inserted: "shall")
          ],
          comment: "What we ask.")
      ]
    }
    let result = try WordRedline.write(
      source, insertions: insertions, rewrites: rewrites, author: "A. Reviewer", initials: "AR",
      date: "2026-03-01T09:00:00Z")
    return (result, file, part)
  }

  /// The bytes of "should", in three runs or in one.
  private static func struck(in part: [UInt8]) throws -> [Range<Int>] {
    if let one = range("should", in: part) { return [one] }
    let pieces = try ["sho<", ">ul<", ">d deliver"].map { try #require(range($0, in: part)) }
    return [
      pieces[0].lowerBound..<pieces[0].lowerBound + 3, pieces[1].lowerBound + 1..<pieces[1].lowerBound + 3,
      pieces[2].lowerBound + 1..<pieces[2].lowerBound + 2,
    ]
  }

  @Test(arguments: positions) func `a position is written as the files show`(_ position: RedlinePosition)
    throws
  {
    let (result, _, part) = try Self.redline(position, .package)
    let after = try #require(try ZipArchive(result.bytes).contents(of: "word/document.xml"))
    let accepted = try #require(try ZipArchive(result.accepted).contents(of: "word/document.xml"))
    try Self.expectFile(after, "\(position.name).after.xml")
    try Self.expectFile(accepted, "\(position.name).accepted.xml")
    let rejected = try TrackedChanges.rejecting(
      revisions: result.revisionIDs, comments: result.commentIDs, in: after)
    #expect(rejected == part)
    #expect(result.comments == 1)
  }

  @Test(arguments: positions, DocumentForm.allCases)
  func `a position comes out right in every form of document`(
    _ position: RedlinePosition, _ form: DocumentForm
  ) throws {
    let (result, file, part) = try Self.redline(position, form)
    let isPackage = file.starts(with: Array("PK".utf8))
    let redlined =
      isPackage ? try #require(try ZipArchive(result.bytes).contents(of: "word/document.xml")) : result.bytes
    let rejected = try TrackedChanges.rejecting(
      revisions: result.revisionIDs, comments: result.commentIDs, in: redlined)
    #expect(rejected == part)
    let read = try WordReader.read(result.accepted)
    let lines = read.paragraphs.filter { $0.story == .body }.map(\.text)
    #expect(lines.joined(separator: "\n") == position.accepted)
    #expect(result.comments == (isPackage ? 1 : 0))
  }

  private static func expectFile(_ bytes: [UInt8], _ name: String) throws {
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try Data(bytes).write(to: folder.appending(path: name))
      Issue.record("Recorded Fixtures/redlines/\(name); look at it and run again without RECORD.")
      return
    }
    #expect(
      String(decoding: bytes, as: UTF8.self) == (try text(name)),
      "Fixtures/redlines/\(name) differs; RECORD=1 records it anew.")
  }
}
