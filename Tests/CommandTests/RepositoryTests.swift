import Foundation
import Testing

/// A repository of tenders: its configuration, its waivers and its baseline.
@Suite struct RepositoryTests {
  private func folder(_ settings: String? = nil) throws -> Scratch {
    let folder = try Scratch()
    for name in ["tenders/drafts", "notes"] {
      try FileManager.default.createDirectory(
        at: folder.url.appending(path: name), withIntermediateDirectories: true)
    }
    try folder.write("tenders/terms.txt", CommandTests.terms)
    try folder.write("tenders/drafts/b.md", "# Software\n\n" + CommandTests.terms)
    try folder.write("tenders/~$terms.docx", "a lock file")
    try folder.write("notes/n.md", "Nothing.\n")
    if let settings { try folder.write(".clauselint.yml", settings) }
    return folder
  }

  private func run(_ line: String, _ folder: Scratch) throws -> BuiltCommand.Result {
    try BuiltCommand.shell("clauselint " + line, in: folder)
  }

  // MARK: Configuration

  @Test func aFolderStandsForItsDocuments() throws {
    let result = try run("check --show-files tenders notes", try folder())
    #expect(result.output == "tenders/drafts/b.md\ntenders/terms.txt\nnotes/n.md\n")
    #expect(result.status == 0)
  }

  @Test func excludedFilesAreLeftOut() throws {
    let folder = try folder("exclude: [drafts/]\n")
    #expect(try run("check --show-files tenders", folder).output == "tenders/terms.txt\n")
    let named = "check --show-files tenders/drafts/b.md"
    #expect(try run(named, folder).output == "tenders/drafts/b.md\n")
    #expect(try run(named + " --force-exclude", folder).output == "")
    let none = try run("check --force-exclude tenders/drafts/b.md", folder)
    #expect(none.status == 0)
  }

  @Test func theNearestConfigurationHolds() throws {
    let folder = try folder("fail-on: never\n")
    #expect(try run("check -q tenders/terms.txt", folder).status == 0)
    #expect(try run("check -q --isolated tenders/terms.txt", folder).status == 1)
    #expect(try run("check -q --fail-on error tenders/terms.txt", folder).status == 1)
    try folder.write("tenders/.clauselint.yml", "fail-on: error\n")
    #expect(try run("check -q tenders/terms.txt", folder).status == 1)
    try folder.write("tenders/.clauselint.yml", "extends: ../.clauselint.yml\nfamilies: [nda]\n")
    #expect(try run("check -q tenders/terms.txt", folder).status == 0)
    #expect(try run("check -q --config tenders/.clauselint.yml tenders/terms.txt", folder).status == 0)
  }

