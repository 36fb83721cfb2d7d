import Foundation
import Testing

/// The commands of those who write clauses, and an organisation's own folder.
@Suite struct LibraryCommandTests {
  /// Three invented letters with labels.
  private func corpus() throws -> Scratch {
    let folder = try Scratch()
    for name in ["documents", "labels"] {
      try FileManager.default.createDirectory(
        at: folder.url.appending(path: name), withIntermediateDirectories: true)
    }
    let owned = "The Council shall own all data collected under this Agreement by the software."
    try folder.write("documents/owned.txt", "1. \(owned)\n")
    try folder.write("documents/silent.md", CommandTests.terms)
    try folder.write("labels/owned.json", Self.label("owned", "present", "present"))
    try folder.write("labels/silent.json", Self.label("silent", "missing", "absent"))
    return folder
  }

  private static func label(_ doc: String, _ status: String, _ element: String) -> String {
    """
    {"doc": "\(doc)", "digital": true, "note": "invented", "families": {"data-ownership":
      {"status": "\(status)", "elements": {"ownership": "\(element)"}, "evidence": {}, "adverse": []}}}
    """
  }

  @Test func figuresAreMeasuredAndShown() throws {
    let folder = try corpus()
    let evaluate = ["library", "evaluate", "."]
    let text = try BuiltCommand.run(evaluate, in: folder)
    #expect(text.status == 0)
    #expect(
      text.output == """
                                  precision  recall     F1  right  wrong  overlooked
        data-ownership: missing       1.000   1.000  1.000      1      0           0
        data-ownership: adverse           -       -      -      0      0           0
        data-ownership.ownership      1.000   1.000  1.000      1      0           0
        all: missing                  1.000   1.000  1.000      1      0           0
        all: adverse                      -       -      -      0      0           0
        all elements                  1.000   1.000  1.000      1      0           0

        2 documents; status of families right 1.000 (2 of 2), digital or not right 1.000 (2 of 2).

        """)
    let json = try BuiltCommand.run(evaluate + ["--format", "json"], in: folder)
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8))
    let report = try #require(object as? [String: Any])
    #expect((report["elements"] as? [String: Any])?["f1"] as? Double == 1)

    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "ours"), withIntermediateDirectories: true)
    let written = try BuiltCommand.run(
      evaluate + ["--corpus", "2 invented letters", "--date", "2026-03-01", "--write", "ours/measured.yaml"],
      in: folder)
    #expect(written.status == 0, "\(written.errors)")
    let page = try BuiltCommand.run(["explain", "data-ownership.ownership", "--library", "ours"], in: folder)
    #expect(
      page.output.contains(
        """
        Measured
          That it is there: precision 1.000 (1 of 1 found), recall 1.000 (1 of 1 labelled)
          Measured on 2 invented letters, 2026-03-01.

        """))
  }

  @Test func theShippedFiguresAreShown() throws {
    let page = try BuiltCommand.run(["explain", "data-ownership"], in: try Scratch())
    #expect(page.output.contains("  That a term is adverse: precision "))
    #expect(page.output.contains("  Measured on 74 labelled procurement documents and contracts, 20"))
  }

  struct Slip: Sendable, CustomTestStringConvertible {
    var name: String
    var file: String
    var text: String?
    var says: String

    var testDescription: String { name }
  }

  @Test(arguments: [
    Slip(
      name: "a label that is no JSON", file: "labels/owned.json", text: "{",
      says:
        "labels/owned.json:2:1: this is not well-formed YAML: while parsing a flow node, did not find expected "
        + "node content."),
    Slip(
      name: "a status that is none", file: "labels/owned.json", text: label("owned", "there", "present"),
      says:
        "labels/owned.json:2:14: “families.data-ownership.status” cannot be “there”; use present, weak, missing, "
        + "adverse or not-applicable."),
    Slip(
      name: "an element that is none", file: "labels/owned.json",
      text: label("owned", "present", "present").replacing("\"ownership\"", with: "\"owner\""),
      says: "labels/owned.json:2:38: the family has no element “owner”; correct the id."),
    Slip(
      name: "a label without its document", file: "documents/owned.txt", text: nil,
      says: "./labels/owned.json: No document is named owned in ./documents; add it, or take the label away."),
    Slip(
      name: "two documents of one name", file: "documents/owned.md", text: "x",
      says: "./labels/owned.json: Several documents are named owned in ./documents; keep one."),
    Slip(
      name: "a document that cannot be read", file: "documents/owned.txt", text: "",
      says: "./documents/owned.txt: The file is empty; give a file that holds the text of the contract."),
  ])
  func slipInACorpusIsNamed(_ slip: Slip) throws {
    let folder = try corpus()
    if let text = slip.text {
      try folder.write(slip.file, text)
    } else {
      try FileManager.default.removeItem(at: folder.url.appending(path: slip.file))
    }
    let result = try BuiltCommand.run(["library", "evaluate", "."], in: folder)
    #expect(result.status == 2)
    #expect(result.output == "")
    #expect(
      result.errors.hasPrefix("clauselint: \(slip.says.hasPrefix("labels") ? "./" : "")\(slip.says)\n"),
      "\(result.errors)")
  }

  @Test func aNewElementAndAFamilyAreWrittenOnce() throws {
    let folder = try Scratch()
    for (id, file) in [
      ("nda.register", "nda/register.yaml"), ("street-furniture", "street-furniture/model.md"),
    ] {
      let new = ["library", "new", id, "--into", "ours"]
      let first = try BuiltCommand.run(new, in: folder)
      #expect(first.status == 0, "\(first.errors)")
      #expect(first.errors.contains("ours/\(file) is written.\n"))
      let text = try folder.read("ours/\(file)")
      let second = try BuiltCommand.run(new, in: folder)
      #expect(second.status == 2)
      #expect(try folder.read("ours/\(file)") == text)
    }
    let rules = try BuiltCommand.run(["rules", "--library", "ours"], in: folder)
    #expect(rules.output.contains("\nstreet-furniture.register "))
    #expect(rules.output.contains("\nnda.register "))
    #expect(rules.output.contains("\ndata-ownership.ownership ") || rules.output.hasPrefix("accountability"))
  }

  /// Every example of the built-in library is tried again with the overlay's words.
  @Test func anOverlayIsTested() throws {
    let folder = try Scratch()
    _ = try BuiltCommand.run(["library", "new", "nda.register", "--into", "ours"], in: folder)
    let result = try BuiltCommand.run(["library", "test", "ours"], in: folder)
    #expect(result.status == 0, "\(result.output)\(result.errors)")
  }

  /// A whole library of one new family, with the words of the built-in one.
  @Test func phrasesAreCovered() throws {
    let folder = try Scratch()
    _ = try BuiltCommand.run(["library", "new", "street-furniture", "--into", "ours"], in: folder)
    try FileManager.default.copyItem(
      at: BuiltCommand.package.appending(path: "ClauseLibrary/lexicon"),
      to: folder.url.appending(path: "ours/lexicon"))
    let good = try BuiltCommand.run(["library", "test", "--coverage", "ours"], in: folder)
    #expect(good.status == 0, "\(good.output)\(good.errors)")
    let text = try folder.read("ours/street-furniture/register.yaml")
    try folder.write(
      "ours/street-furniture/register.yaml",
      text.replacing("satisfied:\n  -", with: "satisfied:\n  - \"{supplier} shall polish equipment\"\n  -"))
    let line =
      "ours/street-furniture/register.yaml:10:5: street-furniture.register: no example fires the pattern “{supplier} shall polish equipment”\n"
    let untried = try BuiltCommand.run(["library", "test", "--coverage", "ours"], in: folder)
    #expect(untried.status == 1)
    #expect(untried.output == line)
  }

  /// The second folder lies over the first.
  @Test func foldersLieOverEachOther() throws {
    let folder = try Scratch()
    for name in ["town", "office"] {
      _ = try BuiltCommand.run(["library", "new", "nda.register", "--into", name], in: folder)
    }
    let text = try folder.read("office/nda/register.yaml")
    try folder.write("office/nda/register.yaml", text.replacing("severity: warning", with: "severity: note"))
    let above = try BuiltCommand.run(["rules", "--library", "town", "--library", "office"], in: folder)
    #expect(above.output.contains(#/nda.register +note/#))
    let below = try BuiltCommand.run(["rules", "--library", "office", "--library", "town"], in: folder)
    #expect(below.output.contains(#/nda.register +warning/#))
  }

  /// A check with an overlay asks what the overlay asks.
  @Test func aCheckAsksWhatTheOverlayAsks() throws {
    let folder = try Scratch()
    try folder.write("terms.txt", CommandTests.terms)
    _ = try BuiltCommand.run(["library", "new", "street-furniture", "--into", "ours"], in: folder)
    let result = try BuiltCommand.run(
      ["check", "--format", "concise", "--library", "ours", "terms.txt"], in: folder)
    #expect(result.output.contains("street-furniture.register"), "\(result.output)\(result.errors)")
    #expect(result.output.contains("data-ownership.ownership"))
  }
}
