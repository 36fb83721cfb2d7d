import ClauseLint
import Testing

@Suite struct WaiverTests {
  static let rules = ["nda.publication", "data-ownership.return"]

  static func comments(_ text: String, name: String = "a.md") throws -> WaiverComments {
    let bytes = Array(text.utf8)
    let document = try DocumentReader.read(WaiverComments.blanked(bytes), name: name)
    return WaiverComments(in: document, file: bytes, path: name, rules: rules)
  }

  @Test(arguments: ["a.md", "a.txt"])
  func aCommentIsAWaiver(name: String) throws {
    let text = """
      1. One.

      <!-- clauselint: waive nda.publication; reason: Agreed; see minutes of
      3 May: item 2; approved by: A. Reader; expires: 2027-03-31; clause: 818294ab5fd62ff4 -->
      2. Two.

      """
    let found = try Self.comments(text, name: name)
    #expect(found.faults.isEmpty)
    let waiver = try #require(found.waivers.first)
    #expect(waiver.rule == "nda.publication")
    #expect(waiver.reason == "Agreed; see minutes of 3 May: item 2")
    #expect(waiver.approvedBy == "A. Reader")
    #expect(waiver.expires == CalendarDate("2027-03-31"))
    #expect(waiver.clause == ClauseFingerprint("818294ab5fd62ff4"))
    #expect(waiver.source == "\(name):3")
    #expect(waiver.block == 1)
    #expect(waiver.isInDocument)
  }

  @Test func itIsWrittenAsItIsRead() throws {
    let waiver = try #require(
      try Self.comments(
        "<!-- clauselint: waive nda.publication; reason: So.; expires: 2027-03-31 -->\n\nText.\n"
      )
      .waivers.first)
    #expect(waiver.directive == "clauselint: waive nda.publication; reason: So.; expires: 2027-03-31")
  }

  /// A reason is never read as a clause, and everything else keeps its place.
  @Test(arguments: ["a.md", "a.txt"])
  func theReasonIsNoClause(name: String) throws {
    let text =
      "1. One.\n\n<!-- clauselint: waive nda.publication; reason: The Town shall own all data. -->\n\n2. Two.\n"
    let bytes = Array(text.utf8)
    let document = try DocumentReader.read(WaiverComments.blanked(bytes), name: name)
    #expect(!document.blocks.contains { $0.text.contains("shall own") })
    let two = try #require(document.blocks.last)
    #expect(String(decoding: bytes[two.source.bytes], as: UTF8.self).contains("Two."))
  }

  @Test(arguments: [
    ("clauselint waive nda.publication; reason: x", "A comment to clauselint is written as"),
    ("clauselint : waive nda.publication; reason: x", "A comment to clauselint is written as"),
    ("clauselint: ignore nda.publication", "A comment to clauselint is written as"),
    ("clauselint:", "A comment to clauselint is written as"),
    (
      "clauselint: waive nda.publicaton; reason: x",
      "The waiver is for a rule “nda.publicaton” that there is not; did you mean “nda.publication”?"
    ),
    ("clauselint: waive nda.publication", "The waiver has no reason; add “; reason: …”."),
    ("clauselint: waive nda.publication; reason: ", "The waiver has no reason; add “; reason: …”."),
    ("clauselint: waive nda.publication; because", "The waiver has no reason; add “; reason: …”."),
    (
      "clauselint: waive nda.publication; reasn: x", "The waiver has a part “reasn”; did you mean “reason”?"
    ),
    (
      "clauselint: waive nda.publication; reason: x; expires: 31.3.2027",
      "The waiver expires on “31.3.2027”, which is no date; write it as 2027-03-31."
    ),
    (
      "clauselint: waive nda.publication; reason: x; expires: 2027-02-30",
      "The waiver expires on “2027-02-30”, which is no date; write it as 2027-03-31."
    ),
    (
      "clauselint: waive nda.publication; reason: x; reason: y",
      "The waiver says “reason” twice; keep one."
    ),
    (
      "clauselint: waive nda.publication; reason: x; clause: 12",
      "“12” is not the number of a clause; it has 16 digits, and `clauselint waive` writes it."
    ),
  ])
  func faults(comment: String, says: String) throws {
    let found = try Self.comments("<!-- \(comment) -->\n\nText.\n")
    #expect(found.waivers.isEmpty)
    #expect(found.faults.count == 1)
    #expect(found.faults.first?.message.hasPrefix(says) == true, "\(found.faults.first?.message ?? "")")
  }

  @Test(arguments: [
    "<!-- a note on clauselint -->", "<!-- clauselint-config -->", "<!-- clauselint.yml -->",
    "<!-- clauselint: never closed",
  ])
  func otherCommentsAreLeftAlone(text: String) throws {
    let found = try Self.comments(text + "\n\nText.\n")
    #expect(found.waivers.isEmpty && found.faults.isEmpty)
    #expect(WaiverComments.blanked(Array(text.utf8)) == Array(text.utf8))
  }

  @Test func aWordCommentIsAWaiver() {
    let document = Document(
      format: .word,
      blocks: [
        Block(text: "The Supplier may."),
        Block(kind: .comment, text: "clauselint: waive nda.publication; reason: Agreed."),
        Block(kind: .comment, text: "Is this clauselint?"),
      ])
    let found = WaiverComments(in: document, file: [], path: "a.docx", rules: Self.rules)
    #expect(found.waivers.map(\.source) == ["a.docx:2"])
    #expect(found.faults.isEmpty)
  }
}

