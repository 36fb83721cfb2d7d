import Foundation
import Testing

/// Every way to be refused, with the words and the exit status that go with it.
@Suite struct MessageTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var arguments: [String]
    var status: Int32 = 2
    /// The first line on standard error, after `clauselint: `.
    var says: String
    /// A change to a copy of the clause library in the folder `rules`.
    var slip: Slip?

    var testDescription: String { name }
  }

  /// Words of a library file, and what they are mistyped as.
  struct Slip: Sendable {
    var file: String
    var words: String
    var mistyped: String
  }

  static let cases = arguments + BadFiles.cases + libraries + redlines + outputs

  static let arguments = [
    Case(
      name: "a file that is not there", arguments: ["check", "nowhere.docx"],
      says: "nowhere.docx: There is no such file; check the path."),
    Case(
      name: "a folder without documents", arguments: ["check", "folder"],
      says:
        "folder: There is no document in this folder; name files that end in docx, docm, dotx, odt, txt, md, markdown."
    ),
    Case(
      name: "a folder", arguments: ["text", "folder"],
      says: "folder: This is a folder; name the files in it."),
    Case(
      name: "an empty file", arguments: ["check", "empty.txt"],
      says: "empty.txt: The file is empty; give a file that holds the text of the contract."),
    Case(
      name: "text of a file that is not there", arguments: ["text", "nowhere.docx"],
      says: "nowhere.docx: There is no such file; check the path."),
    Case(name: "no file", arguments: ["check"], says: "Missing expected argument '<files> ...'"),
    Case(name: "an unknown command", arguments: ["chek"], says: "Unexpected argument 'chek'"),
    Case(
      name: "an unknown option", arguments: ["check", "--fial-on", "error", "terms.txt"],
      says: "Unknown option '--fial-on'. Did you mean '--fail-on'?"),
    Case(
      name: "an unknown format", arguments: ["check", "--format", "pdf", "terms.txt"],
      says:
        "There is no report format “pdf”; the formats are text, concise, json, jsonl, sarif, junit, github, gitlab, "
        + "checkstyle, rdjson, markdown, csv, html."
    ),
    Case(
      name: "a format without the name of its file", arguments: ["check", "--format", "html=", "terms.txt"],
      says:
        "--format html=: Name the file after html=, or leave the sign = out."),
    Case(
      name: "a misspelt format", arguments: ["check", "--format", "srif", "terms.txt"],
      says: "There is no report format “srif”; did you mean “sarif”?"),
    Case(
      name: "two reports on standard output", arguments: ["check", "--format", "json,html", "terms.txt"],
      says:
        "Only one report goes to standard output; write the others to files, as in --format json,html=report.html."
    ),
    Case(
      name: "an output file for no report",
      arguments: ["check", "--format", "json=a.json", "--output-file", "b", "terms.txt"],
      says: "--output-file is for the report on standard output, and every --format has a file."),
    Case(
      name: "two reports in one file", arguments: ["check", "--format", "json=a,html=a", "terms.txt"],
      says: "a: Two outputs cannot go to one file; choose another name for one of them."),
    Case(
      name: "two reports in one file by two paths",
      arguments: ["check", "--format", "json=a,html=./a", "terms.txt"],
      says: "./a: Two outputs cannot go to one file; choose another name for one of them."),
    Case(
      name: "a report in the output file of another",
      arguments: ["check", "--format", "json,html=a", "--output-file", "folder/../a", "terms.txt"],
      says: "a: Two outputs cannot go to one file; choose another name for one of them."),
    Case(
      name: "a report over its input", arguments: ["check", "--format", "json=terms.txt", "terms.txt"],
      says: "terms.txt: This is the input itself; choose another name for the output."),
    Case(
      name: "a report into no folder", arguments: ["check", "--output-file", "none/out.txt", "terms.txt"],
      says: "none/out.txt: There is no folder “none”; make it first."),
    Case(
      name: "no jobs", arguments: ["check", "--jobs", "0", "terms.txt"], says: "--jobs has to be 1 or more."),
    Case(
      name: "standard input twice", arguments: ["check", "-", "-"],
      says: "Standard input (-) can be read once only."),
    Case(
      name: "a name for no standard input", arguments: ["check", "--stdin-filename", "a.md", "terms.txt"],
      says: "--stdin-filename is for standard input; add - to the files."),
    Case(
      name: "an unknown rule", arguments: ["explain", "data-ownershap"],
      says: "There is no rule “data-ownershap”; did you mean “data-ownership”?"),
    Case(
      name: "a rule like no other", arguments: ["explain", "weather"],
      says: "There is no rule “weather”; `clauselint rules` lists what there is."),
    Case(
      name: "an unknown profile", arguments: ["check", "terms.txt", "--profile", "smartcity"],
      says: "There is no profile “smartcity”; did you mean “smart-city”?"),
    Case(
      name: "a profile like no other", arguments: ["check", "terms.txt", "--profile", "weather"],
      says: "There is no profile “weather”; `clauselint rules --profiles` lists what there is."),
    Case(
      name: "reasons for programs", arguments: ["check", "terms.txt", "--why", "--format", "json"],
      says: "--why is for the text report; leave out --format."),
    Case(
      name: "a date that is none", arguments: ["redline", "terms.txt", "-o", "out.txt", "--date", "soon"],
      says: "--date soon: This is no date; write 2026-03-01 or 2026-03-01T09:30:00Z."),
    Case(
      name: "an appendix without a known ending", arguments: ["appendix", "-o", "appendix.pdf"],
      says: "appendix.pdf: The name of an appendix ends in .docx, .md, .html or .txt."),
    Case(
      name: "a setting without a value", arguments: ["appendix", "-o", "a.md", "--set", "days"],
      says: "--set days: Write a name and a value, such as return_days=30."),
    Case(
      name: "a setting given twice", arguments: ["appendix", "-o", "a.md", "--set", "a=1", "--set", "a=2"],
      says: "--set a is given twice; keep one."),
    Case(
      name: "an unknown family", arguments: ["appendix", "-o", "a.md", "--family", "data-ownershap"],
      says: "There is no family “data-ownershap”; did you mean “data-ownership”?"),
    Case(
      name: "no output", arguments: ["redline", "terms.txt"],
      says: "Missing expected argument '--output <output>'"),
    Case(
      name: "an unknown tier", arguments: ["redline", "terms.txt", "-o", "out.txt", "--tier", "best"],
      says:
        "The value 'best' is invalid for '--tier <tier>'. Please provide one of 'preferred', 'fallback' or 'minimum'."
    ),
    Case(
      name: "no number", arguments: ["check", "--jobs", "many", "terms.txt"],
      says: "The value 'many' is invalid for '--jobs <number>'"),
    Case(name: "no rule", arguments: ["explain"], says: "Missing expected argument '<id>'"),
    Case(
      name: "an unknown subcommand", arguments: ["library", "tset"], says: "Unexpected argument 'tset'"),
    Case(
      name: "an unknown setting", arguments: ["appendix", "-o", "a.md", "--set", "retrun_days=3"],
      says: "No clause has a parameter “retrun_days”; did you mean “return_days”?"),
    Case(
      name: "a setting out of range", arguments: ["appendix", "-o", "a.md", "--set", "return_days=9999"],
      says: "The parameter “return_days” is 9999; it must lie between 1 and 90."),
    Case(
      name: "a setting that is no number", arguments: ["appendix", "-o", "a.md", "--set", "return_days=x"],
      says: "The parameter “return_days” must be a whole number, and “x” is none."),
  ]

  /// Choices of a redline, an appendix and a table.
  static let redlines = [
    Case(
      name: "a budget over all", arguments: ["redline", "terms.txt", "-o", "out.txt", "--budget", "101"],
      says: "--budget has to be from 0 to 100."),
    Case(
      name: "a rule that is none",
      arguments: ["redline", "terms.txt", "-o", "out.txt", "--only", "nda.publicaton"],
      says: "There is no rule “nda.publicaton”; did you mean “nda.publication”?"),
    Case(
      name: "questions about standard input", arguments: ["redline", "-", "-o", "out.txt", "--interactive"],
      says: "--interactive reads the answers from standard input; name the document."),
    Case(
      name: "a receipt over the input",
      arguments: ["redline", "terms.txt", "-o", "out.txt", "--receipt", "terms.txt"],
      says: "terms.txt: This is the input itself; choose another name for the output."),
    Case(
      name: "a receipt into no folder",
      arguments: ["redline", "terms.txt", "-o", "out.txt", "--receipt", "none/r.json"],
      says: "none/r.json: There is no folder “none”; make it first."),
    Case(
      name: "the status of a text", arguments: ["redline", "status", "terms.txt", "terms.txt"],
      says:
        "terms.txt: The file is neither a Word package nor WordprocessingML, so it cannot take tracked changes."
    ),
    Case(
      name: "an appendix without a name", arguments: ["appendix"],
      says: "Missing expected argument '--output <output>'"),
    Case(
      name: "an appendix of another kind", arguments: ["appendix", "-o", "a.pdf"],
      says: "a.pdf: The name of an appendix ends in .docx, .md, .html or .txt."),
    Case(
      name: "a file of values that is not there",
      arguments: ["appendix", "-o", "a.md", "--parameters", "values.yaml"],
      says: "values.yaml: There is no such file; check the path."),
    Case(
      name: "a file of values that is none",
      arguments: ["appendix", "-o", "a.md", "--parameters", "terms.txt"],
      says: "terms.txt:1:1: “the file” must be a mapping of names to values."),
    Case(
      name: "no appendix", arguments: ["appendix", "verify", "terms.txt"],
      says:
        "terms.txt: The file carries no line “Clause library …, digest …”; only an appendix that clauselint wrote can "
        + "be verified."),
    Case(
      name: "a table of another kind", arguments: ["negotiate", "terms.txt", "-o", "table.pdf"],
      says: "table.pdf: The name of a negotiation table ends in .docx, .md or .csv."),
  ]

  /// A rule file is told by file, line and column.
  static let libraries = [
    Case(
      name: "a library that is not there", arguments: ["library", "test", "nowhere"],
      says: "nowhere: There is no such folder; check the path."),
    Case(
      name: "a library with nothing in it", arguments: ["library", "test", "folder"],
      says: "folder: This folder holds nothing of a clause library; put the folder of a family into it."),
    Case(
      name: "a whole library over another",
      arguments: ["rules", "--library", "rules", "--library", "rules"],
      says: "rules: This is a whole clause library, and would hide the others; name it first.",
      slip: Slip(file: "nda/model.md", words: "# Preferred", mistyped: "# Preferred")),
    Case(
      name: "figures of no corpus", arguments: ["library", "evaluate", "folder", "--write", "measured.yaml"],
      says: "--write needs --corpus, which says what the documents are."),
    Case(
      name: "documents without labels", arguments: ["library", "evaluate", "folder"],
      says: "folder/labels: There is no such folder, or it may not be read; check the path."),
    Case(
      name: "a folder of labels without one",
      arguments: ["library", "evaluate", ".", "--labels", "folder"],
      says: "folder: There is no label in this folder; it holds NAME.json files."),
    Case(
      name: "a new family that is there already", arguments: ["library", "new", "nda"],
      says: "There is a family “nda” already; name the new element as well, such as nda.register."),
    Case(
      name: "a new element where no folder can be made",
      arguments: ["library", "new", "nda.register", "--into", "terms.txt"],
      says: "terms.txt/nda: The folder cannot be made; check its name and whether you may write there."),
    Case(
      name: "a misspelt key", arguments: ["check", "--library", "rules", "terms.txt"],
      says: "rules/data-ownership/ownership.yaml:2:1: an element has no key “kee”; did you mean “key”?",
      slip: Slip(file: "data-ownership/ownership.yaml", words: "key: true", mistyped: "kee: true")),
    Case(
      name: "malformed YAML", arguments: ["library", "test", "rules"],
      says:
        "rules/data-ownership/ownership.yaml:2:6: this is not well-formed YAML: mapping values are not allowed in this "
        + "context.",
      slip: Slip(file: "data-ownership/ownership.yaml", words: "\nkey: true", mistyped: "\n  key: [true")),
    Case(
      name: "an unknown severity",
      arguments: ["redline", "terms.txt", "-o", "out.txt", "--library", "rules"],
      says:
        "rules/data-ownership/ownership.yaml:4:11: “severity” cannot be “grave”; use note, warning or error.",
      slip: Slip(
        file: "data-ownership/ownership.yaml", words: "\nseverity: error", mistyped: "\nseverity: grave")),
    Case(
      name: "an unknown word class", arguments: ["appendix", "-o", "a.md", "--library", "rules"],
      says: "rules/nda/publication.yaml:6:5: there is no word class {authorty}; did you mean {authority}?",
      slip: Slip(
        file: "nda/publication.yaml", words: "\nsatisfied:\n",
        mistyped: "\nsatisfied:\n  - \"{authorty} may publish\"\n")),
    Case(
      name: "an unknown slot of model text", arguments: ["rules", "--library", "rules"],
      says:
        "rules/data-ownership/model.md:5:18: {authorty} is no parameter of the family; did you mean {authority}?",
      slip: Slip(file: "data-ownership/model.md", words: "{authority}", mistyped: "{authorty}")),
  ]

  /// Nothing is written over an input, and a write that fails leaves nothing behind.
  static let outputs = [
    Case(
      name: "a redline over its input", arguments: ["redline", "terms.txt", "-o", "terms.txt"],
      says: "terms.txt: This is the input itself; choose another name for the output."),
    Case(
      name: "a redline over its input by another path",
      arguments: ["redline", "terms.txt", "-o", "folder/../terms.txt"],
      says: "folder/../terms.txt: This is the input itself; choose another name for the output."),
    Case(
      name: "a redline over its input through a symbolic link",
      arguments: ["redline", "terms.txt", "-o", "symbolic.txt"],
      says: "symbolic.txt: This is the input itself; choose another name for the output."),
    Case(
      name: "a redline over its input through a hard link",
      arguments: ["redline", "terms.txt", "-o", "hard.txt"],
      says: "hard.txt: This is the input itself; choose another name for the output."),
    Case(
      name: "a redline into a folder", arguments: ["redline", "terms.txt", "-o", "folder"],
      says: "folder: This is a folder; name a file in it."),
    Case(
      name: "a redline into no folder", arguments: ["redline", "terms.txt", "-o", "none/out.txt"],
      says: "none/out.txt: There is no folder “none”; make it first."),
    Case(
      name: "a redline of nothing", arguments: ["redline", "nowhere.docx", "-o", "out.docx"],
      says: "nowhere.docx: There is no such file; check the path."),
    Case(
      name: "a Word redline of a text", arguments: ["redline", "terms.txt", "-o", "out.docx"],
      says: "out.docx: A redline of this document can be written as text, diff or html, not as docx."),
    Case(
      name: "a redline onto a full disk", arguments: ["redline", "terms.txt", "-o", "/dev/full"],
      says: "/dev/full: The file cannot be written: no space left on device."),
    Case(
      name: "an appendix where no file can be made", arguments: ["appendix", "-o", "/proc/appendix.md"],
      says: "/proc/appendix.md: The file cannot be written: no such file or directory."),
  ]

  /// Names of one letter are names.
  @Test(arguments: ["check -q --format json=r a", "redline -q a -o r", "check -q --output-file $PWD/r a"])
  func shortNamesWork(line: String) throws {
    let folder = try Scratch()
    try folder.write("a", CommandTests.terms)
    let result = try BuiltCommand.shell("clauselint \(line)", in: folder)
    #expect([0, 1].contains(result.status), "\(result.errors.prefix(300))")
    #expect(try folder.names == ["a", "r"])
  }

  @Test func twoOutputsNeedTwoNames() throws {
    let folder = try Scratch()
    try folder.write("draft.md", "# Terms\n\nThe Supplier owns all data.\n")
    let result = try BuiltCommand.run(
      ["redline", "draft.md", "-o", "out.md", "--receipt", "./out.md"], in: folder)
    #expect(result.status == 2)
    #expect(
      result.errors
        == "clauselint: ./out.md: Two outputs cannot go to one file; choose another name for one of them.\n")
    #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: "out.md").path))
  }

  @Test(arguments: cases)
  func refusals(_ example: Case) throws {
    let folder = try Scratch()
    let terms = try folder.write("terms.txt", CommandTests.terms)
    try folder.write("empty.txt", "")
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "folder"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      at: folder.url.appending(path: "symbolic.txt"), withDestinationURL: terms)
    try FileManager.default.linkItem(at: terms, to: folder.url.appending(path: "hard.txt"))
    for file in BadFiles.all { try folder.write(file.name, file.bytes) }
    if let slip = example.slip { try Self.makeLibrary(with: slip, in: folder) }
    let before = try folder.names
    let result = try BuiltCommand.run(example.arguments, in: folder)
    #expect(result.status == example.status)
    #expect(result.errors.split(separator: "\n").first.map(String.init) == "clauselint: " + example.says)
    #expect(try folder.names == before, "Something was left behind.")
    #expect(try folder.read("terms.txt") == CommandTests.terms)
  }

  private static func makeLibrary(with slip: Slip, in folder: Scratch) throws {
    try FileManager.default.copyItem(
      at: BuiltCommand.package.appending(path: "ClauseLibrary"), to: folder.url.appending(path: "rules"))
    let name = "rules/" + slip.file
    let text = try folder.read(name)
    try #require(text.contains(slip.words))
    try folder.write(name, text.replacing(slip.words, with: slip.mistyped, maxReplacements: 1))
  }

  /// A limit on the size of files stands for a disk that fills while a file is written.
  @Test func aWriteThatFailsLeavesNothingBehind() throws {
    let folder = try Scratch()
    let result = try BuiltCommand.shell("ulimit -f 1; clauselint appendix -o appendix.docx", in: folder)
    #expect(result.status == 2)
    #expect(result.errors == "clauselint: appendix.docx: The file cannot be written: file too large.\n")
    #expect(try folder.names == [])
  }

  @Test func aWriteThatFailsLeavesTheOldFile() throws {
    let folder = try Scratch()
    try folder.write("appendix.docx", "the old one")
    let result = try BuiltCommand.shell("ulimit -f 1; clauselint appendix -o appendix.docx", in: folder)
    #expect(result.status == 2)
    #expect(try folder.names == ["appendix.docx"])
    #expect(try folder.read("appendix.docx") == "the old one")
  }

  @Test func anEpochThatIsNoneIsRefused() throws {
    let folder = try Scratch()
    try folder.write("terms.txt", CommandTests.terms)
    let result = try BuiltCommand.run(
      ["redline", "terms.txt", "-o", "out.txt"], in: folder, environment: ["SOURCE_DATE_EPOCH": "yesterday"])
    #expect(result.status == 2)
    #expect(
      result.errors
        == "clauselint: SOURCE_DATE_EPOCH is “yesterday”; it has to be a number of seconds since 1970.\n")
  }
}
