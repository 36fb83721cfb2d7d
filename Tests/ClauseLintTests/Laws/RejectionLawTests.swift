import ClauseLint
import OfficeOpenXML
import Testing

/// The first law, rejecting all gives back the original, and the second, accepting all heals.
@Suite struct RejectionLawTests {
  static let mayChange: Set<String> = [
    "word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels", "word/comments.xml",
  ]

  private static func redline(
    _ form: Laws.Form, _ assessment: Assessment? = nil, tier: Tier = .preferred
  ) throws -> WordRedlineResult {
    let plan = try Laws.prover(form, tier: tier).plan(assessment ?? form.assessment)
    return try ContractRedline.word(
      original: form.bytes, document: form.document, proposals: plan.proposals, author: "A. Reviewer",
      initials: "AR", date: "2026-03-01T09:00:00Z")
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

  @Test(arguments: Laws.contracts, [Tier.fallback, .minimum])
  func everyTierCanBeRejected(contract: String, tier: Tier) throws {
    let form = try Laws.wordFile(contract)
    let result = try Self.redline(form, try Laws.assessor.assess(form.document, tier: tier), tier: tier)
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

  /// The diff is the whole change: taken back, it gives the original.
  @Test(arguments: Laws.contracts)
  func aTextRedlineCanBeTakenBack(contract: String) throws {
    for form in try Laws.forms(contract) where [.text, .markdown].contains(form.document.format) {
      let prover = try Laws.prover(form)
      let plan = prover.plan(form.assessment)
      let result = try TextRedline.write(
        original: form.bytes, document: form.document, proposals: plan.proposals, path: form.name)
      #expect(Self.reversed(result.diff, result.bytes) == form.bytes, "\(form.name)")
    }
  }

  /// The new file with the lines that the diff adds taken out and those that it removes put in.
  private static func reversed(_ diff: [UInt8], _ new: [UInt8]) -> [UInt8] {
    var lines = new.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    var shift = 0
    var at = 0
    for line in diff.split(separator: 0x0A).dropFirst(2) {
      switch line.first {
      case UInt8(ascii: "@"):
        let header = String(decoding: line, as: UTF8.self)
        let count = header.firstMatch(of: #/\+(\d+)(?:,(\d+))?/#)
        at = (count.flatMap { Int($0.1) } ?? 1) - (count?.2 == "0" ? 0 : 1) + shift
      case UInt8(ascii: "+"):
        lines.remove(at: at)
        shift -= 1
      case UInt8(ascii: "-"):
        lines.insert(Array(line.dropFirst()), at: at)
        shift += 1
        at += 1
      case UInt8(ascii: "\\"): break
      default: at += 1
      }
    }
    return Array(lines.joined(separator: [0x0A]))
  }

  /// Accepted, no finding is left that was to be healed, so that redlining once more changes nothing.
  @Test(arguments: Laws.contracts)
  func acceptingHeals(contract: String) throws {
    for form in try Laws.forms(contract).prefix(1) + [Laws.wordFile(contract)] {
      let prover = try Laws.prover(form)
      let plan = prover.plan(form.assessment)
      let redline = try prover.redline(plan: plan)
      let again = try Form(form.name, redline.accepted)
      #expect(again.assessment.findings.filter { $0.fix != nil }.map(\.rule) == [], "\(form.name)")
      #expect(
        again.assessment.findings.filter { $0.status == .adverse }.map(\.rule)
          == redline.plan.omissions.map(\.rule))
      #expect(try Laws.prover(again).plan(again.assessment).proposals == [])
    }
  }

  /// At a lower tier, what was written heals what it was written for.
  @Test(arguments: Laws.contracts, [Tier.fallback, .minimum])
  func everyTierIsProven(contract: String, tier: Tier) throws {
    let form = try Laws.wordFile(contract)
    let prover = try Laws.prover(form, tier: tier)
    let assessment = try Laws.assessor.assess(form.document, tier: tier)
    let plan = prover.plan(assessment)
    let redline = try prover.redline(plan: plan)
    #expect((redline.revisions > 0) == !plan.proposals.isEmpty)
  }
}

private typealias Form = Laws.Form

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
