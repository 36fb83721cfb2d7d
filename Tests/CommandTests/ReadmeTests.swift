import Foundation
import Testing

/// The README shows commands; each of them is run.
@Suite struct ReadmeTests {
  static let commands: [String] = {
    let readme = BuiltCommand.package.appending(path: "README.md")
    let text = (try? String(contentsOf: readme, encoding: .utf8)) ?? ""
    var commands: [String] = []
    var inShell = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") { inShell = line == "```sh" && !inShell }
      if inShell, line.hasPrefix("clauselint ") { commands.append(String(line)) }
    }
    return commands
  }()

  @Test func thereAreCommands() { #expect(Self.commands.count > 8) }

  @Test(arguments: commands)
  func commandRuns(line: String) throws {
    let folder = try Scratch()
    let contracts = BuiltCommand.package.appending(path: "Fixtures/contracts")
    for name in ["lighting-tender.docx", "terms.md"] {
      let fixture = contracts.appending(path: name)
      let copy = folder.url.appending(path: name)
      if FileManager.default.fileExists(atPath: fixture.path) {
        try FileManager.default.copyItem(at: fixture, to: copy)
      } else {
        try folder.write(name, CommandTests.terms)
      }
    }
    try FileManager.default.createSymbolicLink(
      at: folder.url.appending(path: "ClauseLibrary"),
      withDestinationURL: BuiltCommand.package.appending(path: "ClauseLibrary"))
    let result = try BuiltCommand.shell(line, in: folder)
    #expect([0, 1].contains(result.status), "\(result.errors)")
  }
}
