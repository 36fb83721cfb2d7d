import Foundation
import Testing

@Suite struct CommandTests {
  /// A contract that leaves the data, the source code and the handover out.
  static let terms = """
    1. The Supplier shall supply the software that controls the street lights of the Town.

    2. The software sends the readings of all sensors to the Supplier.

    """

  private func folder() throws -> Scratch {
    let folder = try Scratch()
    try folder.write("terms.txt", Self.terms)
    try folder.write("other.md", "# Software\n\n" + Self.terms)
    return folder
  }

  @Test(arguments: [("error", 1), ("warning", 1), ("note", 1), ("never", 0)] as [(String, Int32)])
  func findingsAreExitStatusOne(level: String, status: Int32) throws {
    let result = try BuiltCommand.run(["check", "--fail-on", level, "terms.txt"], in: try folder())
    #expect(result.status == status)
    #expect(result.errors == "")
    #expect(result.output.hasPrefix("terms.txt\n"))
    #expect(result.output.contains("\n1 document: "))
    #expect(!result.output.contains("\u{1B}"))
  }

  @Test func machineOutputStandsAlone() throws {
    let result = try BuiltCommand.run(
      ["check", "--format", "json", "terms.txt", "nowhere.docx"], in: try folder())
    #expect(result.status == 2)
    let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    let report = try #require(object as? [String: Any])
    let documents = try #require(report["documents"] as? [[String: Any]])
    #expect(documents.map { $0["path"] as? String } == ["terms.txt", "nowhere.docx"])
    #expect(documents[1]["error"] as? String == "There is no such file; check the path.")
    let lines = result.errors.split(separator: "\n")
    #expect(lines.first == "clauselint: nowhere.docx: There is no such file; check the path.")
    #expect(lines.last?.hasPrefix("2 documents: ") == true)
    #expect(lines.last?.hasSuffix("; 1 document could not be read.") == true)
  }

  @Test func oneBadFileDoesNotStopTheOthers() throws {
    let result = try BuiltCommand.run(["check", "nowhere.docx", "terms.txt"], in: try folder())
    #expect(result.status == 2)
    #expect(result.output.hasPrefix("terms.txt\n"))
  }

  @Test func anyNumberOfJobsGivesTheSameBytes() throws {
    let folder = try folder()
    let files = (0..<12).map { $0 % 3 == 0 ? "other.md" : $0 % 5 == 0 ? "nowhere.txt" : "terms.txt" }
    let one = try BuiltCommand.run(["check", "--format", "json", "--jobs", "1"] + files, in: folder)
    let many = try BuiltCommand.run(["check", "--format", "json", "--jobs", "7"] + files, in: folder)
    #expect(one == many)
  }

  /// A run over many files needs no more memory than one over few.
  @Test(arguments: ["json", "text", "jsonl=out.jsonl"])
  func memoryStaysFlat(format: String) throws {
    let folder = try Scratch()
    try folder.link("a.md", to: "Fixtures/contracts/bike-share.md")
    let sizes = try [20, 160].map { number in
      let files = String(repeating: " a.md", count: number)
      let result = try BuiltCommand.shell(
        """
        clauselint check -q --fail-on never --jobs 2 --format \(format)\(files) > /dev/null & pid=$!
        while kill -0 $pid 2> /dev/null; do grep VmHWM "/proc/$pid/status" 2> /dev/null; sleep 0.02; done | tail -n 1
        wait $pid
        """, in: folder)
      let size = result.output.split { !$0.isNumber }.first.flatMap { Int($0) }
      return try #require(size, "\(result.errors)")
    }
    // In KiB: kept, the reports on 140 documents would take some 30 MB.
    #expect(sizes[1] - sizes[0] < 8_192, "\(sizes)")
  }

  /// A reader that goes away ends a long run, and nothing is said of it.
  @Test func aRunEndsWhenNobodyReads() throws {
    let folder = try Scratch()
    try folder.link("a.md", to: "Fixtures/contracts/bike-share.md")
    let files = String(repeating: " a.md", count: 2_000)
    let result = try BuiltCommand.shell(
      "{ timeout 60 clauselint check --concise --jobs 2\(files); echo \"status $?\" >&2; } | head -n 1",
      in: folder)
    #expect(result.output.split(separator: "\n").count == 1)
    #expect(result.errors == "status 1\n")
  }

