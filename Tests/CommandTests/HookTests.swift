import Foundation
import Testing

/// The hooks in a repository of Markdown and Word, with real commits. They need pre-commit, and are left out without.
@Suite(.enabled(if: OutsideTools.preCommit != nil, "pre-commit is not installed"))
struct HookTests {
  /// Runs a line of shell with git and pre-commit at hand and nothing shared with the user's own.
  private func shell(_ line: String, _ folder: Scratch) throws -> BuiltCommand.Result {
    let tool = ((OutsideTools.preCommit ?? "") as NSString).deletingLastPathComponent
    let setting = """
      export PATH="$PATH:\(tool)" HOME="$PWD/home" PRE_COMMIT_HOME="$PWD/home/cache" GIT_CONFIG_NOSYSTEM=1
      export GIT_AUTHOR_NAME=A GIT_AUTHOR_EMAIL=a@example.org GIT_COMMITTER_NAME=A GIT_COMMITTER_EMAIL=a@example.org

      """
    return try BuiltCommand.shell(setting + line, in: folder)
  }

  /// A repository with the hooks installed; they come from a clone, as for a user.
  private func repository(_ hooks: String) throws -> Scratch {
    let folder = try Scratch()
    for name in ["hooks", "home", "work", "work/tenders"] {
      try FileManager.default.createDirectory(
        at: folder.url.appending(path: name), withIntermediateDirectories: true)
    }
    try FileManager.default.copyItem(
      at: BuiltCommand.package.appending(path: ".pre-commit-hooks.yaml"),
      to: folder.url.appending(path: "hooks/.pre-commit-hooks.yaml"))
    let begun = try shell(
      """
      set -e
      (cd hooks; git init -q .; git add -A; git commit -qm hooks; git rev-parse HEAD)
      cd work
      git init -q .
      printf 'repos:\\n  - repo: ../hooks\\n    rev: %s\\n    hooks:\\n\(hooks)' "$(git -C ../hooks rev-parse HEAD)" \
        > .pre-commit-config.yaml
      pre-commit install
      git add -A
      git commit -qm begun
      """, folder)
    try #require(begun.status == 0, "\(begun.errors)\(begun.output)")
    return folder
  }

  private func commit(_ folder: Scratch) throws -> BuiltCommand.Result {
    try shell("cd work; git add -A; git commit -m change", folder)
  }

  private func secretTender() throws -> Data {
    try Data(
      contentsOf: BuiltCommand.package.appending(path: "Fixtures/contracts/lighting-tender.docx"))
  }

  @Test func aMissingClauseBlocksUntilItIsWrittenOrWaived() throws {
    let folder = try repository("      - id: clauselint-system\\n        args: [--today, \"2027-03-01\"]\\n")
    try folder.write("work/.clauselint.yml", "families: [nda]\nexclude: [notes.md]\n")
    try folder.write("work/notes.md", "The Supplier shall keep the software secret.\n")
    try folder.write("work/tenders/terms.md", "# Software\n\n" + CommandTests.terms)
    let blocked = try commit(folder)
    #expect(blocked.status == 1)
    #expect((blocked.output + blocked.errors).contains("nda.publication"))
    #expect(!(blocked.output + blocked.errors).contains("notes.md"))

    let healed = try shell(
      "cd work/tenders; clauselint redline terms.md -o new.md; mv new.md terms.md; git add -A; git commit -m healed",
      folder)
    #expect(healed.status == 0, "\(healed.output)\(healed.errors)")

    try folder.write("work/tenders/second.md", "# Software\n\n" + CommandTests.terms)
    #expect(try commit(folder).status == 1)
    let waive =
      "clauselint waive tenders/second.md --rule nda.publication --reason Agreed. --expires 2027-03-31"
    #expect(try shell("cd work; \(waive); git add -A; git commit -m waived", folder).status == 0)

    // A month later the waiver has expired.
    let config = try folder.read("work/.pre-commit-config.yaml")
    try folder.write("work/.pre-commit-config.yaml", config.replacing("2027-03-01", with: "2027-04-01"))
    try folder.write("work/tenders/second.md", "# Software \n\n" + CommandTests.terms)
    let expired = try commit(folder)
    #expect(expired.status == 1)
    #expect((expired.output + expired.errors).contains("waiver.expired"))
  }

  @Test func aWordFileIsCheckedAndABaselineLetsItPass() throws {
    let folder = try repository("      - id: clauselint-system\\n")
    try secretTender().write(to: folder.url.appending(path: "work/tenders/a.docx"))
    try folder.write("work/tenders/~$a.docx", "a lock file")
    let blocked = try commit(folder)
    #expect(blocked.status == 1)
    #expect((blocked.output + blocked.errors).contains("tenders/a.docx"))
    #expect(!(blocked.output + blocked.errors).contains("~$a"))
    try folder.write("work/.clauselint.yml", "baseline: .clauselint.baseline.json\n")
    let update = "cd work; clauselint baseline update --isolated --baseline .clauselint.baseline.json tenders"
    let passed = try shell(update + "; git add -A; git commit -m baseline", folder)
    #expect(passed.status == 0, "\(passed.output)\(passed.errors)")
  }

  @Test func aDroppedClauseDoesNotPassUnseen() throws {
    let folder = try repository("      - id: clauselint-compare-system\\n")
    let owned = CommandTests.terms + "3. All data shall be the property of the Town.\n"
    try folder.write("work/tenders/terms.txt", owned)
    #expect(try commit(folder).status == 0)
    try folder.write("work/tenders/terms.txt", CommandTests.terms)
    let dropped = try commit(folder)
    #expect(dropped.status == 1)
    #expect((dropped.output + dropped.errors).contains("LOST  data-ownership.ownership"))
  }

  @Test func aRedlineIsWrittenBesideItsFile() throws {
    let folder = try repository("      - id: clauselint-redline-system\\n")
    try folder.write("work/tenders/terms.md", "# Software\n\n" + CommandTests.terms)
    let run = try shell(
      "cd work; git add -A; pre-commit run --hook-stage manual clauselint-redline-system --all-files; ls tenders",
      folder)
    #expect(run.output.contains("terms.redlined.md"))
  }
}
