import ClauseLint
import OfficeOpenXML
import Testing

/// The first law, rejecting all gives back the original, and the second, accepting all heals.
@Suite struct RejectionLawTests {
  static let mayChange: Set<String> = [
    "word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels", "word/comments.xml",
  ]

  private static func redline(_ form: Laws.Form, _ assessment: Assessment? = nil) throws -> WordRedlineResult
  {
    try ContractRedline.word(
      original: form.bytes, document: form.document,
      proposals: Laws.proposals(assessment ?? form.assessment), author: "A. Reviewer", initials: "AR",
      date: "2026-03-01T09:00:00Z")
  }

  /// The ids of the comments that the redline has and the original has not.
  private static func newComments(_ redlined: [UInt8], _ original: [UInt8]) -> [Int] {
    func ids(_ bytes: [UInt8]) -> Set<Int> {
      Set(
        String(decoding: bytes, as: UTF8.self).matches(of: #/commentReference w:id="(\d+)"/#)
          .compactMap { Int($0.1) })
    }
    return ids(redlined).subtracting(ids(original)).sorted()
  }

  @Test(arguments: Laws.contracts)
  func rejectingGivesBackTheOriginal(contract: String) throws {
    let form = try Laws.wordFile(contract)
    try Self.expectOriginal(of: try Self.redline(form), form)
  }

  @Test(arguments: [Tier.fallback, .minimum])
  func everyTierCanBeRejected(tier: Tier) throws {
    let form = try Laws.wordFile("bike-share.md")
    let result = try Self.redline(form, try Laws.assessor.assess(form.document, tier: tier))
    try Self.expectOriginal(of: result, form)
  }

  private static func expectOriginal(of result: WordRedlineResult, _ form: Laws.Form) throws {
    let (before, after) = (try ZipArchive(form.bytes), try ZipArchive(result.bytes))
    let original = try #require(try before.contents(of: "word/document.xml"))
    let redlined = try #require(try after.contents(of: "word/document.xml"))
    #expect((result.revisions == 0) == (redlined == original))
    let comments = newComments(redlined, original)
    #expect(comments.count == result.comments)
    #expect(
      try TrackedChanges.rejecting(revisions: result.revisionIDs, comments: comments, in: redlined)
        == original)
    for part in before.names where !mayChange.contains(part) {
      #expect(try after.packed(part) == before.packed(part), "\(part)")
    }
  }

  @Test(arguments: Laws.contracts)
  func rejectingGivesBackABarePartAndAFlatFile(contract: String) throws {
    for form in try Laws.forms(contract) where [.wordXML, .flatOPC].contains(form.document.format) {
      let result = try Self.redline(form)
      #expect(
        try TrackedChanges.rejecting(revisions: result.revisionIDs, comments: [], in: result.bytes)
          == form.bytes)
    }
  }

  @Test(arguments: Laws.contracts)
  func aTextRedlineOnlyAddsLines(contract: String) throws {
    for form in try Laws.forms(contract) where [.text, .markdown].contains(form.document.format) {
      let result = try Self.textRedline(form)
      #expect(Self.withoutAdditions(result.diff, result.bytes) == form.bytes)
    }
  }

  private static func textRedline(_ form: Laws.Form) throws -> TextRedlineResult {
    try TextRedline.write(
      original: form.bytes, document: form.document, proposals: Laws.proposals(form.assessment),
      path: form.name)
  }

  /// The new file without the lines that the diff adds.
  private static func withoutAdditions(_ diff: [UInt8], _ new: [UInt8]) -> [UInt8] {
    var lines = new.split(separator: 0x0A, omittingEmptySubsequences: false)
    var at = 0
    var added: [Int] = []
    for line in diff.split(separator: 0x0A).dropFirst(2) {
      if line.first == UInt8(ascii: "@") {
        let header = String(decoding: line, as: UTF8.self)
        at = (header.firstMatch(of: #/\+(\d+)/#).flatMap { Int($0.1) } ?? 1) - 1
        continue
      }
      if line.first == UInt8(ascii: "+") { added.append(at) }
      at += 1
    }
    for index in added.reversed() where lines.indices.contains(index) { lines.remove(at: index) }
    return Array(lines.joined(separator: [0x0A]))
  }

  /// Accepted, no finding that had a fix is left, so that redlining once more changes nothing.
  @Test(arguments: Laws.contracts)
  func acceptingHeals(contract: String) throws {
    let word = try Laws.wordFile(contract)
    let accepted = try WordRedline.accepting(try Self.redline(word))
    #expect(try Self.fixable(accepted, word.name) == [])
    let original = try #require(try Laws.forms(contract).first)
    guard original.document.format != .word else { return }
    #expect(try Self.fixable(Self.textRedline(original).bytes, original.name) == [])
  }

  private static func fixable(_ bytes: [UInt8], _ name: String) throws -> [String] {
    try Laws.assess(bytes, name).findings.filter { $0.fix != nil }.map { "\($0.rule): \($0.message)" }
  }
}

extension ZipArchive {
  /// The compressed bytes of a part, with its local header (APPNOTE 4.3.7).
  fileprivate func packed(_ name: String) throws -> ArraySlice<UInt8>? {
    let header: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
    let wanted = Array(name.utf8)
    var at = 0
    while at + 30 < bytes.count {
      let size = Int(bytes[at + 18]) | Int(bytes[at + 19]) << 8 | Int(bytes[at + 20]) << 16
      let nameSize = Int(bytes[at + 26]) | Int(bytes[at + 27]) << 8
      let extra = Int(bytes[at + 28]) | Int(bytes[at + 29]) << 8
      if bytes[at..<at + 4].elementsEqual(header), bytes[(at + 30)...].prefix(nameSize).elementsEqual(wanted)
      {
        return bytes[at..<min(bytes.count, at + 30 + nameSize + extra + size)]
      }
      at += 1
    }
    return nil
  }
}