  @Test func eachFileHasItsOwnSettings() throws {
    let folder = try folder(
      "overrides:\n  - {files: drafts/, fail-on: never, families: [nda]}\n  - {files: terms.txt, severities: {nda.publication: off}}\n"
    )
    #expect(try run("check -q tenders/drafts", folder).status == 0)
    let lines = try run("check --concise tenders", folder).output
    #expect(lines.contains("tenders/drafts/b.md:1:1: error nda.publication") || lines.contains("b.md:5:1"))
    #expect(!lines.contains("terms.txt:3:1: error nda.publication"))
    #expect(
      !lines.split(separator: "\n").contains { $0.hasPrefix("tenders/drafts") && !$0.contains(" nda.") })
  }

  @Test func settingsAreShown() throws {
    let folder = try folder("fail-on: note\ntier: minimum\nexclude: [a, b]\nparameters: {return_days: 20}\n")
    let result = try run("check --show-settings tenders/terms.txt", folder)
    #expect(
      result.output == """
        tenders/terms.txt
          configuration: .clauselint.yml
          profile: none
          families: all
          fail-on: note
          tier: minimum
          library: built in
          parameters: return_days=20
          exclude: a, b
          waivers: 0

        """)
  }

  @Test func namesAndValuesOfTheConfigurationCount() throws {
    let folder = try folder(
      "parties: {authority: [the Hundred], supplier: [the Lampwright]}\nparameters: {return_days: 11}\n")
    try folder.write(
      "own.txt",
      "1. The Lampwright shall supply the software for the Hundred.\n\n2. All data shall be the property of the Hundred.\n"
    )
    let json = try run("check --format json own.txt", folder).output
    #expect(json.contains("Within 11 days"))
    let isolated = try run("check --concise --isolated own.txt", folder).output
    let ours = try run("check --concise own.txt", folder).output
    #expect(isolated.contains(" data-ownership.ownership:"))
    #expect(!ours.contains(" data-ownership.ownership:"))
  }

  @Test(
    arguments: [
      (
        "fial-on: x\n", ".clauselint.yml:1:1: the configuration has no key “fial-on”; did you mean “fail-on”?"
      ),
      (
        "profile: smart-cty\n",
        ".clauselint.yml:1:10: there is no profile “smart-cty”; did you mean “smart-city”?"
      ),
      ("extends: none.yml\n", ".clauselint.yml:1:10: none.yml: There is no such file; check the path."),
      (
        "extends: .clauselint.yml\n",
        ".clauselint.yml:1:10: these files extend each other in a circle: .clauselint.yml → .clauselint.yml."
      ), ("library: [ours]\n", "ours: There is no such folder; check the path."),
      ("baseline: old.json\n", "old.json: There is no such file; check the path."),
      ("waivers: w.yml\n", "w.yml: There is no such file; check the path."),
      ("\u{FF}\n", nil),
    ] as [(String, String?)])
  func aBrokenConfigurationStopsTheWork(settings: String, says: String?) throws {
    let folder = try folder()
    let bytes = says == nil ? [0xFF, 0xFE, 0x00] : Array(settings.utf8)
    try folder.write(".clauselint.yml", bytes)
    let result = try run("check --fail-on never tenders/terms.txt", folder)
    #expect(result.status == 2)
    #expect(result.output == "")
    let message =
      says ?? ".clauselint.yml: The text is not valid UTF-8; save the file with the encoding UTF-8."
    #expect(result.errors == "clauselint: \(message)\n")
  }

  @Test func aRedlineKeepsToTheConfiguration() throws {
    let folder = try folder("families: [nda]\n")
    #expect(try run("redline -q tenders/terms.txt -o nda.txt", folder).status == 0)
    #expect(try run("redline -q --isolated tenders/terms.txt -o all.txt", folder).status == 0)
    let (nda, all) = (try folder.read("nda.txt"), try folder.read("all.txt"))
    #expect(nda.count > CommandTests.terms.count && nda.count * 2 < all.count)
  }

  // MARK: Waivers

  @Test func aWaiverHoldsUntilItsLastDay() throws {
    let folder = try folder("families: [nda]\n")
    #expect(try run("check -q tenders/terms.txt", folder).status == 1)
    let waive = try run(
      "waive tenders/terms.txt --rule nda.publication --reason 'Agreed: see \"minutes\".' --approved-by Mayor "
        + "--expires 2027-03-31", folder)
    #expect(waive.errors == "clauselint.waivers.yml has 1 new waiver.\n")
    #expect(
      try folder.read("clauselint.waivers.yml") == """
        # Findings that are accepted: each with its reason, and tied to the words it was given for.
        waivers:
          - rule: nda.publication
            file: "tenders/terms.txt"
            reason: "Agreed: see \\"minutes\\"."
            approved-by: "Mayor"
            expires: 2027-03-31

        """)
    let held = try run("check --today 2027-03-31 tenders/terms.txt", folder)
    #expect(held.status == 0)
    #expect(held.output.contains("waived nda.publication  until 2027-03-31, approved by Mayor"))
    let json = try run("check --today 2027-03-31 --format json tenders/terms.txt", folder).output
    #expect(json.contains("\"kind\": \"waiver\"") && json.contains("\"approved-by\": \"Mayor\""))
    let after = try run("check --today 2027-04-01 tenders/terms.txt", folder)
    #expect(after.status == 1)
    #expect(after.output.contains("waiver.expired"))
    #expect(try run("check --isolated -q --today 2027-03-31 tenders/terms.txt", folder).status == 1)
  }

  @Test(arguments: ["tenders/terms.txt", "tenders/drafts/b.md"])
  func aCommentInTheDocumentIsAWaiver(file: String) throws {
    let folder = try folder("families: [nda]\n")
    let comment = try run("waive \(file) --rule nda.publication --reason Agreed. --comment", folder)
    #expect(comment.output == "<!-- clauselint: waive nda.publication; reason: Agreed. -->\n")
    let text = try folder.read(file)
    try folder.write(file, text + comment.output)
    #expect(try run("check -q \(file)", folder).status == 0)
    try folder.write(file, text + comment.output.replacing("publication", with: "publicaton"))
    let broken = try run("check --concise \(file)", folder)
    #expect(broken.status == 1)
    #expect(broken.output.contains(" error waiver.malformed: The waiver is for a rule “nda.publicaton”"))
  }

  @Test func aWaiverLapsesWithTheWords() throws {
    let folder = try folder("families: [data-ownership]\n")
    let secret = CommandTests.terms + "3. The Supplier shall own all Usage Data generated by the software.\n"
    try folder.write("a.txt", secret)
    let rule = "data-ownership.derived-data"
    #expect(try run("check --concise a.txt", folder).output.contains("error \(rule)"))
    #expect(try run("waive a.txt --rule \(rule) --reason Agreed.", folder).status == 0)
    #expect(try run("check --concise a.txt", folder).output.contains("[waived]"))
    try folder.write("a.txt", secret.replacing("3. The Supplier", with: "7.   The supplier"))
    #expect(try run("check --concise a.txt", folder).output.contains("[waived]"), "renumbered")
    try folder.write("a.txt", secret.replacing("all Usage Data", with: "all Usage Data for ever"))
    let changed = try run("check --concise a.txt", folder)
    #expect(!changed.output.contains("[waived]"))
    #expect(changed.output.contains("waiver.lapsed"))
  }

  @Test func someRulesMayNotBeWaived() throws {
    let folder = try folder("never-waive: [nda.publication]\n")
    let refused = try run("waive tenders/terms.txt --rule nda.publication --reason x", folder)
    #expect(
      refused.errors
        == "clauselint: tenders/terms.txt: The rule nda.publication may not be waived here; the configuration lists it.\n"
    )
    try folder.write(
      "clauselint.waivers.yml",
      "waivers:\n  - {rule: nda.publication, file: tenders/terms.txt, reason: x}\n")
    let result = try run("check --concise tenders/terms.txt", folder)
    #expect(result.output.contains("error waiver.forbidden"))
  }

  @Test(
    arguments: [
      (
        "waive terms --rule nda.publicaton --reason x",
        "There is no rule “nda.publicaton”; did you mean “nda.publication”?"
      ),
      ("waive terms --rule nda.return-destroy --reason x", nil),
      (
        "waive terms --rule nda.publication --reason x --expires soon",
        "--expires soon: This is no date; write 2027-03-31."
      ),
      ("waive terms --rule nda.publication --reason ' '", "--reason has to be a line of words."),
      ("waive terms --rule nda.publication", "Missing expected argument '--reason <words>'"),
      ("check --today 1.4.2027 terms", "--today 1.4.2027: This is no date; write 2027-03-31."),
      (
        "check --isolated --config a.yml terms",
        "--isolated leaves every configuration out; leave out --config."
      ),
      ("check --config none.yml terms", "none.yml: There is no such file; check the path."),
      (
        "check --statistics --concise terms",
        "--statistics is a report of its own; leave out --format and --concise."
      ),
      ("check --baseline none.json terms", "none.json: There is no such file; check the path."),
      ("baseline compare terms", ".clauselint.baseline.json: There is no such file; check the path."),
      ("compare terms", "Name two files, the old version and the new one, or use --git for a revision."),
      ("compare terms nowhere.txt", "nowhere.txt: There is no such file; check the path."),
      ("compare --git HEAD terms", "terms: --git needs a git repository, and the file is in none."),
      ("init nowhere", "nowhere/.clauselint.yml: There is no folder “nowhere”; make it first."),
    ] as [(String, String?)])
  func refusals(line: String, says: String?) throws {
    let folder = try Scratch()
    try folder.write("terms", CommandTests.terms)
    let result = try BuiltCommand.shell("clauselint " + line, in: folder)
    #expect(result.status == 2)
    if let says {
      #expect(result.errors.split(separator: "\n").first.map(String.init) == "clauselint: " + says)
    }
    #expect(try folder.names == ["terms"])
  }

  // MARK: Baseline

  @Test func aBaselineLetsPassWhatWasThere() throws {
    let folder = try folder("baseline: old.json\nexclude: [notes/]\n")
    try folder.write("old.json", "{\"version\": 1, \"documents\": []}")
    let update = try run("baseline update tenders", folder)
    #expect(update.status == 0, "\(update.errors)")
    #expect(update.errors.hasPrefix("old.json lets pass "))
    #expect(try run("check -q tenders", folder).status == 0)
    let again = try folder.read("old.json")
    #expect(try run("baseline update --jobs 1 tenders/terms.txt tenders/drafts/b.md", folder).status == 0)
    #expect(try folder.read("old.json") == again)
    let terms = CommandTests.terms + "3. The Supplier shall own all Usage Data generated by the software.\n"
    try folder.write("tenders/terms.txt", terms)
    let worse = try run("check --concise tenders", folder)
    #expect(worse.status == 1)
    #expect(worse.output.contains("tenders/terms.txt:4:4: error data-ownership.derived-data"))
    #expect(worse.output.split(separator: "\n").count < 4)
    let compared = try run("baseline compare tenders", folder)
    #expect(compared.status == 1)
    #expect(compared.output.contains("+ tenders/terms.txt: error data-ownership.derived-data adverse"))
  }

  @Test func strictnessFailsOnWhatIsFixed() throws {
    let folder = try folder("families: [nda]\n")
    #expect(try run("baseline update tenders/terms.txt", folder).errors.contains("Add the line “baseline:"))
    try folder.write(
      "tenders/terms.txt",
      CommandTests.terms + "3. The Town may publish this contract and all records of it.\n")
    let lenient = "check -q --baseline .clauselint.baseline.json tenders/terms.txt"
    #expect(try run(lenient, folder).status == 0)
    let strict = try run(lenient + " --strict --concise", folder)
    #expect(strict.status == 1)
    #expect(strict.output.contains("error baseline.fixed: The baseline has nda.publication, missing"))
    #expect(try run("baseline compare -q tenders/terms.txt", folder).status == 0)
    #expect(try run("baseline compare -q --strict tenders/terms.txt", folder).status == 1)
  }

  @Test func aDocumentThatCannotBeReadLeavesTheBaseline() throws {
    let folder = try folder()
    try folder.write("tenders/scan.md", "%PDF-1.7")
    let result = try run("baseline update tenders", folder)
    #expect(result.status == 2)
    #expect(!(try folder.names.contains(".clauselint.baseline.json")))
  }

  // MARK: Versions

  @Test func aLostProtectionFails() throws {
    let folder = try Scratch()
    try folder.write("new.txt", CommandTests.terms)
    try folder.write("old.txt", CommandTests.terms + "3. All data shall be the property of the Town.\n")
    let lost = try run("compare old.txt new.txt", folder)
    #expect(lost.status == 1)
    #expect(lost.output.contains("  LOST  data-ownership.ownership (error)"))
    #expect(
      lost.output.contains("    was 3. “All data shall be the property of the Town.”\n    now not said"))
    #expect(lost.errors == "1 comparison: 1 lost.\n")
    #expect(try run("compare --fail-on never old.txt new.txt", folder).status == 0)
    #expect(try run("compare new.txt old.txt", folder).status == 0)
    let json = try run("compare --format json old.txt new.txt", folder).output
    _ = try JSONSerialization.jsonObject(with: Data(json.utf8))
    #expect(try run("compare --format markdown old.txt new.txt", folder).output.contains("| lost |"))
  }

  @Test func aRevisionIsCompared() throws {
    let folder = try Scratch()
    try folder.write("a.txt", CommandTests.terms + "3. All data shall be the property of the Town.\n")
    let commit =
      "git init -q . && git add -A && git -c user.name=t -c user.email=t@example.org commit -qm one"
    try #require(try BuiltCommand.shell(commit, in: folder).status == 0)
    #expect(try run("compare --git HEAD a.txt", folder).status == 0)
    try folder.write("a.txt", CommandTests.terms)
    try folder.write("b.txt", CommandTests.terms)
    let result = try run("compare --git HEAD a.txt b.txt", folder)
    #expect(result.status == 1)
    #expect(result.output.hasPrefix("a.txt (HEAD) → a.txt\n"))
    #expect(result.errors.hasPrefix("b.txt is new since HEAD; there is nothing to compare it with.\n"))
    let unknown = try run("compare --git v9 a.txt", folder)
    #expect(
      unknown.errors == "clauselint: --git v9: There is no such revision; name a commit, a branch or a tag.\n"
    )
    #expect(try run("compare --git=--help a.txt", folder).status == 2)
  }

  // MARK: The rest

  @Test func aBeginningIsMade() throws {
    let folder = try Scratch()
    #expect(try run("init", folder).status == 0)
    #expect(try folder.names == [".clauselint.yml", ".pre-commit-config.yaml"])
    try folder.write("terms.txt", CommandTests.terms)
    #expect(try run("check -q terms.txt", folder).status == 1)
    let again = try run("init", folder)
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
    let full = try run("check --show-settings terms.txt", folder)
    #expect(full.status == 0, "\(full.errors)")
    #expect(full.output.contains("  never-waive: data-ownership.ownership"))
  }

  @Test func rulesAreCounted() throws {
    let folder = try folder()
    let result = try run("check --statistics tenders notes", folder)
    let lines = result.output.split(separator: "\n")
    #expect(lines.first?.hasPrefix("3  error    ") == true, "\(lines.first ?? "")")
    #expect(lines.last?.hasPrefix("3 documents: ") == true)
    #expect(result.status == 1)
  }

  @Test func aChangedFileIsCheckedAgain() throws {
    let folder = try folder()
    let result = try BuiltCommand.shell(
      "(sleep 3; echo >> tenders/terms.txt) & timeout 7 clauselint check --watch --concise tenders/terms.txt; wait",
      in: folder)
    let mark = " error nda.publication:"
    #expect(result.output.split(separator: "\n").count { $0.contains(mark) } == 2, "\(result.output)")
    #expect(result.errors.contains("Waiting for a change of 1 file."))
    let none = try run("check --watch -", folder)
    #expect(none.errors.hasPrefix("clauselint: --watch needs files; standard input does not change.\n"))
  }

  @Test(arguments: ["waiver.lapsed", "waiver.expired", "baseline.fixed"])
  func whatIsSaidOfWaiversIsExplained(rule: String) throws {
    let page = try run("explain \(rule)", try Scratch())
    #expect(page.status == 0)
    #expect(page.output.hasPrefix(rule + "\n\n"))
    #expect(page.output.contains("What to do\n"))
  }

  /// A repository that somebody sent may not run a program of its own.
  @Test func aHostileRepositoryRunsNothing() throws {
    let folder = try folder()
    try folder.write("evil.sh", "#!/bin/sh\ntouch \"$(dirname \"$0\")/ran\"\n")
    let begun = """
      chmod +x evil.sh; git init -q . && git add tenders && git -c user.name=t -c user.email=t@example.org commit -qm one
      git config core.fsmonitor "$PWD/evil.sh"
      git config diff.x.textconv "$PWD/evil.sh"; git config filter.x.smudge "$PWD/evil.sh"
      echo '* diff=x filter=x' > .gitattributes
      """
    try #require(try BuiltCommand.shell(begun, in: folder).status == 0)
    #expect(try run("check -q --fail-on never tenders", folder).status == 0)
    #expect(try run("compare --git HEAD tenders/terms.txt", folder).status == 0)
    #expect(!(try folder.names.contains("ran")))
  }

  /// The order in which files are named is the order of the report and nothing else.
  @Test func theOrderOfFilesChangesNothingElse() throws {
    let folder = try folder()
    let (a, b) = ("tenders/terms.txt", "tenders/drafts/b.md")
    let one = try run("check -q --format jsonl \(a) \(b)", folder).output.split(separator: "\n")
    let other = try run("check -q --format jsonl \(b) \(a)", folder).output.split(separator: "\n")
    #expect(one != other)
    #expect(one.sorted() == other.sorted())
  }
}
