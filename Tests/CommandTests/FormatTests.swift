import Foundation
import Testing

/// Reports in several forms at once, and where their words go.
@Suite struct FormatTests {
  private func folder() throws -> Scratch {
    let folder = try Scratch()
    try folder.write("terms.txt", CommandTests.terms)
    return folder
  }

  @Test func severalReportsAreWrittenInOneRun() throws {
    let folder = try folder()
    let result = try BuiltCommand.run(
      ["check", "--format", "html=a.html,sarif=a.sarif", "--format", "junit", "terms.txt"], in: folder)
    #expect(result.status == 1)
    #expect(result.output.hasPrefix("<?xml "))
    #expect(result.errors.hasPrefix("1 document: "))
    #expect(try folder.names == ["a.html", "a.sarif", "terms.txt"])
    #expect(try folder.read("a.html").hasPrefix("<!DOCTYPE html>"))
    _ = try JSONSerialization.jsonObject(with: folder.data("a.sarif"))
  }

  @Test func everythingInFilesLeavesStandardOutputEmpty() throws {
    let folder = try folder()
    let result = try BuiltCommand.run(["check", "--output-file", "out.txt", "terms.txt"], in: folder)
    #expect(result.output == "")
    #expect(result.errors.hasPrefix("1 document: "))
    #expect(try folder.read("out.txt").hasPrefix("terms.txt\n"))
  }

  /// One report that cannot be written takes the others with it, and nothing of them stays.
  @Test(arguments: ["json=a.json,csv=/dev/full", "csv=/dev/full,json=a.json"])
  func aFullDiskLeavesNothingBehind(_ formats: String) throws {
    let folder = try Scratch()
    try folder.write("terms.txt", CommandTests.terms)
    let result = try BuiltCommand.run(["check", "-q", "--format", formats, "terms.txt"], in: folder)
    #expect(result.status == 2)
    #expect(result.errors.contains("/dev/full: The file cannot be written: no space left on device."))
    #expect(try folder.names == ["terms.txt"])
  }

  @Test func conciseIsAForm() throws {
    let folder = try folder()
    let flag = try BuiltCommand.run(["check", "--concise", "terms.txt"], in: folder)
    let format = try BuiltCommand.run(["check", "--format", "concise", "terms.txt"], in: folder)
    #expect(flag == format)
  }

  @Test func aStepIsSummedUpForGitHub() throws {
    let folder = try folder()
    try folder.write("summary.md", "Before.\n")
    let path = folder.url.appending(path: "summary.md").path
    let result = try BuiltCommand.run(
      ["check", "--format", "github", "terms.txt"], in: folder, environment: ["GITHUB_STEP_SUMMARY": path])
    #expect(result.output.contains("::error file=terms.txt,line="))
    #expect(try folder.read("summary.md").hasPrefix("Before.\n# Clause report\n"))
    let refused = try BuiltCommand.run(
      ["check", "--format", "github", "terms.txt"], in: folder,
      environment: ["GITHUB_STEP_SUMMARY": "/nowhere/summary.md"])
    #expect(refused.status == 2)
    #expect(
      refused.errors
        == "clauselint: /nowhere/summary.md: The summary of the step cannot be written: no such file or directory.\n"
    )
  }

  /// Paths count from the top of the repository, as code hosts want it.
  @Test func pathsBeginAtTheTopOfTheRepository() throws {
    let folder = try folder()
    for name in [".git", "tenders"] {
      try FileManager.default.createDirectory(
        at: folder.url.appending(path: name), withIntermediateDirectories: true)
    }
    try folder.write("tenders/a b.txt", CommandTests.terms)
    let result = try BuiltCommand.shell(
      "cd tenders; clauselint check -q --format sarif 'a b.txt'", in: folder)
    #expect(result.output.contains("\"uri\": \"tenders/a%20b.txt\""))
  }

  private static let formats = [
    "text", "concise", "json", "jsonl", "sarif", "junit", "github", "gitlab", "checkstyle", "rdjson",
    "markdown", "csv",
    "html",
  ]

  /// Every invented contract, and a file that is not there.
  private static func contracts(in folder: Scratch) throws -> [String] {
    try folder.link("contracts", to: "Fixtures/contracts")
    let names = try FileManager.default.contentsOfDirectory(
      atPath: BuiltCommand.package.appending(path: "Fixtures/contracts").path)
    return names.sorted().map { "contracts/\($0)" } + ["nowhere.docx"]
  }

  /// The same bytes in every form, for any number of jobs, any locale and any time zone.
  @Test func sameBytesEverywhere() throws {
    let folder = try Scratch()
    let files = try Self.contracts(in: folder)
    for (name, jobs, environment) in [
      ("a", "1", [:]),
      ("b", "2", ["LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati"]),
      ("c", "7", ["LC_ALL": "C", "TZ": "America/Adak"]),
    ] {
      let targets = Self.formats.map { "\($0)=\(name).\($0)" }.joined(separator: ",")
      let result = try BuiltCommand.run(
        ["check", "-q", "--format", targets, "--jobs", jobs] + files, in: folder, environment: environment)
      #expect(result.status == 2)
      #expect(result.errors == "clauselint: nowhere.docx: There is no such file; check the path.\n")
    }
    for format in Self.formats {
      #expect(try folder.data("a.\(format)") == folder.data("b.\(format)"), "\(format)")
      #expect(try folder.data("a.\(format)") == folder.data("c.\(format)"), "\(format)")
    }
  }

  /// Written while the documents are examined or all at the end, a report is the same bytes.
  @Test(arguments: ["text", "concise", "json", "jsonl", "csv", "checkstyle"])
  func flowingChangesNothing(format: String) throws {
    let folder = try Scratch()
    let files = try Self.contracts(in: folder)
    let flowing = try BuiltCommand.run(["check", "--format", format] + files, in: folder)
    let whole = try BuiltCommand.run(["check", "--format", "\(format),html=a.html"] + files, in: folder)
    #expect(flowing == whole)
  }

  /// The order in which files are named is the order of the report and nothing else.
  @Test func theOrderOfFilesChangesNothingElse() throws {
    let folder = try Scratch()
    let files = try Self.contracts(in: folder)
    func lines(_ files: [String], _ format: String) throws -> [Substring] {
      try BuiltCommand.run(["check", "-q", "--format", format] + files, in: folder).output.split(
        whereSeparator: \.isNewline)
    }
    for format in ["jsonl", "concise", "csv"] {
      let (there, back) = (try lines(files, format), try lines(files.reversed(), format))
      #expect(there != back)
      #expect(there.sorted() == back.sorted())
    }
  }
}
