import Foundation
import Testing

/// Ways to be refused in a repository of tenders; nothing is written then.
@Suite struct RepositoryMessageTests {
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

  /// A folder with two configurations that name different baselines, and a git repository with a file of Git LFS.
  private static func repository() throws -> Scratch {
    let folder = try Scratch()
    for name in ["a", "b"] {
      try FileManager.default.createDirectory(
        at: folder.url.appending(path: name), withIntermediateDirectories: true)
      try folder.write("\(name)/terms.txt", CommandTests.terms)
      try folder.write("\(name)/.clauselint.yml", "baseline: \(name).json\n")
      try folder.write("\(name)/\(name).json", "{\"version\": 1, \"documents\": []}")
    }
    try folder.write("large.txt", "version https://git-lfs.github.com/spec/v1\nsize 7\n")
    try folder.write("scan.pdf", "%PDF-1.7\n")
    let begun = try BuiltCommand.shell(
      """
      git init -q . && git add -A && git -c user.name=t -c user.email=t@example.org commit -qm one
      cp a/terms.txt large.txt; cp a/terms.txt terms.txt
      mkdir failing locked
      printf '#!/bin/sh\nexit 1\n' > failing/pdftotext; printf '#!/bin/sh\nexit 3\n' > locked/pdftotext
      mkdir silent; printf '#!/bin/sh\n' > silent/pdftotext; chmod +x */pdftotext
      """, in: folder)
    try #require(begun.status == 0, "\(begun.errors)")
    return folder
  }

  @Test(
    arguments: [
      (
        "clauselint baseline update a b",
        "The files have several baselines; name one with --baseline, or take them one by one."
      ),
      (
        "clauselint compare --git HEAD large.txt",
        "large.txt: At HEAD it is kept in Git LFS; write it to a file, and compare the two files."
      ),
      (
        "clauselint library new nda.register --into own; clauselint library new nda.register --into own",
        "own/nda/register.yaml: There is such a file already; choose another id."
      ), ("clauselint check --raise-limits 99 terms.txt", "--raise-limits has to be a number from 1 to 16."),
      ("clauselint check /proc/self/mem", "/proc/self/mem: The file cannot be read: input/output error."),
      (
        "clauselint text --stdin-filename a.md terms.txt",
        "--stdin-filename is for standard input; give - as the file."
      ),
      (
        "PATH=\"$PWD/failing:$PATH\" clauselint check scan.pdf",
        "scan.pdf: The PDF gives no text (it is damaged or protected by a password); ask for the Word file."
      ),
      (
        "PATH=\"$PWD/locked:$PATH\" clauselint check scan.pdf",
        "scan.pdf: The PDF gives no text (it is protected); ask for the Word file."
      ),
      (
        "PATH=\"$PWD/silent:$PATH\" clauselint check scan.pdf",
        "scan.pdf: The PDF cannot be read by pdftotext; open it, print it to a new PDF and try again."
      ),
      (
        "TMPDIR=$PWD/none PATH=\"$PWD/silent:$PATH\" clauselint check scan.pdf",
        "scan.pdf: The PDF cannot be handed to pdftotext: no temporary folder can be made; set TMPDIR."
      ),
    ] as [(String, String)])
  func furtherRefusals(line: String, says: String) throws {
    let result = try BuiltCommand.shell(line, in: try Self.repository())
    #expect(result.status == 2)
    let complaint = result.errors.split(separator: "\n").first { $0.hasPrefix("clauselint: ") }
    #expect(complaint.map(String.init) == "clauselint: " + says, "\(result.errors)")
  }

  /// What is said, on standard error, of work that was done.
  @Test(
    arguments: [
      (
        "init",
        ".clauselint.yml is written; every key in it is explained.\n.pre-commit-config.yaml is written; "
          + "`pre-commit install` makes it work on every commit.\n"
      ), ("baseline compare a/terms.txt", "17 new, 0 fixed.\n"),
      (
        "waive a/terms.txt --rule nda.publication --reason x --comment",
        "For Word, make a comment of the words between <!-- and -->.\n"
      ),
    ] as [(String, String)])
  func remarks(line: String, says: String) throws {
    let result = try BuiltCommand.shell("clauselint " + line, in: try Self.repository())
    #expect(result.errors.replacing(#/^\d+ new/#, with: "17 new") == says)
  }

  @Test func initAddsToTheHooksThatAreThere() throws {
    let folder = try Scratch()
    try folder.write(".pre-commit-config.yaml", "repos:\n")
    let result = try BuiltCommand.run(["init"], in: folder)
    #expect(result.output.hasPrefix("  - repo: local\n    hooks:\n"))
    #expect(
      result.errors == ".clauselint.yml is written; every key in it is explained.\n"
        + "Add these lines to the “repos” of .pre-commit-config.yaml.\n")
    #expect(try folder.read(".pre-commit-config.yaml") == "repos:\n")
  }
}
