import Foundation
import Testing

/// What build servers run: the action of `.github/actions/clauselint`, and the job of `.github/gitlab`.
@Suite struct ActionTests {
  private static func text(_ path: String) throws -> String {
    try String(contentsOf: BuiltCommand.package.appending(path: path), encoding: .utf8)
  }

  private func run(_ variables: String) throws -> (folder: Scratch, result: BuiltCommand.Result) {
    let folder = try Scratch()
    try folder.link("check.sh", to: ".github/actions/clauselint/check.sh")
    try folder.write("terms.txt", CommandTests.terms)
    try folder.write("good.txt", "The footings of the bridge shall be inspected each year.\n")
    let line = "GITHUB_OUTPUT=output GITHUB_STEP_SUMMARY=summary.md \(variables) bash ./check.sh"
    return (folder, try BuiltCommand.shell(line, in: folder))
  }

  @Test func findingsFailTheStep() throws {
    let (folder, result) = try run("FILES='terms.txt good.txt' PROFILE=smart-city")
    #expect(result.status == 1, "\(result.errors)")
    #expect(result.output.contains("::error file=terms.txt,line="))
    #expect(try folder.read("output") == "status=1\n")
    #expect(try folder.read("summary.md").hasPrefix("# Clause report\n"))
    _ = try JSONSerialization.jsonObject(with: folder.data("clauselint.sarif"))
    #expect(try folder.read("clauselint.html").hasPrefix("<!DOCTYPE html>"))
  }

  @Test func theLevelCanBeChosen() throws {
    let (folder, result) = try run("FILES=terms.txt FAIL_ON=never SARIF=a.sarif HTML=a.html")
    #expect(result.status == 0, "\(result.errors)")
    #expect(try folder.read("output") == "status=0\n")
    #expect(try folder.names.contains("a.sarif") && folder.names.contains("a.html"))
  }

  @Test func filesMayStandOnSeveralLines() throws {
    let (_, result) = try run("FILES='good.txt\nterms.txt\n' PROFILE=smart-city")
    #expect(result.status == 1, "\(result.errors)")
    #expect(result.output.contains("::error file=terms.txt,line="))
  }

  /// Nothing in an input is a command or an option.
  @Test(arguments: [
    "FILES='$(touch ran)'", "FILES='; touch ran'", "FILES='--watch'", "FAIL_ON='never; touch ran'",
  ])
  func inputsAreNoCommands(variables: String) throws {
    let (folder, result) = try run(variables)
    #expect(result.status == 2)
    #expect(!(try folder.names.contains("ran")))
  }

  @Test func theActionHandsEveryInputOn() throws {
    let action = try Self.text(".github/actions/clauselint/action.yml")
    let script = try Self.text(".github/actions/clauselint/check.sh")
    let inputs = action.matches(of: #/\n  ([a-z-]+):\n    description: [^\n]+\n    default:/#).map {
      String($0.1)
    }
    #expect(inputs == ["files", "profile", "fail-on", "sarif", "html"])
    for input in inputs {
      let variable = input.uppercased().replacing("-", with: "_")
      #expect(action.contains("        \(variable): ${{ inputs.\(input) }}\n"))
      #expect(script.contains("${\(variable)"))
    }
    // An input never stands in a line that a shell reads.
    #expect(!action.split(separator: "\n").contains { $0.contains("run:") && $0.contains("${{") })
  }

  @Test func theJobOfGitLabWritesWhatItHandsOver() throws {
    let job = try Self.text(".github/gitlab/clauselint.yml")
    let line = try #require(job.split(separator: "\n").first { $0.contains("clauselint check") })
    let command = line.replacing("    - .clauselint-build/", with: "").replacing(
      "$CLAUSELINT_FILES", with: "terms.txt")
    let folder = try Scratch()
    try folder.write("terms.txt", CommandTests.terms)
    #expect(try BuiltCommand.shell(String(command), in: folder).status == 1)
    for name in ["clauselint.json", "clauselint.xml", "clauselint.html"] {
      #expect(try folder.names.contains(name))
      #expect(job.split(separator: "artifacts:").last?.contains(name) == true)
    }
  }
}
