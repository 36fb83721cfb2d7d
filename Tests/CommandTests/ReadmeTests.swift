import Foundation
import Testing

/// What the README claims is tried: its commands are run, its output is compared, its numbers are looked up.
@Suite struct ReadmeTests {
  static let lines: [String] = {
    let text =
      (try? String(contentsOf: BuiltCommand.package.appending(path: "README.md"), encoding: .utf8)) ?? ""
    return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }()

  /// The lines of all blocks in one language.
  static func block(_ language: String) -> [String] {
    var isInside = false
    return lines.filter { line in
      if line.hasPrefix("```") {
        isInside = line == "```\(language)" && !isInside
        return false
      }
      return isInside && !line.isEmpty
    }
  }

  static let commands = block("sh").filter { $0.hasPrefix("clauselint ") }

  @Test func itIsShort() { #expect(Self.lines.count <= 200) }

  @Test func thereAreCommands() { #expect(Self.commands.count > 8) }

  /// A folder with the files that the README speaks of.
  private static func folder() throws -> Scratch {
    let folder = try Scratch()
    try folder.link("lighting-tender.docx", to: "Fixtures/contracts/lighting-tender.docx")
    try folder.link("ClauseLibrary", to: "ClauseLibrary")
    try folder.write("terms.md", CommandTests.terms)
    let own = folder.url.appending(path: "our-clauses/nda")
    try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: BuiltCommand.package.appending(path: "ClauseLibrary/nda/publication.yaml"),
      to: own.appending(path: "publication.yaml"))
    return folder
  }

  @Test(arguments: commands)
  func commandRuns(line: String) throws {
    let folder = try Self.folder()
    try Self.prepare(line, in: folder)
    let result = try BuiltCommand.shell(line, in: folder)
    #expect([0, 1].contains(result.status), "\(result.errors)")
  }

  /// Makes what a command reads and an earlier one of the README wrote.
  private static func prepare(_ line: String, in folder: Scratch) throws {
    if line.contains("returned.docx") {
      let redline =
        "clauselint redline -q lighting-tender.docx --only data-ownership --author \"City Legal\" -o"
      _ = try BuiltCommand.shell("\(redline) redlined.docx; cp redlined.docx returned.docx", in: folder)
    }
    if line.contains("verify appendix.docx") {
      _ = try BuiltCommand.shell("clauselint appendix -q -o appendix.docx", in: folder)
    }
  }

  /// The other lines build and install: their targets and products are there.
  @Test func otherLinesAreKnown() throws {
    let makefile = try String(contentsOf: BuiltCommand.package.appending(path: "Makefile"), encoding: .utf8)
    for line in Self.block("sh") where !line.hasPrefix("clauselint ") {
      if line.hasPrefix("make ") {
        #expect(makefile.contains("\n\(line.dropFirst("make ".count)):"), "\(line)")
      } else {
        #expect(line == "sudo install .build/release/clauselint /usr/local/bin/")
      }
    }
  }

  /// `<!-- output: a command -->` stands before what the command prints.
  ///
  /// With RECORD=1 in the environment the README is written instead, and the test fails, so that it is looked at.
  @Test func outputIsReal() throws {
    let mark = "<!-- output: "
    let start = try #require(Self.lines.firstIndex { $0.hasPrefix(mark) })
    let end = try #require(Self.lines[start...].firstIndex(of: "<!-- /output -->"))
    let command = String(Self.lines[start].dropFirst(mark.count).dropLast(" -->".count))
    let output = try BuiltCommand.shell(command, in: try Self.folder()).output
    let wanted =
      ["```"] + output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
      + ["```"]
    guard ProcessInfo.processInfo.environment["RECORD"] == "1" else {
      #expect(Array(Self.lines[(start + 1)..<end]) == wanted, "RECORD=1 records it anew.")
      return
    }
    let lines = Self.lines[...start] + wanted + Self.lines[end...]
    try Data(lines.joined(separator: "\n").utf8).write(to: BuiltCommand.package.appending(path: "README.md"))
    Issue.record("Recorded README.md; look at it and run again without RECORD.")
  }

  @Test func theHookIsOneThatThereIs() throws {
    let hooks = try String(
      contentsOf: BuiltCommand.package.appending(path: ".pre-commit-hooks.yaml"), encoding: .utf8)
    let example = Self.block("yaml").map { $0.trimmingCharacters(in: .whitespaces) }
    let ids = example.filter { $0.hasPrefix("- id: ") }
    #expect(!ids.isEmpty)
    for id in ids { #expect(hooks.contains("\n\(id)\n"), "\(id)") }
    let version = try BuiltCommand.run(["--version"], in: try Scratch()).output.trimmingCharacters(
      in: .newlines)
    #expect(example.contains("rev: v\(version)"))
  }

  /// CONTRIBUTING.md says how the house is laid.
  @Test func everyFolderIsThere() throws {
    let text = try String(
      contentsOf: BuiltCommand.package.appending(path: "CONTRIBUTING.md"), encoding: .utf8)
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("| `") }
    let folders = rows.flatMap { row in
      (row.split(separator: "|").first ?? "").matches(of: #/`([A-Z][a-z][A-Za-z\/]*\/)`/#).map {
        String($0.1)
      }
    }
    #expect(folders.count > 6)
    for folder in folders {
      let path = BuiltCommand.package.appending(path: folder).path
      #expect(FileManager.default.fileExists(atPath: path), "\(folder)")
    }
  }
}
