import ClauseLint
import Testing

@Suite struct BaselineTests {
  static let before = """
    1. All data shall be the property of the Supplier.

    2. The Supplier may sell the data; see clause 1.

    """
  /// The same clauses, turned around, renumbered and typed otherwise.
  static let moved = """
    8.  The Supplier may sell the data; see
    clause 9.

    9.  All data shall be the property of
    the supplier.

    """

  static func findings(_ text: String) throws -> (Document, [ReportedFinding]) {
    let document = try DocumentReader.read(Array(text.utf8), name: "a.txt")
    let findings = document.blocks.enumerated().map { index, block in
      Finding(
        rule: block.text.contains("sell") ? "data.sale" : "data.ownership", status: .adverse,
        severity: .error,
        message: "Clause \(block.number).",
        passage: Passage(
          text: block.text, number: block.number, heading: [], block: index, range: 0..<block.text.utf8.count),
        fix: nil)
    }
    return (document, ReportedFinding.list(findings))
  }

  static func baseline(_ text: String, path: String = "a.txt") throws -> Baseline {
    let (document, findings) = try findings(text)
    return Baseline([Baseline.Record(path: path, document: document, findings: findings)])
  }

  @Test func itSurvivesMovingAndRenumbering() throws {
    let baseline = try Self.baseline(Self.before)
    let (document, findings) = try Self.findings(Self.moved)
    let record = try #require(
      baseline.record(path: "a.txt", text: ClauseFingerprint(of: document), exists: { _ in true }))
    let (marked, fixed) = record.applied(to: findings)
    #expect(marked.allSatisfy { $0.suppression == .baseline })
    #expect(fixed.isEmpty)
  }

  @Test func otherWordsAreNew() throws {
    let baseline = try Self.baseline(Self.before)
    let (_, findings) = try Self.findings(Self.before.replacing("may sell", with: "may lend and sell"))
    let (marked, fixed) = baseline.records[0].applied(to: findings)
    #expect(marked.map { $0.suppression == nil } == [false, true])
    #expect(fixed.map(\.rule) == ["data.sale"])
  }

  /// One record lets one finding pass.
  @Test func aSecondOfTheSameIsNew() throws {
    let baseline = try Self.baseline(Self.before)
    let (_, findings) = try Self.findings(Self.before)
    let (marked, _) = baseline.records[0].applied(to: findings + findings)
    #expect(marked.count { $0.suppression == nil } == 2)
  }

  @Test func aRenamedDocumentIsTheSame() throws {
    let baseline = try Self.baseline(Self.before, path: "old.txt")
    let print = ClauseFingerprint(of: try Self.findings(Self.before).0)
    #expect(baseline.record(path: "new.txt", text: print, exists: { _ in false }) != nil)
    #expect(baseline.record(path: "new.txt", text: print, exists: { _ in true }) == nil, "a copy is new")
    let other = ClauseFingerprint(of: "other")
    #expect(baseline.record(path: "new.txt", text: other, exists: { _ in false }) == nil)
  }

  @Test func updatingKeepsWhatWasNotChecked() throws {
    let baseline = Baseline(
      try ["b.txt", "a.txt", "gone.txt"].flatMap { try Self.baseline(Self.before, path: $0).records })
    let new = try Self.baseline("1. The Supplier may sell the data.\n", path: "a.txt").records
    let updated = baseline.replacing(new, exists: { $0 != "gone.txt" })
    #expect(updated.records.map(\.path) == ["a.txt", "b.txt"])
    #expect(updated.records.map(\.entries.count) == [1, 2])
  }

  @Test(
    arguments: [
      ("{\"version\": 1, \"documents\": []}", nil),
      (
        "{\"version\": 2, \"documents\": []}",
        "b.json:1:13: this file is of version 2, and this program reads version 1; write it anew with "
          + "`clauselint baseline update`."
      ),
      ("{\"version\": 1}", "b.json:1:1: a baseline needs the key “documents”; add it."),
      (
        "{\"version\": 1, \"documents\": [{}]}",
        "b.json:1:30: a document of a baseline needs the key “path”; add it."
      ),
      (
        "{\"version\": 1, \"documents\": [{\"path\": \"a\", \"text\": \"x\", \"findings\": []}]}",
        "b.json:1:52: “documents.text” must be 16 hexadecimal digits."
      ), ("<<<<<<< HEAD\n", "b.json:1:1: “the file” must be a mapping with the keys version and documents."),
      ("{\"version\": 1,", "b.json:2:1: this is not well-formed YAML"),
      ("", "b.json:1:1: “b.json” is empty; fill it in or remove it."),
    ] as [(String, String?)])
  func files(text: String, fault: String?) throws {
    guard let fault else {
      #expect(try Baseline(text, path: "b.json").records.isEmpty)
      return
    }
    let thrown = #expect(throws: SettingsFault.self) { _ = try Baseline(text, path: "b.json") }
    #expect(thrown?.description.hasPrefix(fault) == true, "\(thrown?.description ?? "")")
  }
}
