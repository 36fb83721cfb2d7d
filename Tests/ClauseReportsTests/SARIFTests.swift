import ClauseLint
import ClauseReports
import Foundation
import Testing

/// What the standard demands of a SARIF log, and what code scanning adds to it.
@Suite struct SARIFTests {
  private static func run(_ profile: SARIFProfile = .github) throws -> [String: Any] {
    let text = SARIFReport(try Samples.decided(), library: Samples.library, profile: profile).text
    let log = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(log["version"] as? String == "2.1.0")
    return try #require((log["runs"] as? [[String: Any]])?.first)
  }

  private static func object(_ value: Any?, _ path: String...) throws -> [String: Any] {
    var object = value
    for key in path { object = (object as? [String: Any])?[key] }
    return try #require(object as? [String: Any])
  }

  @Test func everyRuleIsDescribed() throws {
    let run = try Self.run()
    let rules = try #require(Self.object(run, "tool", "driver")["rules"] as? [[String: Any]])
    let ids = rules.compactMap { $0["id"] as? String }
    #expect(ids.count == rules.count && Set(ids).count == ids.count)
    for rule in rules {
      let short = try Self.object(rule, "shortDescription")
      #expect((short["text"] as? String)?.isEmpty == false)
      let full = try #require(Self.object(rule, "fullDescription")["text"] as? String)
      #expect(full.count <= 1024)
      #expect(try Self.object(rule, "help").keys.sorted() == ["markdown", "text"])
      let level = try #require(Self.object(rule, "defaultConfiguration")["level"] as? String)
      #expect(["note", "warning", "error"].contains(level))
    }
  }

  @Test func everyResultHasAPlaceAndARule() throws {
    let run = try Self.run()
    let rules = try #require(Self.object(run, "tool", "driver")["rules"] as? [[String: Any]])
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.count == 4)
    for result in results {
      let location = try #require((result["locations"] as? [[String: Any]])?.first)
      let region = try Self.object(location, "physicalLocation", "region")
      for key in ["startLine", "startColumn", "endLine", "endColumn"] {
        #expect((region[key] as? Int ?? 0) >= 1)
      }
      let index = try #require(result["ruleIndex"] as? Int)
      if index >= 0 { #expect(rules[index]["id"] as? String == result["ruleId"] as? String) }
      #expect(["new", "unchanged"].contains(result["baselineState"] as? String ?? ""))
    }
  }

  @Test func whatIsWaivedIsMarkedAndNotDropped() throws {
    let results = try #require(try Self.run()["results"] as? [[String: Any]])
    let kinds = results.map { (($0["suppressions"] as? [[String: Any]])?.first)?["kind"] as? String }
    #expect(kinds == [nil, "inSource", "external", nil])
  }

  /// Code hosts would show it as an alert: only the strict profile has it.
  @Test func whatIsNoLongerFoundIsAbsentInTheStrictProfile() throws {
    var report = try Samples.decided()
    report.documents[0].fixed = [
      Baseline.Entry(rule: "bees.keeping", status: .weak, clause: .none, quote: "The Supplier should")
    ]
    #expect(!SARIFReport(report, library: Samples.library).text.contains("absent"))
    let text = SARIFReport(report, library: Samples.library, profile: .strict).text
    let log = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let results = try #require((log["runs"] as? [[String: Any]])?.first?["results"] as? [[String: Any]])
    let absent = try #require(results.first { $0["baselineState"] as? String == "absent" })
    #expect(absent["ruleId"] as? String == "bees.keeping")
    let said = "The baseline has bees.keeping, weak (“The Supplier should …”), which is no longer found."
    #expect(try Self.object(absent, "message")["text"] as? String == said)
  }

  /// A Word file is no text: by the letter, a place in it is a range of bytes of a part.
  @Test func theStrictProfileNamesBytesOfTheWordPart() throws {
    var report = try Samples.decided()
    let block = Block(text: "x", source: SourceRange(part: "word/document.xml", bytes: 100..<180))
    report.documents[0].document = Document(format: .word, blocks: [block, block, block])
    let text = SARIFReport(report, library: Samples.library, profile: .strict).text
    #expect(text.contains("\"byteOffset\": 100"))
    #expect(text.contains("\"parentIndex\": 0"))
    #expect(!text.contains("startLine"))
  }
}

@Suite struct FingerprintTests {
  @Test(arguments: [
    ("The  Supplier\nshall", "the supplier shall"), ("“Contract Data”", "\"contract data\""),
    ("soft\u{AD}ware – here", "software - here"), ("see clause 12.3(b).", "see clause 14.1."),
    ("clauses 3, 4 and 5 hold", "clauses 7, 8 and 9 hold"),
  ])
  func formDoesNotCount(first: String, second: String) {
    #expect(ClauseFingerprint(of: first) == ClauseFingerprint(of: second))
  }

  @Test(arguments: [
    ("in 30 days", "in 60 days"), ("shall", "shall not"), ("clause", "clauses"), ("", "x"),
    ("and 5 days", "and 6 days"),
  ])
  func wordsCount(first: String, second: String) {
    #expect(ClauseFingerprint(of: first) != ClauseFingerprint(of: second))
  }

  @Test func itIsWrittenAndReadAgain() {
    let print = ClauseFingerprint(of: "The Supplier shall.")
    #expect(ClauseFingerprint(print.description) == print)
    #expect(print.description == "818294ab5fd62ff4")
    for bad in ["", "36a06fbf", "36a06fbfa5ab9ee5a", "+6a06fbfa5ab9ee5", "36a06fbfa5ab9eex"] {
      #expect(ClauseFingerprint(bad) == nil, "\(bad)")
    }
  }

  @Test func equalFindingsAreCounted() {
    let finding = Samples.assessment.findings[0]
    #expect(FindingKey.keys(of: [finding, finding]).map(\.ordinal) == [1, 2])
  }
}
