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

  /// The same bytes in every form, for any number of jobs and any locale.
  @Test(arguments: ["text", "html", "sarif", "junit", "gitlab", "csv", "markdown", "github"])
  func sameBytesEverywhere(format: String) throws {
    let folder = try Scratch()
    try folder.link("contracts", to: "Fixtures/contracts")
    let files = ["contracts/parking-sensors.txt", "contracts/bike-share.md", "contracts/office-chairs.txt"]
    let plain = try BuiltCommand.run(["check", "--format", format, "--jobs", "1"] + files, in: folder)
    let other = try BuiltCommand.run(
      ["check", "--format", format, "--jobs", "3"] + files, in: folder,
      environment: ["LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati"])
    #expect(plain == other)
  }
}
