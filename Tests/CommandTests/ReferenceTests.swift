import Foundation
import Testing

/// The pages that are made from the program itself.
@Suite struct ReferenceTests {
  /// `.github/RULES.md` is what `clauselint rules --format markdown` prints.
  ///
  /// With RECORD=1 in the environment the page is written instead, and the test fails, so that it is looked at.
  @Test func theReferenceOfRulesIsFresh() throws {
    let page = BuiltCommand.package.appending(path: ".github/RULES.md")
    let text = try BuiltCommand.run(["rules", "--format", "markdown"], in: try Scratch()).output
    guard ProcessInfo.processInfo.environment["RECORD"] == "1" else {
      #expect(
        (try? String(contentsOf: page, encoding: .utf8)) == text,
        "RECORD=1 swift test --filter ReferenceTests writes it anew.")
      return
    }
    try Data(text.utf8).write(to: page)
    Issue.record("Recorded .github/RULES.md; look at it and run again without RECORD.")
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func shellsComplete(shell: String) throws {
    let result = try BuiltCommand.run(["--generate-completion-script", shell], in: try Scratch())
    #expect(result.status == 0)
    #expect(result.output.contains("clauselint"))
    #expect(result.output.contains("sarif"))
    #expect(result.errors == "")
  }

  /// Every command shows how it is used.
  @Test(arguments: [
    ["check"], ["redline"], ["appendix"], ["compare"], ["text"], ["explain"], ["rules"], ["waive"],
    ["baseline", "update"], ["baseline", "compare"], ["init"], ["library", "test"], ["library", "new"],
  ])
  func helpHasAnExample(command: [String]) throws {
    let help = try BuiltCommand.run(["help"] + command, in: try Scratch()).output
    let name = (["clauselint"] + command).joined(separator: " ")
    #expect(help.contains("EXAMPLES"))
    #expect(help.split(separator: "\n").contains { $0.hasPrefix("  \(name)") }, "\(help)")
  }

  /// The page about repositories shows commands, keys and names that there are.
  @Test func thePageOnRepositoriesIsTrue() throws {
    let page = try String(
      contentsOf: BuiltCommand.package.appending(path: ".github/REPOSITORY.md"), encoding: .utf8)
    let settings = page.matches(of: #/```yaml\n([^`]*)```/#).map { String($0.1) }.first {
      $0.contains("fail-on")
    }
    let folder = try Scratch()
    try folder.write("a.txt", CommandTests.terms)
    try folder.write(".clauselint.yml", try #require(settings))
    let shown = try BuiltCommand.run(["check", "--show-settings", "a.txt"], in: folder)
    #expect(shown.status == 0, "\(shown.errors)")
    let hooks = try String(
      contentsOf: BuiltCommand.package.appending(path: ".pre-commit-hooks.yaml"), encoding: .utf8)
    for name in ["clauselint", "clauselint-compare", "clauselint-redline"] {
      #expect(page.contains("`\(name)`"))
      #expect(hooks.contains("- id: \(name)\n") && hooks.contains("- id: \(name)-system\n"))
    }
  }
}
