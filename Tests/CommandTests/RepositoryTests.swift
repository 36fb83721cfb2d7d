import Foundation
import Testing

/// What else a repository of tenders needs: a beginning, counts, a watch, and safety from what it holds.
@Suite struct RepositoryTests {
  @Test func aBeginningIsMade() throws {
    let folder = try Scratch()
    #expect(try TenderRepository.run("init", folder).status == 0)
    #expect(try folder.names == [".clauselint.yml", ".pre-commit-config.yaml"])
    try folder.write("terms.txt", CommandTests.terms)
    #expect(try TenderRepository.run("check -q terms.txt", folder).status == 1)
    let again = try TenderRepository.run("init", folder)
    #expect(
      again.errors
        == "clauselint: .clauselint.yml: There is a configuration already; change it, or move it away first.\n"
    )
    // Every key that is commented out can be used as it stands.
    let text = try folder.read(".clauselint.yml")
    let used = text.split(separator: "\n").map { line in
      line.firstMatch(of: #/^# ( *(- )?[a-z.-]+_?[a-z]*:( .*)?)$/#).map { String($0.1) } ?? "#"
    }.filter {
      !$0.hasPrefix("extends") && !$0.hasPrefix("library") && !$0.hasPrefix("baseline")
        && !$0.hasPrefix("waivers")
    }
    try folder.write(".clauselint.yml", used.joined(separator: "\n") + "\n")
    let full = try TenderRepository.run("check --show-settings terms.txt", folder)
    #expect(full.status == 0, "\(full.errors)")
    #expect(full.output.contains("  never-waive: data-ownership.ownership"))
  }

  @Test func rulesAreCounted() throws {
    let folder = try TenderRepository.folder()
    let result = try TenderRepository.run("check --statistics tenders notes", folder)
    let lines = result.output.split(separator: "\n")
    #expect(lines.first?.hasPrefix("2  error    ") == true, "\(lines.first ?? "")")
    #expect(lines.last?.hasPrefix("3 documents: ") == true)
    #expect(result.status == 1)
  }

  @Test func aChangedFileIsCheckedAgain() throws {
    let folder = try TenderRepository.folder()
    let result = try BuiltCommand.shell(
      "(sleep 3; echo >> tenders/terms.txt) & timeout 7 clauselint check --watch --concise tenders/terms.txt; wait",
      in: folder)
    let mark = " error nda.publication:"
    #expect(result.output.split(separator: "\n").count { $0.contains(mark) } == 2, "\(result.output)")
    #expect(result.errors.contains("Waiting for a change of 1 file."))
    let none = try TenderRepository.run("check --watch -", folder)
    #expect(none.errors.hasPrefix("clauselint: --watch needs files; standard input does not change.\n"))
  }

  @Test(arguments: ["waiver.lapsed", "waiver.expired", "baseline.fixed"])
  func whatIsSaidOfWaiversIsExplained(rule: String) throws {
    let page = try TenderRepository.run("explain \(rule)", try Scratch())
    #expect(page.status == 0)
    #expect(page.output.hasPrefix(rule + "\n\n"))
    #expect(page.output.contains("What to do\n"))
  }

  /// A repository that somebody sent may not run a program of its own.
  @Test func aHostileRepositoryRunsNothing() throws {
    let folder = try TenderRepository.folder()
    try folder.write("evil.sh", "#!/bin/sh\ntouch \"$(dirname \"$0\")/ran\"\n")
    let begun = """
      chmod +x evil.sh; git init -q . && git add tenders && git -c user.name=t -c user.email=t@example.org commit -qm one
      git config core.fsmonitor "$PWD/evil.sh"
      git config diff.x.textconv "$PWD/evil.sh"; git config filter.x.smudge "$PWD/evil.sh"
      echo '* diff=x filter=x' > .gitattributes
      """
    try #require(try BuiltCommand.shell(begun, in: folder).status == 0)
    #expect(try TenderRepository.run("check -q --fail-on never tenders", folder).status == 0)
    #expect(try TenderRepository.run("compare --git HEAD tenders/terms.txt", folder).status == 0)
    #expect(!(try folder.names.contains("ran")))
  }
}
