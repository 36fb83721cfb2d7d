import ArgumentParser
import ClauseLint

/// Which documents are examined and under which settings.
struct Examined {
  var files: [String] = []
  var stdinFilename: String?
  var jobs: Int?
  var forceExclude = false
  var tier: Tier?
  var profile: String?
  var reading: Reading
  var choice: LibraryChoice
  var configuration: ConfigurationChoice
  var calendar: Calendar

  /// - Throws: `ValidationError` for what cannot be meant.
  func validate() throws {
    guard jobs ?? 1 > 0 else { throw ValidationError("--jobs has to be 1 or more.") }
    let dashes = files.count { $0 == InputFile.standardInput }
    guard dashes < 2 else { throw ValidationError("Standard input (-) can be read once only.") }
    if dashes == 0, stdinFilename != nil {
      throw ValidationError("--stdin-filename is for standard input; add - to the files.")
    }
  }
}

/// The same as arguments, shared by the commands that look for findings.
struct ExaminedOptions: ParsableArguments {
  @Argument(
    help: "Word, XML, text or Markdown files, or folders of them; - reads standard input.",
    completion: .file())
  var files: [String]

  @Option(help: ArgumentHelp("The name to report for standard input.", valueName: "name"))
  var stdinFilename: String?

  @Option(
    help: ArgumentHelp("How many files to read at once (default: one for each core).", valueName: "number"))
  var jobs: Int?

  @Flag(help: "Leave out files that the configuration excludes even where they are named.")
  var forceExclude = false

  @Option(help: "Which model text to propose: preferred, fallback or minimum (default: preferred).")
  var tier: Tier?

  @Option(
    help: ArgumentHelp(
      "Ask what this kind of purchase calls for; clauselint rules --profiles lists them.", valueName: "id"))
  var profile: String?

  @OptionGroup var reading: Reading

  @OptionGroup var choice: LibraryChoice

  @OptionGroup var configuration: ConfigurationChoice

  @OptionGroup var calendar: Calendar

  var examined: Examined {
    Examined(
      files: files, stdinFilename: stdinFilename, jobs: jobs, forceExclude: forceExclude, tier: tier,
      profile: profile, reading: reading, choice: choice, configuration: configuration, calendar: calendar)
  }

  func validate() throws { try examined.validate() }
}