@Suite struct DecisionTests {
  static let top = Passage(text: "", number: "", heading: [], block: 0, range: 0..<0)

  static func finding(_ status: Finding.Status, _ text: String) -> ReportedFinding {
    let passage = Passage(text: text, number: "9", heading: [], block: 3, range: 0..<text.utf8.count)
    return ReportedFinding.list([
      Finding(
        rule: "nda.publication", status: status, severity: .error, message: "", passage: passage, fix: nil)
    ])[0]
  }

  static func waiver(clause: String? = nil, expires: String? = nil) -> Waiver {
    Waiver(
      rule: "nda.publication", clause: clause.map(ClauseFingerprint.init(of:)), reason: "Agreed.",
      expires: expires.flatMap(CalendarDate.init), source: "w.yml:3")
  }

  struct Case: Sendable {
    var name: String
    var waiver: Waiver
    var finding: ReportedFinding?
    var holds: Bool
    var rule: HouseRule?
    /// What is said after the name of the waiver; # stands for the number of the clause.
    var says = ""
  }

  static let cases = [
    Case(name: "a missing clause", waiver: waiver(), finding: finding(.missing, ""), holds: true),
    Case(
      name: "the same words", waiver: waiver(clause: "It is  SECRET."),
      finding: finding(.adverse, "It is secret."),
      holds: true),
    Case(
      name: "other words", waiver: waiver(clause: "It is secret."),
      finding: finding(.adverse, "All is secret."),
      holds: false, rule: .waiverLapsed,
      says: "has lapsed: the clause has changed since; where the new words are approved, write “clause: #”."),
    Case(
      name: "words that are gone", waiver: waiver(clause: "It is secret."), finding: finding(.missing, ""),
      holds: false, rule: .waiverLapsed,
      says: "has lapsed: the clause it was given for is no longer there."),
    Case(
      name: "no words named", waiver: waiver(), finding: finding(.adverse, "All is secret."), holds: false,
      rule: .waiverUntied,
      says: "does not say which words it was given for; where these were approved, add “clause: #”."),
    Case(
      name: "no finding", waiver: waiver(), finding: nil, holds: false, rule: .waiverUnused,
      says: "waives nothing: the document has no such finding."),
    Case(
      name: "the last day", waiver: waiver(expires: "2027-03-31"), finding: finding(.missing, ""), holds: true
    ),
    Case(
      name: "the day after", waiver: waiver(expires: "2027-03-30"), finding: finding(.missing, ""),
      holds: false,
      rule: .waiverExpired, says: "held until 2027-03-30 and no longer does."),
  ]

