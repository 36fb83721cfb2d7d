import Foundation
import Testing

/// The command `redline` and its relatives, as they are built.
@Suite struct RedlineCommandTests {
  static let contract = """
    1. Parties

    1.1 This contract is between Lindvik Council (the “Council”) and Hedera Systems Ltd (the “Supplier”).

    1.2 The Supplier shall host the software for the Council, and the Council shall pay the Supplier.

    2. Terms

    2.1 The Supplier shall own all Usage Data. The Supplier should return all Contract Data to the Council on request.

    """

  static func folder() throws -> Scratch {
    let folder = try Scratch()
    try folder.write("terms.txt", contract)
    try folder.link("tender.docx", to: "Fixtures/contracts/lighting-tender.docx")
    return folder
  }

  private static let only = ["--only", "data-ownership.derived-data", "--only", "data-ownership.return"]

  @Test func aRunEndsWithItsProof() throws {
    let folder = try Self.folder()
    let result = try BuiltCommand.run(
      ["redline", "tender.docx", "-o", "out.docx", "--only", "data-ownership.derived-data"], in: folder)
    #expect(result.status == 0)
    #expect(result.errors == "2 revisions, 1 comment; rejecting all restores the original.\n")
  }

  @Test func theReceiptHoldsTheProof() throws {
    let folder = try Self.folder()
    let arguments =
      ["redline", "terms.txt", "-o", "out.txt", "--receipt", "r.json", "--date", "2026-03-01"] + Self.only
    #expect(try BuiltCommand.run(arguments, in: folder).status == 0)
    let receipt = try #require(
      try JSONSerialization.jsonObject(with: folder.data("r.json")) as? [String: Any])
    let proposals = try #require(receipt["proposals"] as? [[String: Any]])
    #expect(
      proposals.map { $0["rule"] as? String } == ["data-ownership.derived-data", "data-ownership.return"])
    #expect(proposals.map { $0["kind"] as? String } == ["party", "modal"])
    #expect((proposals[0]["after"] as? String)?.hasPrefix("The Council shall own all Usage Data.") == true)
    #expect((proposals[0]["clause_sha256"] as? String)?.count == 64)
    let checks = try #require(receipt["checks"] as? [String: Any])
    #expect(checks["rejecting_restores_the_original"] as? Bool == true)
    #expect(checks["healed"] as? [String] == ["data-ownership.derived-data", "data-ownership.return"])
  }

  @Test func theSameRunGivesTheSameBytes() throws {
    let folder = try Self.folder()
    let epoch = ["SOURCE_DATE_EPOCH": "1767225600"]
    for name in ["one.docx", "two.docx"] {
      let arguments = ["redline", "-q", "tender.docx", "-o", name, "--only", "data-ownership"]
      #expect(try BuiltCommand.run(arguments, in: folder, environment: epoch).status == 0)
    }
    #expect(try folder.data("one.docx") == folder.data("two.docx"))
  }

  @Test(arguments: [
    ("a\ns\n", "Council shall own", "should return"), ("s\na\n", "Supplier shall own", "shall return"),
  ])
  func proposalsCanBeTakenOneByOne(answers: String, first: String, second: String) throws {
    let folder = try Self.folder()
    try folder.write("answers", answers)
    let line =
      "clauselint redline terms.txt -o out.txt --interactive \(Self.only.joined(separator: " ")) < answers"
    let result = try BuiltCommand.shell(line, in: folder)
    #expect(result.status == 0)
    #expect(result.errors.contains("1 of 2: data-ownership.derived-data at 2.1"))
    #expect(result.errors.contains("The [-Supplier-]{+Council+} shall own all Usage Data."))
    let text = try folder.read("out.txt")
    #expect(text.contains(first) && text.contains(second))
  }

  @Test func trackedChangesOfOthersCanBeRefused() throws {
    let folder = try Self.folder()
    let own = ["--only", "data-ownership.derived-data"]
    #expect(
      try BuiltCommand.run(["redline", "-q", "tender.docx", "-o", "one.docx"] + own, in: folder).status == 0)
    let again = ["redline", "one.docx", "-o", "two.docx", "--on-revisions"]
    let refused = try BuiltCommand.run(again + ["refuse"], in: folder)
    #expect(refused.status == 2)
    #expect(
      refused.errors
        == "clauselint: one.docx: The document carries 2 tracked changes already; accept or reject them, or leave out "
        + "--on-revisions refuse.\n")
    #expect(try BuiltCommand.run(again + ["keep"] + own, in: folder).status == 0)
  }

  @Test func aRedlineCanBeReadAsAPageOrAList() throws {
    let folder = try Self.folder()
    for (name, words) in [
      ("out.html", "The <del>Supplier</del><ins>Council</ins> shall own all Usage Data"),
      ("out.md", "The ~~Supplier~~**Council** shall own all Usage Data"),
    ] {
      let arguments = ["redline", "-q", "tender.docx", "-o", name, "--only", "data-ownership"]
      #expect(try BuiltCommand.run(arguments, in: folder).status == 0)
      #expect(try folder.read(name).contains(words), "\(name)")
    }
  }

  @Test func aReturnedRedlineIsTold() throws {
    let folder = try Self.folder()
    let own = ["--only", "data-ownership.derived-data", "--author", "City Legal"]
    #expect(
      try BuiltCommand.run(["redline", "-q", "tender.docx", "-o", "sent.docx"] + own, in: folder).status == 0)
    let status = ["redline", "status", "sent.docx", "tender.docx", "--author", "City Legal"]
    let result = try BuiltCommand.run(status + ["--next-tier", "next.docx"], in: folder)
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("rejected: The Council shall own all Usage Data"))
    #expect(result.output.contains("(data-ownership.derived-data)"))
    #expect(result.errors.hasPrefix("next.docx: fallback text for data-ownership.derived-data; 2 revisions;"))
  }

  @Test func anAppendixTakesItsValuesFromAFile() throws {
    let folder = try Self.folder()
    try folder.write("values.yaml", "authority: Malmö stad\nreturn_days: 20\naccess_days: 3\n")
    let arguments = [
      "appendix", "-o", "a.md", "--family", "data-ownership", "--parameters", "values.yaml", "--set",
      "access_days=4",
    ]
    #expect(try BuiltCommand.run(arguments, in: folder).status == 0)
    let text = try folder.read("a.md")
    #expect(text.contains("means Malmö stad") && text.contains("within 4 working days"))
    #expect(text.contains("Within 20 days"))
    #expect(try BuiltCommand.run(["appendix", "verify", "a.md"], in: folder).status == 0)
    try folder.write("b.md", text.replacing("Within 20 days", with: "Within 200 days"))
    let altered = try BuiltCommand.run(["appendix", "verify", "b.md"], in: folder)
    #expect(altered.status == 1)
    #expect(altered.errors == "b.md: The words were altered since the appendix was written.\n")
  }

  /// The configuration of the folder holds for what is written as well; the command line goes before it.
  @Test func whatIsConfiguredIsWritten() throws {
    let folder = try Self.folder()
    try folder.write(
      ".clauselint.yml",
      """
      profile: data-sharing
      parties:
        authority: [Malmö stad]
        supplier: [Nordström & Söner AB]
      parameters:
        return_days: 20
      severities:
        nda.publication: off

      """)
    #expect(try BuiltCommand.run(["appendix", "-o", "a.md"], in: folder).status == 0)
    let text = try folder.read("a.md")
    #expect(text.contains("means Malmö stad") && text.contains("means Nordström & Söner AB"))
    #expect(text.contains("Within 20 days") && !text.contains("Open source"))
    let other = ["appendix", "-o", "b.md", "--authority", "the Council", "--set", "return_days=25"]
    #expect(try BuiltCommand.run(other + ["--family", "data-ownership"], in: folder).status == 0)
    let second = try folder.read("b.md")
    #expect(second.contains("“the Council” means") && second.contains("Within 25 days"))
    #expect(try BuiltCommand.run(["appendix", "-o", "c.md", "--isolated"], in: folder).status == 0)
    #expect(try !folder.read("c.md").contains("Malmö"))
    #expect(try BuiltCommand.run(["negotiate", "terms.txt", "-o", "t.csv"], in: folder).status == 0)
    let table = try folder.read("t.csv")
    #expect(table.contains("\"data-ownership.derived-data\"") && !table.contains("\"nda.publication\""))
    #expect(!table.contains("\"open-source."))
  }

  @Test func valuesAreAskedFor() throws {
    let folder = try Self.folder()
    try folder.write("answers", "400\n10\n\n\n\n\n")
    let line = "clauselint appendix -q -o a.md --family nda --ask < answers"
    let result = try BuiltCommand.shell(line, in: folder)
    #expect(result.status == 0)
    #expect(result.errors.contains("The parameter “publication_days” is 400; it must lie between 1 and 90."))
    #expect(try folder.read("a.md").contains("within 10 days of signature"))
  }

  @Test(arguments: ["table.docx", "table.md", "table.csv"])
  func aTableIsWritten(name: String) throws {
    let folder = try Self.folder()
    let result = try BuiltCommand.run(["negotiate", "terms.txt", "-o", name], in: folder)
    #expect(result.status == 0)
    #expect(try folder.data(name).count > 500)
  }
}