  @Test(arguments: ["docx", "md"])
  func writingAgainGivesTheSameBytes(ending: String) throws {
    let folder = try Scratch()
    try folder.link("contracts", to: "Fixtures/contracts")
    let contract = ending == "docx" ? "contracts/lighting-tender.docx" : "contracts/bike-share.md"
    for name in ["a.\(ending)", "b.\(ending)"] {
      let redline = ["redline", contract, "-o", name, "--date", "2026-03-01"]
      #expect(try BuiltCommand.run(redline, in: folder).status == 0)
      #expect(try BuiltCommand.run(["appendix", "-o", "appendix-\(name)"], in: folder).status == 0)
    }
    for name in ["a.\(ending)", "appendix-a.\(ending)"] {
      let again = name == "a.\(ending)" ? "b.\(ending)" : "appendix-b.\(ending)"
      #expect(try folder.data(name) == folder.data(again), "\(name)")
    }
  }

  @Test func standardInputIsReadUnderItsName() throws {
    let folder = try folder()
    let named = try BuiltCommand.run(
      ["check", "--format", "concise", "-", "--stdin-filename", "draft.txt"], in: folder, input: Self.terms)
    #expect(named.status == 1)
    #expect(named.output.hasPrefix("draft.txt:"))
    let unnamed = try BuiltCommand.run(["check", "-"], in: folder, input: Self.terms)
    #expect(unnamed.output.hasPrefix("-\n"))
  }

  @Test func quietLeavesTheSummaryOut() throws {
    let folder = try folder()
    let text = try BuiltCommand.run(["check", "-q", "terms.txt"], in: folder)
    #expect(!text.output.contains("1 document: "))
    let json = try BuiltCommand.run(["check", "-q", "--format", "json", "terms.txt"], in: folder)
    #expect(json.errors == "")
  }

  @Test func colourIsForTerminalsUnlessAskedFor() throws {
    let folder = try folder()
    let always = try BuiltCommand.run(["check", "--color", "always", "terms.txt"], in: folder)
    #expect(always.output.contains("\u{1B}[31m"))
    let never = try BuiltCommand.run(["check", "--color", "never", "terms.txt"], in: folder)
    #expect(!never.output.contains("\u{1B}"))
  }

  @Test func aClosedPipeIsNoFailure() throws {
    let result = try BuiltCommand.shell(
      "{ clauselint rules --format json; clauselint text terms.txt; echo $? >&2; } | true", in: try folder())
    #expect(result.errors == "0\n")
  }

  @Test func aFullDiskIsAFailure() throws {
    let result = try BuiltCommand.shell("clauselint rules > /dev/full", in: try folder())
    #expect(result.status == 2)
    #expect(result.errors == "clauselint: The output cannot be written: no space left on device.\n")
  }

  @Test func textIsOneBlockALine() throws {
    let result = try BuiltCommand.run(["text", "terms.txt"], in: try folder())
    #expect(result.status == 0)
    #expect(
      result.output.hasPrefix("1. The Supplier shall supply") || result.output.hasPrefix("1 The Supplier"))
  }

  @Test func aRedlineIsWrittenBesideItsInput() throws {
    let folder = try folder()
    let result = try BuiltCommand.run(
      ["redline", "terms.txt", "-o", "out.txt", "--date", "2026-03-01"], in: folder)
    #expect(result.status == 0)
    #expect(result.output == "")
    #expect(try folder.names == ["other.md", "out.txt", "terms.txt"])
    #expect(try folder.read("terms.txt") == Self.terms)
    let again = try BuiltCommand.run(
      ["redline", "-q", "terms.txt", "-o", "-", "--format", "text"], in: folder)
    #expect(again.output == (try folder.read("out.txt")))
    #expect(again.errors == "")
  }

  @Test(arguments: ["appendix.md", "appendix.txt", "appendix.docx"])
  func anAppendixIsWritten(name: String) throws {
    let folder = try Scratch()
    let result = try BuiltCommand.run(
      ["appendix", "-o", name, "--authority", "the Town of Elmford"], in: folder)
    #expect(result.status == 0)
    #expect(try folder.names == [name])
  }

  @Test func theLibraryExplainsItself() throws {
    let folder = try Scratch()
    let page = try BuiltCommand.run(["explain", "data-ownership.ownership"], in: folder)
    #expect(page.status == 0)
    #expect(page.output.hasPrefix("data-ownership.ownership\n"))
    let rules = try BuiltCommand.run(["rules"], in: folder)
    #expect(rules.output.contains("data-ownership.ownership "))
    let trial = try BuiltCommand.run(["library", "test"], in: folder)
    #expect(trial.status == 0, "\(trial.output)")
  }

  @Test(arguments: [["--help"], ["check", "--help"], ["help", "redline"], ["--version"], []])
  func helpIsNoFailure(arguments: [String]) throws {
    let result = try BuiltCommand.run(arguments, in: try Scratch())
    #expect(result.status == 0)
    #expect(!result.output.isEmpty)
    #expect(result.errors == "")
  }
}