  @Test(arguments: cases)
  func decisions(one: Case) throws {
    let today = try #require(CalendarDate("2027-03-31"))
    let decisions = Decisions(waivers: [one.waiver], neverWaived: [], today: today, top: Self.top)
    let (findings, about) = decisions.applied(to: one.finding.map { [$0] } ?? [], place: { _ in Self.top })
    #expect(findings.contains { $0.suppression == .waived(one.waiver) } == one.holds, "\(one.name)")
    #expect(about.map(\.rule) == (one.rule.map { [$0.rawValue] } ?? []), "\(one.name)")
    let number = one.finding.map { "\($0.key.clause)" } ?? ""
    let message = "The waiver of nda.publication (w.yml:3) " + one.says.replacing("#", with: number)
    #expect(about.map(\.message) == (one.rule == nil ? [] : [message]))
  }

  @Test func someRulesAreNeverWaived() throws {
    let today = try #require(CalendarDate("2027-03-31"))
    let decisions = Decisions(
      waivers: [Self.waiver()], neverWaived: ["nda.publication"], today: today, top: Self.top)
    let (findings, about) = decisions.applied(to: [Self.finding(.missing, "")], place: { _ in Self.top })
    #expect(findings[0].suppression == nil)
    #expect(about.map(\.rule) == ["waiver.forbidden"])
    #expect(about[0].severity == .error)
    #expect(
      about[0].message
        == "The waiver of nda.publication (w.yml:3) is not allowed here: the configuration lists the rule "
        + "under never-waive.")
  }

  /// A waiver for several files may well have no use for one of them.
  @Test func aSharedWaiverIsNeverUnused() throws {
    var waiver = Self.waiver()
    waiver.isShared = true
    let today = try #require(CalendarDate("2027-03-31"))
    let decisions = Decisions(waivers: [waiver], neverWaived: [], today: today, top: Self.top)
    #expect(decisions.applied(to: [], place: { _ in Self.top }).about.isEmpty)
  }

  @Test(
    arguments: [
      ("waivers: []\n", nil), ("waivers:\n  - rule: nda.publication\n    file: a.md\n    reason: x\n", nil),
      (
        "waivers:\n  - rule: nda.publication\n    file: a.md\n",
        "w.yml:2:5: a waiver needs the key “reason”; add it."
      ),
      (
        "waivers:\n  - rule: nda.publicaton\n    file: a.md\n    reason: x\n",
        "w.yml:2:11: there is no rule “nda.publicaton”; did you mean “nda.publication”?"
      ),
      (
        "waivers:\n  - {rule: nda.publication, file: a, reason: x, expires: soon}\n",
        "w.yml:2:58: “soon” is no date; write it as 2027-03-31."
      ),
      (
        "waivers:\n  - {rule: nda.publication, file: a, reason: x, clause: abc}\n",
        "w.yml:2:57: “abc” is not the number of a clause; it has 16 digits, and `clauselint waive` writes it."
      ),
      (
        "waivers:\n  - {rule: nda.publication, file: a, reasn: x}\n",
        "w.yml:2:38: a waiver has no key “reasn”; did you mean “reason”?"
      ), ("waivers: soon\n", "w.yml:1:10: “waivers” must be a list."),
      ("[]\n", "w.yml:1:1: “the file” must be a mapping with the keys waivers."),
      ("\u{7}garbage: [\n", "w.yml:1:1: this is not well-formed YAML: control characters are not allowed."),
    ] as [(String, String?)])
  func files(text: String, fault: String?) throws {
    guard let fault else {
      _ = try WaiverFile(text, path: "w.yml", folder: "/r", rules: WaiverTests.rules)
      return
    }
    let thrown = #expect(throws: SettingsFault.self) {
      _ = try WaiverFile(text, path: "w.yml", folder: "/r", rules: WaiverTests.rules)
    }
    #expect(thrown?.description == fault)
  }
}
